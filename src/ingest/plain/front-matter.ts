import { parse } from 'yaml'
import type { Stated, StatedRecord } from '../../model/article.ts'
import { isLanguageTag } from '../../model/language.ts'

/** What the front matter of a Markdown file states: a title, authors, a date. */
export type FrontMatter = Omit<StatedRecord, 'authors'> & { readonly authors: readonly Stated[] }

/**
 * Reads front matter. What it states in another form than a text is left out: nothing is made of it.
 *
 * @returns `undefined` where it is no YAML of names and values
 */
export function readFrontMatter(yaml: string): FrontMatter | undefined {
  const values = valuesIn(yaml)
  if (values === undefined) return undefined
  const stated = (...names: readonly string[]): Stated | undefined => {
    for (const name of names) {
      const value = textOf(values.get(name))
      if (value !== undefined) return { value, at: `front matter ${name}` }
    }
    return undefined
  }
  const title = stated('title')
  const translator = stated('translator')
  const language = stated('lang', 'language')
  const url = stated('url', 'source', 'link', 'canonical')
  const date = stated('date', 'published')
  const issued = DATE.exec(date?.value ?? '')?.[0]
  return {
    authors: ['author', 'authors'].flatMap((name) => {
      const value = values.get(name)
      return (Array.isArray(value) ? value : [value]).flatMap((each) => {
        const author = textOf(each) ?? textOf((each as { name?: unknown } | null)?.name)
        return author === undefined ? [] : { value: author, at: `front matter ${name}` }
      })
    }),
    ...(title && { title }),
    ...(translator && { translator }),
    ...(date && issued !== undefined && { issued: { value: issued, at: date.at } }),
    ...(language && isLanguageTag(language.value) && { language }),
    ...(url && /^https?:\/\//.test(url.value) && { url }),
  }
}

/** A date as exactly as it is stated, without the hour. */
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|[T ])/

function valuesIn(yaml: string): Map<string, unknown> | undefined {
  try {
    // A few aliases are somebody's shorthand, and thousands a trap; dates stay as they are written.
    const values: unknown = parse(yaml, { maxAliasCount: 10 })
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined
    return new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]))
  } catch {
    return undefined
  }
}

/** A value that is a text, or a year that YAML takes for a number. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''
  return text === '' ? undefined : text
}
