import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { quantitiesIn } from '../../../src/languages/quantities.ts'
import { wordsIn } from '../../../src/languages/words.ts'
import type { EditorsFile } from '../../../src/model/editor.ts'
import { of } from '../../../src/model/language.ts'
import { textsOf } from '../../../src/model/texts.ts'
import { foldersOf, type Project, readProject } from '../../../src/project/load.ts'
import type { Ground } from '../../../src/verify/grounds.ts'
import { mentionsIn } from '../../../src/verify/names/mentions.ts'
import { registerOf } from '../../../src/verify/names/register.ts'
import { restingTexts, ungroundedIn } from '../../../src/verify/support/editors-values.ts'
import { exchangedIn } from '../../../src/verify/support/exchanged.ts'
import { likelierThan } from '../../../src/verify/support/likeliest.ts'
import { unnamedIn } from '../../../src/verify/support/names.ts'
import { type Held, heldClaims } from '../../../src/verify/support/passage.ts'
import { unsupportedOf } from '../../../src/verify/support/quantities.ts'
import { misquoted } from '../../../src/verify/support/quotations.ts'
import { createWorld } from '../../../src/world/world.ts'
import { Findings } from '../../support/findings.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const originals = resolve(process.env.MUJAZ_ORIGINALS ?? join(root, 'sources/originals'))
const atHand = existsSync(join(originals, '000_43827c12fc14fe1a.txt'))

if (!atHand) {
  console.warn(
    `\n*** The originals are not in ${originals}: that false statements are told from their passages is not measured.\n`,
  )
}

/**
 * Every claim of the first brief is falsified in one thing at a time and held against its passage. What
 * is found is counted, since no program finds everything: a change for the worse shows in the counts.
 */
