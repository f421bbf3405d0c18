import CSL from 'citeproc'
import { dateInWords } from '../languages/dates.ts'
import { paragraphsInWords } from '../languages/locators.ts'
import { inLanguage } from '../languages/names.ts'
import { PACKS, packOf } from '../languages/packs.ts'
import type { Audience, Labels } from '../model/audience.ts'
import {
  type ByLanguage,
  type Language,
  languagesOf,
  mapEach,
  of,
  othersOf,
  printedLanguage,
} from '../model/language.ts'
import { type Citation, type Source, shortTitleOf } from '../model/source.ts'
import { Memory } from '../text/remember.ts'

/** Reads a file of an installed package, such as `citeproc-locales/locales/locales-ar.xml`. */
export type Asset = (specifier: string) => Uint8Array

/** Formats the citations of one document in one language, in the order of its notes. */
export interface Citer {
  /** The next note: a source in full the first time, unless the audience wants it short, and short from then on. Inline Markdown. */
  note(citations: readonly Citation[]): string
  /** The full reference of a source, as the list of sources prints it. Inline Markdown. */
  reference(source: string): string
}

/**
 * citeproc takes "para." at the start of a locator for a label of its own and drops it. An invisible
 * joiner in front keeps the words as they are, and is taken out of what comes back.
 */
const GUARD = '\u2060'

/**
 * Stand for quotation marks, of the style and of what it cites, until it is known which of them stands
 * within another: citeproc itself knows a mark for one only where a space is before it, and «بـ“القرعة”» has none.
 */
const [OPEN, CLOSE] = ['\uE002', '\uE003']

// Footnotes go into Markdown, so that is what citeproc is made to speak.
CSL.Output.Formats.markdown = {
  ...CSL.Output.Formats.text,
  '@font-style/italic': '*%%STRING%%*',
  '@quotes/true': (_: unknown, text = '') => `${OPEN}${text}${CLOSE}`,
  '@quotes/inner': (_: unknown, text?: string) =>
    text === undefined ? '’' : `${OPEN}${text}${CLOSE}`,
  text_escape: (text = '') =>
    /^https?:\/\//.test(text) ? `<${text}>` : text.replace(/[\\*_`[\]<>&~|]/g, '\\$&'),
}

/** Stand for the tags around a title in another language while citeproc handles it as text. */
const [FOREIGN, END] = ['\uE000', '\uE001']

/** Puts the tags in their places. */
function withLanguage(markdown: string, language: Language): string {
  return markdown
    .replaceAll(FOREIGN, `<span lang="${language}" dir="${packOf(language).direction}">`)
    .replaceAll(END, '</span>')
}

/** A citer for each language: each has its own style, its own locale and its own comma. */
export function createCiters(
  sources: readonly Source[],
  audience: Audience,
  asset: Asset,
): ByLanguage<Citer> {
  return mapEach(audience.citationStyles, (_, language) =>
    createCiter(language, sources, audience, asset),
  )
}

function createCiter(
  language: Language,
  sources: readonly Source[],
  audience: Audience,
  asset: Asset,
): Citer {
  const labels = of(audience.labels, language)
  const [other = language] = othersOf(audience.labels, language)
  const items = new Map(sources.map((source) => [source.id, itemOf(source, language, labels)]))
  const system = {
    retrieveLocale: (name: string) => localeOf(name, asset),
    retrieveItem: (id: string) => items.get(id) ?? {},
  }
  const style = of(audience.citationStyles, language).text
  const engine = () => {
    const made = new CSL.Engine(system, style, packOf(language).citation.locale, true)
    made.setOutputFormat('markdown')
    const term = made.getTerm.bind(made)
    // Arabic writes its "and" with the word behind it, where citeproc puts a comma and a space.
    made.getTerm = (name, ...rest) =>
      name === 'and' ? term(name, ...rest)?.replace(/^و$/, ' و') : term(name, ...rest)
    return made
  }
  const { references, citeOne, quotes } = BIBLIOGRAPHIES.recall(
    JSON.stringify([language, style, [...items.values()]]),
    () => bibliographyOf(engine(), style, [...items.keys()]),
  )
  // What stands in full elsewhere is cited as if it had been before.
  const cited = audience.notes === 'short' ? [...items.keys()] : []
  const cite = ASKS_FOR_NEIGHBOURS.test(style)
    ? citeInSequence(engine(), cited)
    : citeAlone(citeOne, cited)
  const finish = (markdown: string) =>
    withLanguage(withQuotes(markdown, quotes), other).replaceAll(GUARD, '')
  return {
    note(citations) {
      const wanted = citations.map(({ source, at }) => ({
        id: source,
        locator: `${GUARD}${paragraphsInWords(at, language)}`,
        label: 'paragraph',
      }))
      return finish(cite(wanted))
    },
    reference: (source) => finish(references.get(source) ?? ''),
  }
}

