import type { Block, Row, Section } from '../contract/document.ts'
import { heading, list, paragraph, row, strong, text } from '../contract/nodes.ts'
import { labelFor } from '../languages/counted.ts'
import { paragraphsInWords } from '../languages/locators.ts'
import { packOf } from '../languages/packs.ts'
import { quoted } from '../languages/quoted.ts'
import type { Labels } from '../model/audience.ts'
import type { Brief, Point } from '../model/brief.ts'
import { type Language, of } from '../model/language.ts'
import {
  type Claim,
  citedIn,
  claimsCiting,
  claimsOf,
  type Figure,
  type Locator,
  restsOn,
  type Source,
  shortTitleOf,
} from '../model/source.ts'
import { joinLocators, locatorsMeet, sharedParagraphs } from '../text/locator.ts'
import { foundationOf } from './foundation.ts'
import { own, timeInWords, type Writer } from './parts.ts'

/**
 * The annex of evidence: for each point, under the number of its note, how many independent origins
 * it has, and for each claim that it was made of the passage, the speaker, the figures, and where the
 * source is wrong there. What is wrong is said in the list of sources, if there is one: said of every
 * point it touches, one fault would fill pages.
 */
export function writeEvidence(writer: Writer): Section[] {
  const { brief, labels } = writer
  const printed = brief.sections
    .map(({ title, groups }) => ({ title, points: groups.flatMap(({ points }) => points) }))
    .filter(({ points }) => points.length > 0)
  if (printed.length === 0) return []
  const blocks: Block[] = [
    row('evidence', writer.languages, (language) => [
      paragraph([text(of(labels, language)['evidence-guide'] ?? '')]),
    ]),
    ...printed.flatMap(({ title, points }) => [
      heading(3, title),
      ...points.map((point) => evidenceOf(point, writer)),
    ]),
  ]
  return [own('evidence', blocks, writer)]
}

function evidenceOf(point: Point, writer: Writer): Row {
  const { brief, labels, notes } = writer
  const passages = passagesOf(point, brief)
  const { origins, together } = foundationOf(point, brief)
  const number = notes.numberOf(point)
  return row(
    'evidence',
    writer.languages,
    (language) => {
      const own = of(labels, language)
      const independent =
        (together ? own['origins-together'] : undefined) ??
        labelFor(origins, 'origins', own, language) ??
        ''
      return [
        paragraph([
          ...(number === undefined
            ? []
            : [strong(withNumber(own['note-number'], number)), text(' ')]),
          text(withNumber(independent, origins)),
        ]),
        list(passages.map((passage) => [text(inWords(passage, language, writer))])),
      ]
    },
    { argument: point.topic },
  )
}

/** What one speaker says in one source for a point. */
interface Passage {
  readonly source: Source
  readonly speaker: string | undefined
  readonly claims: readonly Claim[]
}

/** The sources that some claims rest on, in the order of the notes. */
function citedBy(ids: readonly string[], sources: readonly Source[]): Source[] {
  const cited = new Set(
    claimsOf(ids, sources)
      .flatMap(restsOn)
      .map(({ source }) => source),
  )
  return sources.filter(({ id }) => cited.has(id))
}

function passagesOf({ claims: ids }: Point, { sources }: Brief): Passage[] {
  return citedBy(ids, sources).flatMap((source) => {
    const claims = claimsCiting(source.id, sources).filter(({ id }) => ids.includes(id))
    const speakers = [...new Set(claims.map(({ attribution }) => attribution))]
    return speakers.map((speaker) => ({
      source,
      speaker,
      claims: claims.filter(({ attribution }) => attribution === speaker),
    }))
  })
}

/** "The experience (machine-translated text), paras 6–7. Said by …. Figures: …. Doubtful: para. 7." */
function inWords(passage: Passage, language: Language, writer: Writer): string {
  const { source, claims } = passage
  const labels = of(writer.labels, language)
  const { titleShort, containerTitle } = source.record
  const { comma } = packOf(language)
  const name = of(titleShort ?? containerTitle ?? shortTitleOf(source.record), language)
  const state = source.text === 'original' ? '' : ` (${labels[`text-${source.text}`] ?? ''})`
  const at = joinLocators(claims.map((claim) => citedIn(claim, source.id)))
  const speaker = writer.brief.names.find(({ id }) => id === passage.speaker)
  // Which of its sources gives a figure a claim does not say: it is told once, where the claim stands.
  const figures = claims.flatMap((claim) => (claim.source === source.id ? claim.figures : []))
  const sentences = [
    `${name}${state}${comma}${paragraphsInWords(at, language)}.`,
    ...(speaker
      ? [`${labels['said-by'] ?? ''} ${(speaker.short ?? speaker.name)[language]}.`]
      : []),
    ...(figures.length > 0 ? [figuresOf(figures, language, writer, labels)] : []),
    ...faultsOf(passage, at, language, writer),
  ]
  return sentences.join(' ')
}

/** Where a source is wrong or doubtful in what is taken from it. */
function faultsOf(
  { source, claims }: Passage,
  at: Locator,
  language: Language,
  writer: Writer,
): string[] {
  const labels = of(writer.labels, language)
  const { colon, comma } = packOf(language)
  const touching = source.health.filter((entry) =>
    entry.claims.length > 0
      ? claims.some(({ id }) => entry.claims.includes(id))
      : entry.kind !== 'noise' && locatorsMeet(entry.at, at),
  )
  if (!writer.brief.parts.includes('sources')) {
    return touching.map(
      ({ kind, note }) => `${labels[`health-${kind}`]}${colon}${of(note, language)}`,
    )
  }
  return [...new Set(touching.map(({ kind }) => kind))].map((kind) => {
    const faulty = joinLocators(touching.filter((entry) => entry.kind === kind).map((e) => e.at))
    const here = sharedParagraphs(faulty, at)
    const where = paragraphsInWords(here.length > 0 ? here : faulty, language)
    return `${labels[`health-${kind}`]}${comma}${where}.`
  })
}

function figuresOf(
  figures: readonly Figure[],
  language: Language,
  writer: Writer,
  labels: Labels,
): string {
  const each = figures.map(
    (figure) =>
      `${quoted(of(figure.words, language), language)} (${timeInWords(figure, language, writer)})`,
  )
  return `${labels.figures ?? ''} ${each.join(packOf(language).semicolon)}.`
}

function withNumber(wording: string | undefined, number: number): string {
  return (wording ?? '{n}').replace('{n}', String(number))
}
