import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EditorsFile } from '../../../src/model/editor.ts'
import { type Language, of } from '../../../src/model/language.ts'
import type { Source } from '../../../src/model/source.ts'
import { type Text, textsOf, USES } from '../../../src/model/texts.ts'
import { foldersOf, readProject } from '../../../src/project/load.ts'
import { sentencesIn } from '../../../src/text/sentences.ts'
import { Bench, type Lost } from '../../../src/verify/style/lost.ts'
import { createWorld } from '../../../src/world/world.ts'
import { Findings } from '../../support/findings.ts'
import { claimOf } from '../look-alikes/claims.ts'

/**
 * A speaker or a hedge as it stands in a sentence, and what is left of the sentence without it. These are ways to
 * write, not words that the check looks for: whatever stands between two commas is struck with its verb.
 */
const STRIKES: Readonly<
  Record<Lost['what'], Readonly<Record<Language, readonly [RegExp, string][]>>>
> = {
  speech: {
    en: [
      [/(?<=^|[.!?] )(?:According to|In the (?:view|account|reading) of) [^,]+, /gu, ''],
      [/, (?:according to|in the (?:view|account|reading) of|as) [^,.;:]+(?=[.;:])/gu, ''],
      [
        /, (?:(?:according to|in|as) )?[^,.;:]{2,60}(?: (?:says?|said|notes|noted|stressed|pointed out|goes on|added|adds|suggests|argues|recalled|concluded|wrote|reports)|reading|view|account|conclusion)(?: (?:in 2022|it))?,/gu,
        '',
      ],
      [
        /(?<=^|[.!?] )[^.!?,:;]{3,60} (?:says|said|thinks it probable|noted|announced|stressed|cautioned|reported|held|concluded) that /gu,
        '',
      ],
    ],
    ar: [
      [
        /،? (?:كما (?:قال|قالت|يقول|تقول|ذكر|ذكرت|يذكر|لاحظ|لاحظت|شدد|أشار|ينقل|يورد|يروي)|بحسب|وفق|برأي) [^،.؛]{2,40}(?=[.،؛:])،?/gu,
        '',
      ],
      [/(?<=^|[.!?] )[وف]?(?:بحسب|وفق) (?:ال\S+|صفحة الندوة|الملخص) ?/gu, ''],
      [
        /(?<=^|[.!?] )[وف]?(?:قال|قالت|يقول|تقول|ذكر|تذكر|أعلنت|رأى|يرى|خلصت|نبّه|شدد|لاحظ) [^.!?،؛]{0,60}?(?:إن|أن|إلى أن) /gu,
        '',
      ],
    ],
  },
  doubt: {
    en: [
      [/ (?:probably|perhaps|apparently|possibly)(?= )/gu, ''],
      [/ may(?= (?:not |be |have )?)/gu, ' did'],
      [/(?<= )(?:thinks|thought) it probable that /gu, 'says that '],
      [/(?<=^|[.!?] )Perhaps /gu, ''],
    ],
    ar: [
      [/ (?:ربما|«ربما»|على الأرجح)(?= )/gu, ''],
      [/ [وف]?قد(?= [ين]\p{L}{2})/gu, ''],
      [/[وف]?الأرجح (?:أن|أنها) /gu, ''],
      [/(?<= )يرجّح /gu, 'يقول '],
    ],
  },
}