type Engine = InstanceType<typeof CSL.Engine>

/** One note after the other, as the text of each. */
type Cite = (citations: Parameters<Engine['processCitationCluster']>[0]['citationItems']) => string

/**
 * What a style uses if the text of a note hangs on more than whether its sources were cited before:
 * on the note above it, on how far back that was, on its order, on all others.
 */
const ASKS_FOR_NEIGHBOURS =
  /<sort\b|\bibid|near-note|disambiguate|collapse|first-reference-note-number/

/**
 * citeproc goes over all the notes before each: exact for every style, and slow for many notes.
 *
 * @param known sources that count as cited before: each of them twice in a note of their own, since after one that
 *   cites a single thing the next would be "ibid."
 */
function citeInSequence(engine: Engine, known: readonly string[]): Cite {
  const before: [string, number][] = []
  if (known.length > 0) {
    const citationItems = [...known, ...known].map((id) => ({
      id,
      locator: '',
      label: 'paragraph',
    }))
    const listed = { citationID: 'listed', citationItems, properties: { noteIndex: 0 } }
    engine.processCitationCluster(listed, [], [])
    before.push(['listed', 0])
  }
  let number = 0
  return (citations) => {
    number += 1
    const [, results] = engine.processCitationCluster(
      {
        citationID: `note-${number}`,
        citationItems: citations,
        properties: { noteIndex: number },
      },
      before,
      [],
    )
    before.push([`note-${number}`, number])
    return results.find(([, , id]) => id === `note-${number}`)?.[1] ?? ''
  }
}

/** Each note by itself, which takes a third of the time at 240 notes and less at more. */
function citeAlone(citeOne: Bibliography['citeOne'], cited: readonly string[]): Cite {
  const known = new Set(cited)
  return (citations) =>
    citeOne(
      citations.map((citation) => {
        const position = known.has(citation.id) ? POSITION.subsequent : POSITION.first
        known.add(citation.id)
        return { ...citation, position }
      }),
    )
}

/** citeproc's numbers for what a style calls `position`. */
const POSITION = { first: 0, subsequent: 1 } as const

/** Sources in one style and language, whatever brief cites them. */
interface Bibliography {
  /** The reference of each source, by its id. */
  readonly references: ReadonlyMap<string, string>
  /** The quotation marks of the style, the outer pair first. */
  readonly quotes: readonly (readonly [open: string, close: string])[]
  /** The text of a note that hangs on nothing but what it cites. */
  readonly citeOne: (citations: Parameters<Engine['makeCitationCluster']>[0]) => string
}

/** To read style and locale takes citeproc longer than to format a hundred notes. */
const BIBLIOGRAPHIES = new Memory<Bibliography>(16)

/**
 * How many notes, and frames of notes, are kept at least. They are short, and all of the full brief have to be known when
 * each audience's are written.
 */
const NOTES = 65_536

function bibliographyOf(engine: Engine, style: string, ids: readonly string[]): Bibliography {
  engine.updateItems(ids)
  const [{ entry_ids }, entries] = engine.makeBibliography()
  return {
    references: new Map(
      entry_ids.map(([id], position) => [id ?? '', (entries[position] ?? '').trim()] as const),
    ),
    quotes: (['quote', 'inner-quote'] as const).map((pair) => [
      engine.getTerm(`open-${pair}`) ?? '',
      engine.getTerm(`close-${pair}`) ?? '',
    ]),
    citeOne: byLocator(style, (citations) => engine.makeCitationCluster(citations)),
  }
}

