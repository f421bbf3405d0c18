import type { PhrasingContent, RootContent } from 'mdast'
import type { Labels } from '../model/audience.ts'
import type { Point } from '../model/brief.ts'
import type { Language } from '../model/language.ts'
import type { Claim, Figure, Source } from '../model/source.ts'
import { locatorsMeet, paragraphsInWords } from '../text/locator.ts'
import { bilingualHeading, inEveryLanguage, list, paragraph, role, text } from './nodes.ts'
import { opening, timeInWords, type Writer } from './parts.ts'

/**
 * The annex of evidence: for each point, under the number of its note, how many independent origins
 * it has, and for each claim that it was made of the passage, the speaker, the state of the text,
 * the figures, and what is wrong with the source there.
 */
export function writeEvidence(writer: Writer): RootContent[] {
  const { brief } = writer
  const printed = brief.sections
    .map(({ title, groups }) => ({ title, points: groups.flatMap(({ points }) => points) }))
    .filter(({ points }) => points.length > 0)
  if (printed.length === 0) return []
  return [
    ...opening('evidence', writer),
    ...printed.flatMap(({ title, points }) => [
      bilingualHeading(3, title),
      ...points.flatMap((point) => evidenceOf(point, writer)),
    ]),
  ]
}

function evidenceOf(point: Point, writer: Writer): RootContent[] {
  const { brief, labels, notes } = writer
  const found = brief.sources.flatMap((source) =>
    source.claims.filter(({ id }) => point.claims.includes(id)).map((claim) => ({ source, claim })),
  )
  const origins = new Set(found.map(({ source }) => source.origin)).size
  const number = notes.numberOf(point)
  return [
    role('evidence', point.topic),
    ...inEveryLanguage((language) => {
      const own = labels[language]
      const form = new Intl.PluralRules(language).select(origins)
      const independent = (own[`origins-${form}`] ?? own['origins-other'] ?? '').replace(
        '{n}',
        String(origins),
      )
      return [
        paragraph([
          ...(number === undefined
            ? []
            : [strong(`${(own['note-number'] ?? '{n}').replace('{n}', String(number))} `)]),
          text(independent),
        ]),
        list(found.map(({ source, claim }) => passageOf(source, claim, language, writer))),
      ]
    }),
  ]
}

/** "Noon Post, paragraphs 6–7. Machine-translated text. According to …. Figures: …" */
function passageOf(
  source: Source,
  claim: Claim,
  language: Language,
  writer: Writer,
): PhrasingContent[] {
  const labels = writer.labels[language]
  const { titleShort, containerTitle, title } = source.record
  const comma = language === 'ar' ? '، ' : ', '
  const name = (titleShort ?? containerTitle ?? title)[language]
  const speaker = writer.brief.names.find(({ id }) => id === claim.attribution)
  const sentences = [
    `${name}${comma}${paragraphsInWords(claim.at, language)}.`,
    ...(source.text === 'original' ? [] : [`${labels[`state-${source.text}`] ?? ''}`]),
    ...(speaker ? [`${labels['said-by'] ?? ''} ${speaker.name[language]}.`] : []),
    ...(claim.figures.length > 0 ? [figuresOf(claim.figures, language, writer, labels)] : []),
    ...source.health
      .filter(({ at, kind, claims }) =>
        claims.length > 0
          ? claims.includes(claim.id)
          : kind !== 'noise' && locatorsMeet(at, claim.at),
      )
      .map(({ kind, note }) => `${labels[`health-${kind}`]}: ${note[language]}`),
  ]
  return [text(sentences.join(' '))]
}

function figuresOf(
  figures: readonly Figure[],
  language: Language,
  writer: Writer,
  labels: Labels,
): string {
  const semicolon = language === 'ar' ? '؛ ' : '; '
  const quoted = (words: string) => (language === 'ar' ? `«${words}»` : `“${words}”`)
  const each = figures.map(
    (figure) => `${quoted(figure.words[language])} (${timeInWords(figure, language, writer)})`,
  )
  return `${labels.figures ?? ''} ${each.join(semicolon)}.`
}

function strong(words: string): PhrasingContent {
  return { type: 'strong', children: [text(words)] }
}
