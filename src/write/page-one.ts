import type { PhrasingContent } from 'mdast'
import type { Block, Row, Section } from '../contract/document.ts'
import { cell, heading, numberedLine, paragraph, row, table, text } from '../contract/nodes.ts'
import { labelFor } from '../languages/counted.ts'
import { dateInWords } from '../languages/dates.ts'
import { packOf } from '../languages/packs.ts'
import type { Labels } from '../model/audience.ts'
import type { CitedStatement, KeyFigure } from '../model/brief.ts'
import { timeOf } from '../model/figures.ts'
import { type Language, of } from '../model/language.ts'
import type { Figure } from '../model/source.ts'
import { writeAttached } from './cards.ts'
import { foundationOf } from './foundation.ts'
import { callOf, cited, label, namesOfSources, own, populationOf, type Writer } from './parts.ts'

/** The parts that open a brief and can be read alone. Where the editor gives nothing nothing is written. */

export function writeAnswer(writer: Writer): Section[] {
  return sectionOf(
    'answer',
    writer.brief.answer.map((sentence) =>
      cited(sentence.citations.length > 0 ? 'answer' : 'gap', sentence, writer),
    ),
    writer,
  )
}

/** What the editor judges, each judgement with how much stands behind it. */
export function writeJudgements(writer: Writer): Section[] {
  return sectionOf(
    'judgements',
    writer.brief.judgements.flatMap((judgement) => [
      cited('judgement', judgement, writer),
      basisOf(judgement, writer),
    ]),
    writer,
  )
}

/** How many sources a judgement rests on, and of how many independent origins they are. */
function basisOf(judgement: CitedStatement, writer: Writer): Row {
  const { origins, together } = foundationOf(judgement, writer.brief)
  const sources = judgement.citations.length
  return row('basis', writer.languages, (language) => {
    const labels = of(writer.labels, language)
    const say = (key: string, number: number) => counted(key, number, labels, language)
    if (sources === 1) return [paragraph([text(labels['rests-on-one'] ?? '')])]
    if (together) return [paragraph([text(say('rests-on-together', sources))])]
    const words = (labels['rests-on'] ?? '')
      .replace('{sources}', () => say('rests-on-sources', sources))
      .replace('{origins}', () => say('rests-on-origins', origins))
    return [paragraph([text(words)])]
  })
}

/** The figures to be read first: in the words of their claims, with what they count and who gives them. */
export function writeKeyFigures(writer: Writer): Section[] {
  const { keyFigures } = writer.brief
  if (keyFigures.length === 0) return []
  const head = ['figure', 'what-is-counted', 'source'].map((key) => label(key, writer))
  const lines = keyFigures.map((keyFigure) => keyFigureLine(keyFigure, writer))
  return [own('key-figures', [table([head, ...lines])], writer)]
}

function keyFigureLine(
  { measure, figure, claim, citations, contradictedBy }: KeyFigure,
  writer: Writer,
) {
  const mark = callOf(writer.notes.take({ citations, claims: [claim] }, false))
  const others = contradictedBy.map((other) => ({
    ...other,
    mark: callOf(writer.notes.take({ citations: other.citations, claims: [other.claim] }, false)),
  }))
  return [
    cell(writer.languages, (language) => [text(of(figure.words, language)), ...mark]),
    cell(writer.languages, (language) => [
      text(countedInWords(of(measure.label, language), figure, language, writer)),
    ]),
    cell(writer.languages, (language) => [
      text(namesOfSources(citations, language, writer)),
      ...others.flatMap((other) => contradiction(other, language, writer)),
    ]),
  ]
}

/** What is counted, of whom where the measure leaves it open, and when, or that this is not stated. */
function countedInWords(
  measure: string,
  figure: Figure,
  language: Language,
  writer: Writer,
): string {
  const labels = of(writer.labels, language)
  const population = populationOf(figure, writer)
  const time = timeOf(figure)
  return [
    measure,
    ...(population === undefined ? [] : [of(population, language)]),
    time === undefined ? (labels['date-not-stated'] ?? '') : dateInWords(time, language),
  ].join(packOf(language).comma)
}

/** That another source says otherwise: its figure, with a note of its own, and what it is called. */
function contradiction(
  {
    figure,
    citations,
    mark,
  }: Pick<KeyFigure, 'figure' | 'citations'> & {
    readonly mark: PhrasingContent[]
  },
  language: Language,
  writer: Writer,
): PhrasingContent[] {
  const wording = of(writer.labels, language)['key-figure-contradicted'] ?? '{figure}'
  const [before = '', after = ''] = wording.split('{figure}')
  return [
    text(' '),
    text(`${before}${of(figure.words, language)}`),
    ...mark,
    text(after.replace('{source}', () => namesOfSources(citations, language, writer))),
  ]
}

/** What the sources are divided on: a heading, and a line for each side. */
export function writeDisputes(writer: Writer): Section[] {
  return sectionOf(
    'disputes',
    writer.brief.disputes
      .filter(({ inTableAlone }) => !inTableAlone)
      .flatMap(({ title, positions }) => [
        heading(3, title),
        ...positions.map((position) => cited('position', position, writer)),
      ]),
    writer,
  )
}

/** What is left to ask, numbered so that it can be spoken of. */
export function writeQuestions(writer: Writer): Section[] {
  return sectionOf(
    'questions',
    writer.brief.questions.map(({ statements }, at) =>
      row('question', writer.languages, (language) => [
        numberedLine(at + 1, of(statements, language).content),
      ]),
    ),
    writer,
  )
}

/** What the program knows of this edition, and what the editor says of it. */
export function writeImprint(writer: Writer): Section[] {
  const { brief, languages } = writer
  if (brief.imprint.length === 0) return []
  const edition = row('edition', languages, (language) => {
    const labels = of(writer.labels, language)
    const facts = [
      dateInWords(brief.date, language),
      counted('sources', brief.sources.length, labels, language),
      ...(brief.version === undefined
        ? []
        : [(labels.version ?? '{n}').replace('{n}', brief.version)]),
    ]
    return [paragraph([text(facts.join(' · '))])]
  })
  const sentences = brief.imprint.map((sentence) => cited('imprint', sentence, writer))
  // Without cards this is where a reader learns whence the brief is.
  const attached = brief.parts.includes('cards') ? [] : writeAttached(writer)
  return [own('imprint', [edition, ...sentences, ...attached], writer)]
}

function sectionOf(id: string, blocks: readonly Block[], writer: Writer): Section[] {
  return blocks.length === 0 ? [] : [own(id, blocks, writer)]
}

/** A number with its word, in the form that the language has for so many. */
function counted(key: string, number: number, labels: Labels, language: Language): string {
  return (labelFor(number, key, labels, language) ?? '{n}').replace('{n}', String(number))
}