/** A text with one of its speakers or hedges struck, for each, in reading order. */
function struck(text: string, what: Lost['what'], language: Language): string[] {
  // A speaker of the first sentence is understood in those that follow.
  const opening = sentencesIn(text)[0]?.length ?? 0
  const all = STRIKES[what][language] ?? []
  return all
    .flatMap(([form, left]) =>
      [...text.replace(/ \[(?:Editor|المحرر):.*/u, '').matchAll(form)].map(
        ({ 0: { length }, index }) => ({
          index,
          text: tidy(`${text.slice(0, index)}${left}${text.slice(index + length)}`),
        }),
      ),
    )
    .filter(({ index }) => what === 'doubt' || index < opening)
    .toSorted((a, b) => a.index - b.index)
    .map((each) => each.text)
}

function tidy(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/(?<=^|[.!?] )\p{Ll}/gu, (letter) => letter.toUpperCase())
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

describe('a sentence of the editor’s that says more than its claims', () => {
  let texts: Text[]
  let editor: EditorsFile
  let sources: readonly Source[]
  const benches = new Map<Language, Bench>()

  beforeAll(async () => {
    const project = await readProject(
      foldersOf({ sources: join(root, 'sources') }),
      createWorld(),
      new Findings(),
    )
    if (!project.editor) throw new Error('The editor’s file cannot be read.')
    editor = project.editor
    sources = project.sources
    texts = textsOf(sources, editor).filter(
      ({ kind, rests }) => USES[kind].style && rests.length > 0,
    )
    for (const language of ['en', 'ar']) {
      benches.set(language, new Bench(sources, editor.names, language))
    }
  })

  const lostIn = (text: string, { rests, kind }: Text, language: Language) =>
    benches.get(language)?.lostIn(text, rests, kind === 'point' || kind === 'claim') ?? []

  /** How many of the mutants of texts of some kinds are told. */
  function measured(name: string, of_: (text: Text) => boolean) {
    const [found, count] = ['speech', 'doubt']
      .flatMap((what) => ['en', 'ar'].map((language) => [what as Lost['what'], language] as const))
      .flatMap(([what, language]) =>
        texts.filter(of_).flatMap((text) =>
          // What no claim of it says in such a way cannot be lost.
          isSaid(text, what, language)
            ? struck(of(text.says, language).plain, what, language).map((mutant) =>
                lostIn(mutant, text, language).some((each) => each.what === what),
              )
            : [],
        ),
      )
      .reduce(([told, all], isTold) => [told + (isTold ? 1 : 0), all + 1], [0, 0])
    console.info(`speakers and hedges struck from ${name}: ${found} of ${count} told`)
    return { share: found / count, count }
  }

  const isSaid = ({ rests }: Text, what: Lost['what'], language: Language) =>
    texts.some(
      ({ id, kind, says }) =>
        kind === 'claim' &&
        rests.includes(id) &&
        struck(of(says, language).plain, what, language).length > 0,
    )

  it('should be told in the wording of a point that lost a speaker or a hedge', () => {
    const { share, count } = measured('points', ({ kind }) => kind === 'point')
    expect(count).toBeGreaterThan(20)
    expect(share).toBeGreaterThanOrEqual(0.9)
  })

  it('should be told where a claim is retold word for word but for these', () => {
    const { share, count } = measured('claims', ({ kind }) => kind === 'claim')
    expect(count).toBeGreaterThan(60)
    expect(share).toBeGreaterThanOrEqual(0.9)
  })

  it('should keep its hedges where it says what its claim says', () => {
    const claims = texts.filter(({ kind }) => kind === 'claim')
    const told = claims.flatMap((claim) =>
      ['en', 'ar'].flatMap((language) => lostIn(of(claim.says, language).plain, claim, language)),
    )
    expect(told.filter(({ what }) => what === 'doubt')).toEqual([])
  })
})

const pairs = readFileSync(new URL('lost.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [Language, string, string, string])

describe('a wording', () => {
  it.each(pairs)(
    'should say as surely as its claim, and whose word it is: %s “%s”, “%s”',
    (language, claim, wording, lost) => {
      const place = { path: 'brief.md', line: 1, column: 1 }
      const statements = { [language]: { language, content: [], plain: claim, place } }
      const source = {
        id: 'one',
        claims: [{ ...claimOf({ id: 'claim', en: '', ar: '' }), statements }],
      } as unknown as Source
      const bench = new Bench([source], [], language)
      expect(
        bench
          .lostIn(wording, ['claim'], true)
          .map(({ what }) => what)
          .join(),
      ).toBe(lost)
    },
  )
})
