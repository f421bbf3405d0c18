import { type Brief, type Doubts, usualParts } from '../model/brief.ts'
import type { EditorialSentence, EditorsFile } from '../model/editor.ts'
import type { Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { byTime, timeSpan } from '../text/dates.ts'
import { indexClaims } from './claims.ts'
import { bySection, cite } from './editorial.ts'
import { buildChart, compareFigures } from './figures.ts'
import { buildDisputes, buildKeyFigures } from './page-one.ts'
import { buildPictures } from './pictures.ts'
import { buildSections } from './points.ts'

/**
 * Sources and the editor's file become one brief: topics joined, points ordered, figures compared.
 * Not a word is added that stands in none of the files.
 *
 * @param leftOut ids of claims that were too faulty to be read, so that a reference to one of them
 *   is not reported a second time
 * @param doubts what verification found, to be marked where it is printed
 */
export function merge(
  sources: readonly Source[],
  leftOut: ReadonlySet<string>,
  editor: EditorsFile,
  doubts: Doubts,
  context: Context,
): Brief {
  const index = indexClaims(sources, leftOut, editor, context)
  const gaps = (bottomLine: boolean) =>
    editor.gaps
      .filter((gap) => gap.bottomLine === bottomLine)
      .map((gap) => cite(gap, 'A gap', index, context))
  const leads = (plain: boolean) =>
    bySection(
      editor.leads.filter((lead) => lead.plain === plain),
      'A lead',
      editor,
      index,
      context,
    )
  const citeAll = (sentences: readonly EditorialSentence[], owner: string) =>
    sentences.map((sentence) => cite(sentence, owner, index, context))
  const bottomLine = citeAll(editor.bottomLine, 'A sentence of the bottom line')
  // What the sources do not say ends what is read first.
  const endsAnswer = bottomLine.length === 0 && editor.answer.length > 0
  const sections = buildSections(
    index,
    editor,
    {
      leads: leads(false),
      plainLeads: leads(true),
      assessments: bySection(editor.assessments, 'An assessment', editor, index, context),
    },
    doubts,
    context,
  )
  return {
    parts: usualParts(editor.sections),
    title: editor.title,
    shortTitle: editor.shortTitle,
    ...(editor.subtitle && { subtitle: editor.subtitle }),
    ...(editor.purpose && { purpose: editor.purpose }),
    ...(editor.keywords && { keywords: editor.keywords }),
    date: editor.date,
    ...(editor.version !== undefined && { version: editor.version }),
    bottomLine: [...bottomLine, ...(endsAnswer ? [] : gaps(true))],
    answer: [
      ...citeAll(editor.answer, 'A sentence of the answer'),
      ...(endsAnswer ? gaps(true) : []),
    ],
    judgements: citeAll(editor.judgements, 'A judgement'),
    keyFigures: buildKeyFigures(editor, index, context),
    disputes: buildDisputes(editor, sections, index, context),
    questions: citeAll(editor.questions, 'A question'),
    imprint: citeAll(editor.imprint, 'A sentence of the imprint'),
    sections,
    comparisons: compareFigures(index, editor, context),
    timeline: editor.timeline
      .map(({ date, first, publication, ...event }) => ({
        event: { ...cite(event, 'An event', index, context), date, publication },
        span: timeSpan(date, first),
      }))
      .toSorted((a, b) => byTime(a.span, b.span))
      .map(({ event }) => event),
    ...(editor.chart && { chart: buildChart(editor.chart, index, editor, context) }),
    pictures: buildPictures(editor, index, context),
    gaps: gaps(false),
    sourceSummary: citeAll(editor.sourceSummary, 'The summary of the sources'),
    sources,
    names: editor.names,
    populations: editor.populations,
  }
}
