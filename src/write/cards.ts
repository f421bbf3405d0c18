import type { PhrasingContent } from 'mdast'
import type { Row, Section } from '../contract/document.ts'
import { list, paragraph, row, strong, text } from '../contract/nodes.ts'
import { dateInWords } from '../languages/dates.ts'
import { inLanguage } from '../languages/names.ts'
import { packOf } from '../languages/packs.ts'
import type { Labels } from '../model/audience.ts'
import { SOURCE_NOTES } from '../model/brief.ts'
import { type Language, languagesOf, of, printedLanguage } from '../model/language.ts'
import { type Source, shortTitleOf } from '../model/source.ts'
import { own, stateOf, type Writer } from './parts.ts'

/**
 * A card a source: its title and address, and in a line each who made it, when, what was read of it, what it wants and
 * what it is worth. What is wrong with it, paragraph by paragraph, is told elsewhere.
 */
export function writeCards(writer: Writer): Section[] {
  const { brief, languages, labels } = writer
  if (brief.sources.length === 0) return []
  const cards = brief.sources.map((source) =>
    row(
      'card',
      languages,
      (language) => [
        paragraph(titleIn(source, language)),
        list(linesOf(source, language, of(labels, language))),
      ],
      { argument: source.id },
    ),
  )
  return [own('cards', [...cards, ...writeAttached(writer)], writer)]
}

/**
 * The state of each source, for the file and for a screen, where what is printed has no room for it. It calls no
 * notes, which would be missing on paper.
 */
export function writeSourceNotes(writer: Writer): Section[] {
  const { brief, languages, labels } = writer
  if (brief.parts.includes('sources') || brief.sources.length === 0) return []
  const summary = brief.sourceSummary.map(({ statements }) =>
    row('summary', languages, (language) => [paragraph(of(statements, language).content)]),
  )
  const states = brief.sources.map((source) =>
    row(
      'state',
      languages,
      (language) => [
        paragraph([text(of(shortTitleOf(source.record), language))]),
        list(stateOf(source, language, of(labels, language))),
      ],
      { argument: source.id },
    ),
  )
  return [own(SOURCE_NOTES, [...summary, ...states], writer)]
}

/** Where to find what is wrong in each source; nothing where it is printed. */
export function writeAttached({ brief, languages, labels }: Writer): Row[] {
  if (brief.parts.includes('sources') || brief.sources.length === 0) return []
  return [
    row('attached', languages, (language) => [
      paragraph([text(of(labels, language)['source-notes-attached'] ?? '')]),
    ]),
  ]
}

/** What footnotes call it, and by what else it can be found: its whole title, the one it bears, its address. */
function titleIn({ record }: Source, language: Language): PhrasingContent[] {
  const short = shortTitleOf(record)
  const { title, URL } = record
  const whole = title && of(title, language)
  const other = printedLanguage(record.language, languagesOf(short))
  const original = title && other !== undefined && other !== language ? title[other] : undefined
  return [
    ...calledIn(of(short, language), whole),
    ...(original === undefined || other === undefined
      ? []
      : [
          text(' ('),
          { type: 'languageSpan' as const, language: other, children: [text(original)] },
          text(')'),
        ]),
    ...(URL === undefined
      ? []
      : [text(' '), { type: 'link' as const, title: null, url: URL, children: [text(URL)] }]),
  ]
}

/** What footnotes call a source stands out, within its title where that has these words. */
function calledIn(short: string, whole = short): PhrasingContent[] {
  const at = whole.indexOf(short)
  if (at < 0) return [strong(short), text(` · ${whole}`)]
  return [text(whole.slice(0, at)), strong(short), text(whole.slice(at + short.length))]
}

function linesOf(source: Source, language: Language, labels: Labels): PhrasingContent[][] {
  const { interest, reliance } = source.card ?? {}
  const said = {
    who: whoIn(source, language, labels),
    when: whenIn(source, language, labels),
    text: textIn(source, language, labels),
    interest: interest?.[language],
    reliance: reliance?.[language],
  }
  return Object.entries(said).flatMap(([line, words]) =>
    words === undefined
      ? []
      : [[strong(labels[`card-${line}`] ?? line), text(`${packOf(language).colon}${words}`)]],
  )
}

function whoIn({ record }: Source, language: Language, labels: Labels): string {
  const { author, containerTitle, translator } = record
  const { comma } = packOf(language)
  const names = (people: NonNullable<typeof author>) =>
    people.map((name) => of(name, language)).join(comma)
  return [
    author ? names(author) : labels['author-not-stated'],
    containerTitle ? of(containerTitle, language) : labels['outlet-not-stated'],
    // A function, since `$` in a string would be read as a pattern.
    ...(translator
      ? [(labels['translated-by'] ?? '{names}').replace('{names}', () => names(translator))]
      : []),
  ].join(comma)
}

function whenIn({ record }: Source, language: Language, labels: Labels): string {
  const { issued, notBefore } = record
  if (issued !== undefined) return dateInWords(issued, language)
  if (notBefore === undefined) return labels.undated ?? ''
  return (labels['undated-not-before'] ?? '{date}').replace('{date}', () =>
    dateInWords(notBefore, language),
  )
}

function textIn(
  { record, text: status, backgroundOnly }: Source,
  language: Language,
  labels: Labels,
): string {
  return [
    labels[`text-${status}`],
    inLanguage(record.language, language),
    ...(backgroundOnly ? [labels['card-background']] : []),
  ].join(packOf(language).comma)
}
