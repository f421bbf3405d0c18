import { parse, stringify } from 'yaml'

/** The texts of the starting project in one language, by their names. */
type Texts = ReadonlyMap<string, unknown>

/** What stands for something in a file of the starting project: `{{title}}`, `{{=title}}`, `{{>claim measure="…"}}`. */
const PLACE = /\{\{([=>]?)([\w.-]+)((?: [\w-]+="[^"]*")*)\}\}/g

/** The attributes that every language repeats, since they tell one figure of a statement from another. */
const FLOW = { collectionStyle: 'flow', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' } as const

/** The texts of a file of `languages/`. */
export function readTexts(yaml: string): Texts {
  return new Map(Object.entries(parse(yaml) as Record<string, unknown>))
}

/**
 * Puts the texts of a brief's languages into a file of the starting project:
 *
 * - `{{title}}` becomes a record of all of them, `{ "en": "…", "ar": "…" }`;
 * - `{{=title}}` the text of the first;
 * - `{{>claim homes="value=4120"}}` a statement: the first language bare, with the data of its figures by their
 *   measures, and each further one in a block of its own;
 * - `{{languages}}` the setting itself, where it is another than the usual one.
 */
export function fillIn(
  file: string,
  languages: ReadonlyMap<string, Texts>,
  usual: readonly string[],
): string {
  const tags = [...languages.keys()]
  const [first = ''] = tags
  const text = (tag: string, name: string) => {
    const found = languages.get(tag)?.get(name)
    if (found === undefined) throw new Error(`There is no text \`${name}\` in ${tag}.`)
    return found
  }
  const fill = (_: string, sign: string, name: string, data: string): string => {
    if (sign === '=') return String(text(first, name))
    if (sign === '') {
      const all = Object.fromEntries(tags.map((tag) => [tag, text(tag, name)]))
      return stringify(all, FLOW)
        .trimEnd()
        .replaceAll(/"(\w+)": /g, '$1: ')
    }
    const [bare, ...blocks] = tags.map((tag) => String(text(tag, name)))
    const further = blocks.map((says, at) => `\n\n:::${tags[at + 1]}\n${says}\n:::`)
    return [withData(bare ?? '', data), ...further].join('')
  }
  const setting =
    tags.join() === usual.join()
      ? ''
      : `languages: [${tags.join(', ')}]   # the first stands bare\n`
  return file.replace('{{languages}}\n', setting).replaceAll(PLACE, fill)
}

/** Gives the figures of a statement what they are compared by. */
function withData(says: string, data: string): string {
  let filled = says
  for (const [, measure, attributes] of data.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
    filled = filled.replace(`{measure=${measure}}`, `{measure=${measure} ${attributes}}`)
  }
  return filled
}
