import { toString as textOf } from 'mdast-util-to-string'
import type { EditorialSentence, EditorsFile, RegisteredName } from '../../model/editor.ts'
import { type ByLanguage, LANGUAGES } from '../../model/language.ts'
import type { Claim, Place, Source, Statement } from '../../model/source.ts'
import type { Context } from '../../report/context.ts'
import type { Finding } from '../../report/findings.ts'
import { formatLocator } from '../../text/locator.ts'
import { compareStatements } from './compare.ts'
import { checkFigure } from './figure-words.ts'
import { type Counterparts, tell, tellOpposition } from './messages.ts'
import { oppositionsBetween } from './oppositions.ts'
import { withoutNames } from './without-names.ts'

/**
 * Compares the numbers, hedges, dates and opposites of everything that stands in both languages:
 * statements, figures with what they declare, notes on a source's health, titles, and the editor's
 * prose. Changes nothing.
 *
 * @param names the register: what is part of a name is not compared
 */
export function checkTranslations(
  sources: readonly Source[],
  editor: EditorsFile | undefined,
  context: Context,
  names: readonly RegisteredName[] = [],
): void {
  for (const counterparts of [...sources.flatMap(ofSource), ...(editor ? ofEditor(editor) : [])]) {
    const { en, ar } = withoutNames(counterparts.texts, names)
    const found = [
      ...compareStatements(en, ar).map((difference) => tell(difference, counterparts)),
      ...oppositionsBetween(en, ar).map((opposition) => tellOpposition(opposition, counterparts)),
    ]
    for (const finding of found) {
      const settled = counterparts.settled?.some(({ rule }) => rule === finding.rule)
      if (!settled) context.report(finding)
    }
  }
  for (const claim of sources.flatMap(({ claims }) => claims)) {
    for (const figure of claim.figures) checkFigure(figure, claim, context)
  }
}

function ofSource(source: Source): Counterparts[] {
  const { id, path, record, health, claims } = source
  const titles = [record.title, record.titleShort, record.containerTitle]
  return [
    ...titles.flatMap((title) => (title ? [ofFile(`A title of \`${id}\``, title, path)] : [])),
    ...health.map(({ at, note }) =>
      ofFile(`The health note on paragraph ${formatLocator(at)} of \`${id}\``, note, path),
    ),
    ...claims.map((claim: Claim) => ({
      ...ofStatements(`Claim \`${claim.id}\``, claim.statements),
      ...(claim.settled && { settled: claim.settled }),
    })),
  ]
}

function ofEditor(editor: EditorsFile): Counterparts[] {
  const { path, title, shortTitle, subtitle, purpose, sections, measures } = editor
  const sentences: readonly (readonly [string, readonly EditorialSentence[]])[] = [
    ['A sentence of the bottom line', editor.bottomLine],
    ['The timeline', editor.timeline],
    ['An assessment', editor.assessments],
    ['A gap', editor.gaps],
    ['The summary of sources', editor.sourceSummary],
    ['The chart', editor.chart ? [editor.chart] : []],
  ]
  return [
    ...[title, shortTitle, subtitle].map((text) => ofFile('A title of the brief', text, path)),
    ofFile('The purpose of the brief', purpose, path),
    ...sections.flatMap((section) => [
      ofFile(`The title of section \`${section.id}\``, section.title, path),
      ...section.groups.map((group) => ofFile(`A heading in \`${section.id}\``, group.title, path)),
    ]),
    ...measures.map(({ id, label }) => ofFile(`The label of measure \`${id}\``, label, path)),
    ...sentences.flatMap(([owner, list]) =>
      list.map(({ statements }) => ofStatements(owner, statements)),
    ),
    ...editor.leads.map(({ section, statements }) =>
      ofStatements(`A lead of “${section}”`, statements),
    ),
    ...editor.points.map(({ topic, statements }) =>
      ofStatements(`The wording of point \`${topic}\``, statements),
    ),
    ...editor.figureNotes.map(({ measure, statements }) =>
      ofStatements(`The note on figures of \`${measure}\``, statements),
    ),
  ]
}

/** What stands in front matter, whose lines are not known. */
function ofFile(owner: string, texts: ByLanguage, path: string): Counterparts {
  return { owner, texts, places: byLanguage(() => ({ path })) }
}

function ofStatements(owner: string, statements: ByLanguage<Statement>): Counterparts {
  return {
    owner,
    texts: byLanguage((language) => inWords(statements[language])),
    places: byLanguage((language) => placed(statements[language].place)),
  }
}

/** A statement's text without its Markdown. */
function inWords({ content }: Statement): string {
  return textOf({ type: 'paragraph', children: [...content] })
}

/** A place as a finding takes it. */
function placed(place: Place): Pick<Finding, 'path' | 'place'> {
  return { path: place.path, place: { line: place.line, column: place.column } }
}

function byLanguage<T>(of: (language: (typeof LANGUAGES)[number]) => T): ByLanguage<T> {
  const [first, second] = LANGUAGES
  return { [first]: of(first), [second]: of(second) } as ByLanguage<T>
}