/** What a style uses if it may write one number otherwise than another. */
const READS_NUMBERS = /<number\b|is-numeric|page-range-format/

/**
 * Has citeproc write a note on one passage once for all paragraphs of its source: where the words of the locator stand in
 * the text as they are, and once, those of another paragraph stand in their place. Whatever else there is it writes itself.
 */
function byLocator(style: string, write: Bibliography['citeOne']): Bibliography['citeOne'] {
  const alike = !READS_NUMBERS.test(style)
  const notes = new Memory<string>(NOTES)
  const frames = new Memory<readonly string[]>(NOTES)
  return (citations) => {
    const [only, ...more] = citations
    const frame =
      alike && only && more.length === 0
        ? frames.recall(
            JSON.stringify({ ...only, locator: only.locator.replace(/\d+/g, '0') }),
            () => write(citations).split(only.locator),
          )
        : []
    return only && frame.length === 2
      ? frame.join(only.locator)
      : notes.recall(JSON.stringify(citations), () => write(citations))
  }
}

/** citeproc asks for `en-US` too, the locale that every other falls back on. */
function localeOf(name: string, asset: Asset): string {
  const known = [...PACKS.map(({ citation }) => citation.locale), 'en-US']
  const wanted = known.includes(name) ? name : 'en-US'
  return new TextDecoder().decode(asset(`citeproc-locales/locales/locales-${wanted}.xml`))
}

/** The CSL-JSON item of a source, in the words of one language. */
function itemOf(
  { id, record, text }: Source,
  language: Language,
  labels: Labels,
): Readonly<Record<string, unknown>> {
  const names = (people: readonly ByLanguage[] | undefined) =>
    people?.map((person) => ({ literal: markQuotes(of(person, language)) }))
  const own = printedLanguage(record.language, languagesOf(shortTitleOf(record)))
  const { title, titleShort = title } = record
  return {
    id,
    type: record.type,
    // That it is not stated is for the style to say.
    ...(title && { title: markQuotes(of(title, language)) }),
    ...(titleShort && { 'title-short': markQuotes(of(titleShort, language)) }),
    // Of a title in a language that the brief is not in, its translations alone are at hand.
    ...(title && own && own !== language && { 'original-title': `${FOREIGN}${title[own]}${END}` }),
    ...(own !== language && {
      // An audience may say it in words of its own, where it is the other language of the brief.
      genre:
        (own && labels[`in-${packOf(own).nameInEnglish.toLowerCase()}`]) ??
        inLanguage(record.language, language),
    }),
    ...(record.author && { author: names(record.author) }),
    ...(record.translator && { translator: names(record.translator) }),
    ...(record.containerTitle && {
      'container-title': markQuotes(of(record.containerTitle, language)),
    }),
    ...(record.issued && { issued: { literal: dateInWords(record.issued, language) } }),
    ...(record.URL && { URL: record.URL }),
    ...(text !== 'original' && { status: labels[`text-${text}`] }),
  }
}

/** Pairs of quotation marks, one within another too: «…», “…”, ”…“, „…“, "…". */
const PAIRS = /«([^«»]*)»|“([^“”]*)”|”([^“”]*)“|„([^„“”]*)[“”]|"([^"]*)"/g

/** Takes the quotation marks of a title for what they are. One without a partner stays what it is. */
function markQuotes(title: string): string {
  const marked = title.replace(PAIRS, (_, ...inside: (string | undefined)[]) => {
    const text = inside.slice(0, 5).find((each) => each !== undefined) ?? ''
    return `${OPEN}${text}${CLOSE}`
  })
  return marked === title ? title : markQuotes(marked)
}

/** Writes quotation marks by how deep they stand, in turn outer and inner ones. */
function withQuotes(
  markdown: string,
  [outer = ['"', '"'], inner = outer]: Bibliography['quotes'],
): string {
  let depth = 0
  return markdown.replace(/[\uE002\uE003]/g, (mark) => {
    if (mark === CLOSE) depth -= 1
    const [open, close] = depth % 2 === 0 ? outer : inner
    if (mark === OPEN) depth += 1
    return mark === OPEN ? open : close
  })
}