describe.skipIf(!atHand)('a claim that says something else than its passage', () => {
  let project: Project
  let editor: EditorsFile
  let held: Held[]

  beforeAll(async () => {
    project = await readProject(
      foldersOf({ sources: join(root, 'sources'), originals }),
      createWorld(),
      new Findings(),
    )
    if (!project.editor) throw new Error('The editor’s file cannot be read.')
    editor = project.editor
    held = project.sources.flatMap((source) => heldClaims(source, project))
  })

  /** The claims with one thing changed, in all the ways that a change allows. */
  const falsified = (change: (claim: Held) => readonly string[]) =>
    held.flatMap((claim) => change(claim).map((statement) => ({ ...claim, statement })))

  function measured(what: string, mutants: readonly Held[], finds: (mutant: Held) => boolean) {
    const found = mutants.filter(finds).length
    console.info(`${what}: ${found} of ${mutants.length} found`)
    return { share: found / mutants.length, count: mutants.length }
  }

  it('should be found where a number is another one', () => {
    const mutants = falsified(({ statement }) =>
      [
        (number: string) => number.replace(/\d/, (digit) => `${(Number(digit) % 9) + 1}`),
        (number: string) => number.replace(/\d(?=\D*$)/, (digit) => `${(Number(digit) + 3) % 10}`),
        (number: string) => `${number}0`,
      ].flatMap((change) =>
        replaceEach(statement, /(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d+(?:[.,]\d+)*/g, change),
      ),
    )
    const { share, count } = measured(
      'numbers',
      mutants,
      (mutant) => unsupportedOf(mutant).length > 0,
    )
    expect(count).toBeGreaterThan(50)
    expect(share).toBeGreaterThanOrEqual(0.98)
  })

  it('should be found where two numbers have changed places', () => {
    const mutants = falsified(({ statement, language }) => {
      const numbers = quantitiesIn(statement, language).filter(
        (quantity) =>
          quantity.kind !== 'date' &&
          quantity.kind !== 'year' &&
          /^[\d.,]+$/.test(statement.slice(quantity.start, quantity.end)),
      )
      return numbers.flatMap((a, index) =>
        numbers.slice(index + 1).flatMap((b) => {
          const [one, other] = [a, b].map(({ start, end }) => statement.slice(start, end))
          if (a.kind !== b.kind || one === other) return []
          const between = statement.slice(a.end, b.start)
          return [`${statement.slice(0, a.start)}${other}${between}${one}${statement.slice(b.end)}`]
        }),
      )
    })
    const found = (mutant: Held) =>
      exchangedIn(mutant).length > 0 || unsupportedOf(mutant).length > 0
    const { share, count } = measured('numbers exchanged', mutants, found)
    expect(count).toBeGreaterThan(5)
    expect(share).toBeGreaterThanOrEqual(0.85)
    expect(held.flatMap(exchangedIn)).toEqual([])
  })

  it('should be found where a year is another one', () => {
    const mutants = falsified(({ statement }) => [
      ...replaceEach(statement, /(?<!\d)(?:19|20)\d\d(?!\d)/g, (year) => `${Number(year) + 1}`),
      ...replaceEach(statement, /(?<!\d)(?:19|20)\d\d(?!\d)/g, (year) => `${Number(year) - 2}`),
    ])
    const { share, count } = measured(
      'years',
      mutants,
      (mutant) => unsupportedOf(mutant).length > 0,
    )
    expect(count).toBeGreaterThan(50)
    expect(share).toBeGreaterThanOrEqual(0.9)
  })

  it('should be found where a hedge is lost or added', () => {
    const mutants = falsified(({ statement, language }) => {
      const counts = quantitiesIn(statement, language).filter(
        (quantity) =>
          quantity.kind !== 'date' &&
          ['count', 'percent'].includes(quantity.kind) &&
          !quantity.optional &&
          /\d/.test(quantity.text),
      )
      return counts.flatMap(({ start, end, text, ...quantity }) => {
        const number = statement.slice(start, end)
        const from = statement.indexOf(text, Math.max(0, end - text.length - 40))
        const hedged = 'hedge' in quantity && quantity.hedge !== ''
        const put = (words: string) =>
          statement.slice(0, hedged && from >= 0 ? from : start) +
          words +
          statement.slice(Math.max(end, hedged && from >= 0 ? from + text.length : end))
        return hedged ? [put(number)] : [put(`أكثر من ${number}`), put(`نحو ${number}`)]
      })
    })
    const { share, count } = measured(
      'hedges',
      mutants,
      (mutant) => unsupportedOf(mutant).length > 0,
    )
    expect(count).toBeGreaterThan(30)
    expect(share).toBeGreaterThanOrEqual(0.97)
  })

  /** The claims with each name exchanged for another of its kind. */
  const renamed = (others: (claim: Held, kind: string) => readonly string[]) =>
    falsified((claim) => {
      const register = registerOf(editor.names, claim.language)
      const { telling } = mentionsIn(wordsIn(claim.statement, claim.language), register)
      return [...telling].flatMap(([id, words]) => {
        const kind = editor.names.find((name) => name.id === id)?.kind ?? ''
        return others(claim, kind)
          .filter((other) => other !== id)
          .map((other) => claim.statement.replace(words, formOf(other, claim)))
          .filter((statement) => statement !== claim.statement)
      })
    })

  const formOf = (id: string, { language }: Held) =>
    editor.names.find((name) => name.id === id)?.name[language] ?? ''

  const idsOf = (kind: string) =>
    editor.names.filter((name) => name.kind === kind).map(({ id }) => id)

  const findsName = (mutant: Held) => unnamedIn(mutant, editor.names).length > 0

  it('should be found where somebody else is named', () => {
    const mutants = renamed((_, kind) => idsOf(kind))
    const { share, count } = measured('names', mutants, findsName)
    expect(count).toBeGreaterThan(300)
    expect(share).toBeGreaterThanOrEqual(0.92)
  })

  it('should be found where somebody else of the same source is named', () => {
    const mutants = renamed(({ source, language, paragraphs }, kind) => {
      const register = registerOf(editor.names, language)
      const { any } = mentionsIn(wordsIn(paragraphs.join('\n'), language), register)
      return source ? idsOf(kind).filter((id) => any.has(id)) : []
    })
    const { share, count } = measured('names of the same source', mutants, findsName)
    expect(count).toBeGreaterThan(50)
    expect(share).toBeGreaterThanOrEqual(0.65)
  })

  it('should be found where a quotation has another word', () => {
    const mutants = falsified(({ statement }) =>
      [...statement.matchAll(/«([^»]+)»/g)].flatMap(({ 1: quotation = '', index }) => {
        if (editor.names.some(({ name }) => of(name, 'ar').includes(quotation))) return []
        const words = quotation.split(' ')
        return words.map(
          (_, at) =>
            statement.slice(0, index + 1) +
            words.with(at, 'قرنفلة').join(' ') +
            statement.slice(index + 1 + quotation.length),
        )
      }),
    )
    const { share, count } = measured(
      'quotations',
      mutants,
      (mutant) => misquoted(mutant, editor.names).length > 0,
    )
    expect(count).toBeGreaterThan(30)
    expect(share).toBe(1)
  })

  const shifted = (several: boolean) =>
    held
      .filter(({ cited }) => cited.length > 1 === several)
      .flatMap((claim) =>
        [-1, 1].map((by) => ({
          ...claim,
          at: claim.at.map(({ from, to }) => ({ from: from + by, to: to + by })),
        })),
      )
      .filter(({ at, paragraphs }) =>
        at.every(({ from, to }) => from > 0 && to <= paragraphs.length),
      )

  it('should be found where the paragraph beside the right one is cited', () => {
    const found = (mutant: Held) => likelierThan(mutant) !== undefined
    const one = measured('locators of one paragraph', shifted(false), found)
    const several = measured('locators of several paragraphs', shifted(true), found)
    expect(one.share).toBeGreaterThanOrEqual(0.95)
    expect(several.share).toBeGreaterThanOrEqual(0.55)
  })

  it('should be found where a sentence of the editor’s has another value than its claims', () => {
    const grounds = new Map<string, Ground>(
      project.sources.flatMap((source) =>
        source.claims.map((claim) => [claim.id, { claim, sources: [source] }]),
      ),
    )
    const mutants = restingTexts(textsOf(project.sources, editor)).flatMap(({ says, rests }) =>
      replaceEach(of(says, 'en').plain, /(?<![\d.,])\d+(?:[.,]\d+)*(?!\d)/g, (number) =>
        number.replace(/\d(?=\D*$)/, (digit) => `${(Number(digit) + 3) % 10}`),
      ).map((plain) => ({
        says: { ...says, en: { ...of(says, 'en'), plain } },
        own: rests.flatMap((id) => grounds.get(id) ?? []),
      })),
    )
    const found = mutants.filter(
      ({ says, own }) => ungroundedIn({ says }, own, editor).quantities.length > 0,
    )
    console.info(`editor’s values: ${found.length} of ${mutants.length} found`)
    expect(mutants.length).toBeGreaterThan(50)
    expect(found.length / mutants.length).toBeGreaterThanOrEqual(0.9)
  })

  it('should not be found where nothing is changed', () => {
    const told = held.filter(
      (claim) =>
        findsName(claim) ||
        misquoted(claim, editor.names).length > 0 ||
        likelierThan(claim) !== undefined ||
        unsupportedOf(claim).length > 0,
    )
    // One of them is settled.
    expect(told.map(({ claim }) => claim.id)).toEqual(['sc-reading'])
  })
})

/** A text with one of its matches exchanged, for each of them. */
function replaceEach(text: string, pattern: RegExp, change: (match: string) => string): string[] {
  return [...text.matchAll(pattern)].map(
    ({ 0: match, index }) =>
      text.slice(0, index) + change(match) + text.slice(index + match.length),
  )
}
