import type { Stated, StatedRecord } from '../../model/article.ts'
import { normalise, wordsOf } from '../../text/normalise.ts'
import { toldLanguage } from '../language-of.ts'
import type { WordElement } from './word-xml.ts'

/** So many paragraphs are the first page, on which a document says what it is and whose. */
const FIRST_PAGE = 20

/**
 * What a document states of itself. Its properties are often those of a former document, or of the machine: a title
 * or an author is taken from them only where the first page says the same. When it was made is no date of issue.
 */
export function recordOf(
  core: WordElement | undefined,
  paragraphs: readonly string[],
): StatedRecord {
  const firstPage = paragraphs.slice(0, FIRST_PAGE).map(plainly)
  const title = propertyOf(core, 'title')
  const creator = propertyOf(core, 'creator')
  return {
    ...(title && isPhrase(title.value) && saysTitle(firstPage, title.value) && { title }),
    authors:
      creator && isPhrase(creator.value) && firstPage.some((text) => holds(text, creator.value))
        ? [creator]
        : [],
    ...toldLanguage(paragraphs.join('\n')),
  }
}

/** A property that is stated, without the spaces around it. */
export function propertyOf(core: WordElement | undefined, name: string): Stated | undefined {
  const element = core?.children.find((child) => child.name.split(':').at(-1) === name)
  const value = element?.text.replace(/\s+/g, ' ').trim() ?? ''
  return value === '' ? undefined : { value, at: `docProps/core.xml ${name}` }
}

/** A number of a document or the name of an account is one word. */
function isPhrase(text: string): boolean {
  return text.split(/[\s_]+/).filter((word) => /^[^\d/]*\p{L}{2}[^\d/]*$/u.test(word)).length > 1
}

/** A title stands in one paragraph, or is broken into several. */
function saysTitle(firstPage: readonly string[], title: string): boolean {
  return firstPage.some((text) => holds(text, title)) || holds(firstPage.join(' '), title)
}

function holds(text: string, value: string): boolean {
  return ` ${text} `.includes(` ${plainly(value)} `)
}

function plainly(text: string): string {
  return wordsOf(normalise(text)).join(' ').toLowerCase()
}
