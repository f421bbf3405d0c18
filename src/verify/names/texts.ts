import { toString as textOf } from 'mdast-util-to-string'
import type { Labels } from '../../model/audience.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { type ByLanguage, LANGUAGES, type Language } from '../../model/language.ts'
import type { Statement } from '../../model/source.ts'
import type { Finding } from '../../report/findings.ts'

/** Something that is said in every language, whoever says it and wherever it is written. */
export interface BilingualText {
  /** What it is, as a message begins with it: "`np-children`". */
  readonly owner: string
  readonly texts: ByLanguage
  readonly places: ByLanguage<Pick<Finding, 'path' | 'place'>>
}

/** A statement with its name, as `allStatements` gives it. */
export interface NamedStatement {
  readonly name: string
  readonly statements: ByLanguage<Statement>
}

/**
 * All that is printed of what a person wrote: claims, the editor's prose, titles, headings and
 * labels of measures. Notes on the health of a source are left out: they are there to quote what
 * the source gets wrong, misspelt names and forbidden renderings first of all.
 */
export function bilingualTexts(
  statements: readonly NamedStatement[],
  editor: EditorsFile | undefined,
): BilingualText[] {
  const said = statements.map(({ name, statements }) => ({
    owner: `\`${name}\``,
    texts: byLanguage((language) => plain(statements[language])),
    places: byLanguage((language) => {
      const { path, line, column } = statements[language].place
      return { path, place: { line, column } }
    }),
  }))
  if (!editor) return said
  const { path } = editor
  const ofFile = (owner: string, texts: ByLanguage): BilingualText => ({
    owner,
    texts,
    places: byLanguage(() => ({ path })),
  })
  return [
    ...said,
    ofFile('The title', editor.title),
    ofFile('The short title', editor.shortTitle),
    ofFile('The subtitle', editor.subtitle),
    ofFile('The purpose', editor.purpose),
    ...editor.sections.flatMap(({ id, title, groups }) => [
      ofFile(`The title of section \`${id}\``, title),
      ...groups.map((group) => ofFile(`The heading “${group.title.en}”`, group.title)),
    ]),
    ...editor.measures.map(({ id, label }) => ofFile(`The label of measure \`${id}\``, label)),
  ]
}

/**
 * The wordings of an audience.
 *
 * @param folder the audience's folder, as a message names it: `templates/base`
 * @param inherited the labels of `templates/base`, so that what an audience takes over unchanged is
 *   told of once
 */
export function labelTexts(
  labels: ByLanguage<Labels>,
  folder: string,
  inherited?: ByLanguage<Labels>,
): BilingualText[] {
  const keys = new Set(LANGUAGES.flatMap((language) => Object.keys(labels[language])))
  return [...keys]
    .filter((key) =>
      LANGUAGES.some((language) => labels[language][key] !== inherited?.[language][key]),
    )
    .map((key) => ({
      owner: `The label \`${key}\``,
      texts: byLanguage((language) => labels[language][key] ?? ''),
      places: byLanguage((language) => ({ path: `${folder}/labels/${language}.yaml` })),
    }))
}

/** A statement's text without its Markdown. */
function plain({ content }: Statement): string {
  return textOf({ type: 'paragraph', children: [...content] })
}

function byLanguage<T>(of: (language: Language) => T): ByLanguage<T> {
  return { en: of('en'), ar: of('ar') }
}
