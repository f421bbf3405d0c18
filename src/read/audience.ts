import * as z from 'zod'
import type { Audience, Labels, Selection, TextFile } from '../model/audience.ts'
import { type ByLanguage, each, type Language, of } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { type AudienceSettings, audienceSettings } from './audience-settings.ts'
import { checkCitationStyle } from './citation-style.ts'
import { type Checked, checkYaml } from './front-matter.ts'
import { openFile } from './markdown.ts'

/** One file of a folder of templates, as it was found. */
export interface TemplateFile {
  /** Where it lies inside its folder, with `/` between the parts: `partials/row.hbs`. */
  readonly name: string
  /** The path that a message names. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Everything else in the folder is a picture or a font. */
const TEXT_FILE = /\.(?:hbs|css|yaml|csl|md)$/

const labels = z.record(
  z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, { error: 'must be lower-case words with hyphens' }),
  z.string().min(1),
)

/**
 * Reads an audience: the files of `templates/base/`, each replaced by the file of the same name in
 * the audience's own folder. Labels alone are merged word by word, so that an audience need only
 * write the wordings that it changes. Every fault is reported in this one reading.
 *
 * @param name name of the audience's folder
 * @param base the files of `templates/base/`
 * @param own the files of `templates/<name>/`
 * @param languages those of the brief
 * @returns the audience, or `undefined` where something it cannot do without is missing or broken
 */
export function readAudience(
  name: string,
  base: readonly TemplateFile[],
  own: readonly TemplateFile[],
  languages: readonly Language[],
  context: Context,
): Audience | undefined {
  const files = overlay(base, own)
  const text = (file: TemplateFile): TextFile => {
    const { path, text } = openFile(file.path, file.bytes, context)
    return { path, text }
  }
  const required = (fileName: string): TextFile | undefined => {
    const file = files.get(fileName)
    if (file) return text(file)
    context.report({
      rule: 'file-missing',
      path: `templates/${name}`,
      reason: `Neither this folder nor templates/base has a file \`${fileName}\``,
      advice: `Put \`${fileName}\` back into templates/base.`,
    })
    return undefined
  }

  const settings = readSettings(files.get('audience.yaml'), languages, context)
  const wordings = readLabels(base, own, languages, context)
  const layout = required('layout.hbs')
  const styles = languages.flatMap((language) => {
    const style = required(`citation.${language}.csl`)
    return style && checkCitationStyle(style, context) ? [[language, style] as const] : []
  })
  if (!settings || !wordings || !layout || styles.length < languages.length) return undefined
  const { data: chosen, placeAt } = settings
  return {
    name,
    path: files.get('audience.yaml')?.path ?? layout.path,
    selection: selectionOf(chosen, placeAt),
    editions: chosen.editions,
    page: chosen.page,
    ...(chosen.bleed !== undefined && { bleed: Number.parseFloat(chosen.bleed) }),
    cropMarks: chosen['crop-marks'],
    changeBars: chosen['change-bars'],
    contents: chosen.contents,
    notes: chosen.notes,
    maximumWords: Object.entries(chosen['maximum-words']).map(([part, limits]) => ({
      part,
      limits,
      ...(placeAt && { place: placeAt(['maximum-words', part]) }),
    })),
    writing: { digits: chosen.digits, months: chosen.months },
    ...(chosen['full-brief'] && { fullBrief: chosen['full-brief'] }),
    ...(chosen['running-line'] && { runningLine: chosen['running-line'] }),
    labels: wordings,
    citationStyles: Object.fromEntries(styles),
    layout,
    partials: Object.fromEntries(
      inFolder(files, 'partials/', '.hbs').map(([partial, file]) => [partial, text(file)]),
    ),
    styles: inFolder(files, 'styles/', '.css').map(([, file]) => text(file)),
    assets: Object.fromEntries(
      [...files.values()]
        .filter((file) => !TEXT_FILE.test(file.name))
        .map((file) => [file.name, file.bytes]),
    ),
  }
}

/**
 * One file per name. Those of the base come first, by name, and a replaced one keeps its turn;
 * those that only the audience has come last, so that its styles have the last word.
 */
function overlay(
  base: readonly TemplateFile[],
  own: readonly TemplateFile[],
): ReadonlyMap<string, TemplateFile> {
  const files = new Map<string, TemplateFile>()
  for (const file of [...base.toSorted(byName), ...own.toSorted(byName)]) files.set(file.name, file)
  return files
}

function byName(a: TemplateFile, b: TemplateFile): number {
  if (a.name === b.name) return 0
  return a.name < b.name ? -1 : 1
}

/** The files of a folder by their bare names. */
function inFolder(
  files: ReadonlyMap<string, TemplateFile>,
  folder: string,
  extension: string,
): [string, TemplateFile][] {
  return [...files]
    .filter(([name]) => name.startsWith(folder) && name.endsWith(extension))
    .map(([name, file]) => [name.slice(folder.length, -extension.length), file])
}

/** Settings, and where they stand if they were written. */
type Read = Pick<Checked<AudienceSettings>, 'data'> & Partial<Checked<AudienceSettings>>

function readSettings(
  file: TemplateFile | undefined,
  languages: readonly Language[],
  context: Context,
): Read | undefined {
  const schema = audienceSettings(languages)
  if (!file) return { data: schema.parse({}) }
  const written = openFile(file.path, file.bytes, context)
  return checkYaml(written.text, schema, written, { rule: 'audience-settings' })
}

function selectionOf(chosen: AudienceSettings, placeAt: Read['placeAt']): Selection {
  const maximumPages = chosen['maximum-pages']
  return {
    parts: chosen.parts.map((part, at) => ({
      part,
      ...(placeAt && { place: placeAt(['parts', at]) }),
    })),
    minimumWeight: chosen['minimum-weight'],
    points: chosen.points,
    tagsIn: chosen.tags.in ?? [],
    tagsOut: chosen.tags.out ?? [],
    sensitive: chosen.sensitive,
    leads: chosen.leads,
    ...(maximumPages !== undefined && { maximumPages }),
  }
}

function readLabels(
  base: readonly TemplateFile[],
  own: readonly TemplateFile[],
  languages: readonly Language[],
  context: Context,
): ByLanguage<Labels> | undefined {
  let whole = true
  const read = (folder: readonly TemplateFile[], language: Language): Labels => {
    const file = folder.find(({ name }) => name === `labels/${language}.yaml`)
    if (!file) return {}
    const written = openFile(file.path, file.bytes, context)
    const checked = checkYaml(written.text, labels, written, { rule: 'audience-settings' })?.data
    whole &&= checked !== undefined
    return checked ?? {}
  }
  const result = each(languages, (language) => ({
    ...read(base, language),
    ...read(own, language),
  }))
  for (const language of languages) {
    for (const key of missingFrom(of(result, language), result)) {
      whole = false
      const home = own.length > 0 ? own : base
      context.report({
        rule: 'language-missing',
        path: home.find((file) => file.name.startsWith('labels/'))?.path ?? 'templates/base/labels',
        reason: `The label \`${key}\` has no wording in \`${language}\``,
        advice: `Add \`${key}\` to labels/${language}.yaml.`,
      })
    }
  }
  return whole ? result : undefined
}

/** Keys that another language has and this one has not. */
function missingFrom(wordings: Labels, all: ByLanguage<Labels>): string[] {
  const keys = new Set(Object.values(all).flatMap((wordings) => Object.keys(wordings)))
  return [...keys].filter((key) => !(key in wordings))
}
