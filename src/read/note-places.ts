import type { PhrasingContent, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import type { Language } from '../model/language.ts'
import { attributesOf } from './directives.ts'
import { directivesUnderHeadings, parseNote } from './markdown.ts'

/** A stretch of a text: offsets in UTF-16 units, `end` not included. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Where a claim stands in its note. */
export interface ClaimPlaces {
  readonly id: string
  /** As they are read; bare ones as the empty string. */
  readonly attributes: Readonly<Record<string, string>>
  readonly whole: Stretch
  /** The words of its statement, by language, as they are written; absent where there are none, or several blocks. */
  readonly statements: ReadonlyMap<Language, Stretch>
}

/** Where the parts of a note stand in its text. */
export interface NotePlaces {
  /** The lines between the fences of the front matter, the last line end included; absent where there is none. */
  readonly frontMatter?: Stretch
  readonly claims: readonly ClaimPlaces[]
  /** The headings of its sections, in order, each with the end of what stands under it. */
  readonly sections: readonly { readonly title: string; readonly end: number }[]
}

/**
 * Finds the parts of a note, for whoever changes one of them and leaves all else as it is.
 *
 * @param languages of the brief; the first stands bare
 */
export function placesIn(text: string, languages: readonly Language[]): NotePlaces {
  const root = parseNote(text)
  const [first] = root.children
  const found = directivesUnderHeadings(root)
  const claims = found.flatMap(({ directive }): ClaimPlaces[] => {
    const attributes = attributesOf(directive)
    const { id } = attributes
    const whole = stretchOf(directive)
    if (directive.name !== 'claim' || id === undefined || whole === undefined) return []
    return [{ id, attributes, whole, statements: statementsOf(directive, languages) }]
  })
  const sections = root.children.flatMap((node, index) => {
    if (node.type !== 'heading' || node.depth !== 1) return []
    const next = root.children.findIndex(
      (other, at) => at > index && other.type === 'heading' && other.depth === 1,
    )
    const last = root.children[(next < 0 ? root.children.length : next) - 1]
    return [
      {
        title: text
          .slice(node.position?.start.offset, node.position?.end.offset)
          .replace(/^#\s*/, ''),
        end: last?.position?.end.offset ?? text.length,
      },
    ]
  })
  const fenced = first?.type === 'yaml' ? stretchOf(first) : undefined
  const frontMatter = fenced && {
    start: text.indexOf('\n', fenced.start) + 1,
    end: text.lastIndexOf('\n', fenced.end - 1) + 1,
  }
  return { ...(frontMatter && { frontMatter }), claims, sections }
}

/** What stands in a claim in one language, without comments. */
function blocksIn(
  directive: ContainerDirective,
  language: Language,
  languages: readonly Language[],
): RootContent[] {
  const blocks: readonly RootContent[] =
    language === languages[0]
      ? directive.children.filter(({ type }) => type !== 'containerDirective')
      : directive.children.flatMap((child) =>
          child.type === 'containerDirective' && child.name === language ? child.children : [],
        )
  return blocks.filter(({ type }) => type !== 'html')
}

/**
 * The statements of a note by claim and language, with the marks of their figures. A language of which nothing is there is
 * absent; where something else than a paragraph is there, it is `undefined`.
 */
export function statementsIn(
  text: string,
  languages: readonly Language[],
): ReadonlyMap<string, ReadonlyMap<Language, readonly PhrasingContent[] | undefined>> {
  return new Map(
    directivesUnderHeadings(parseNote(text)).flatMap(({ directive }) => {
      const { id } = attributesOf(directive)
      if (directive.name !== 'claim' || id === undefined) return []
      const statements = languages.flatMap((language) => {
        const [only, second] = blocksIn(directive, language, languages)
        if (only === undefined) return []
        const isOne = only.type === 'paragraph' && second === undefined
        return [[language, isOne ? only.children : undefined] as const]
      })
      return [[id, new Map(statements)] as const]
    }),
  )
}

/** The words of a statement in each language; absent where there are none, or several blocks. */
function statementsOf(
  directive: ContainerDirective,
  languages: readonly Language[],
): ReadonlyMap<Language, Stretch> {
  const statements = new Map<Language, Stretch>()
  for (const language of languages) {
    const own = blocksIn(directive, language, languages)
    const [only] = own
    const stretch = own.length === 1 && only?.type === 'paragraph' ? stretchOf(only) : undefined
    if (stretch) statements.set(language, stretch)
  }
  return statements
}

/** A directive with a statement, in a note or in the editor's file. */
export interface DirectivePlaces extends Pick<ClaimPlaces, 'attributes' | 'whole' | 'statements'> {
  readonly name: string
  /** On which it opens, from 1. */
  readonly line: number
}

/** All directives of a file, in their order; what stands inside of another one comes after that. */
export function directivesIn(text: string, languages: readonly Language[]): DirectivePlaces[] {
  return directivesUnderHeadings(parseNote(text)).flatMap(({ directive }) => {
    const whole = stretchOf(directive)
    const line = directive.position?.start.line
    if (whole === undefined || line === undefined) return []
    const { name } = directive
    const statements = statementsOf(directive, languages)
    return [{ name, line, attributes: attributesOf(directive), whole, statements }]
  })
}

/** A mark within the words of a statement, such as a figure. */
export interface WrittenMark extends Stretch {
  /** What it marks, so that it is known again in another language: `figure passengers`. */
  readonly about: string
}

/** The marks in the words of a statement, as Markdown, in their order. */
export function marksIn(words: string): WrittenMark[] {
  const marks: WrittenMark[] = []
  visit(parseNote(words), 'textDirective', (mark) => {
    const stretch = stretchOf(mark)
    const { measure = '', population = '' } = attributesOf(mark)
    if (stretch) {
      marks.push({ ...stretch, about: [mark.name, measure, population].filter(Boolean).join(' ') })
    }
  })
  return marks
}

function stretchOf({ position }: Pick<RootContent, 'position'>): Stretch | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start === undefined || end === undefined ? undefined : { start, end }
}
