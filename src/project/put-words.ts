import { isDeepStrictEqual } from 'node:util'
import type { Language } from '../model/language.ts'
import { type DirectivePlaces, directivesIn } from '../read/note-places.ts'
import { keepingLineEnds, oneParagraph, RefusedChange } from './change-note.ts'

/** Other words for a statement in one language: of a claim, or of a directive of the editor's file. */
export interface OtherWords {
  /** On which its directive opens, from 1. */
  readonly line: number
  readonly language: Language
  /** Markdown of one paragraph. */
  readonly words: string
}

/** The words of every statement of a file as they are written. */
export interface WrittenStatements {
  /** `undefined` where no single paragraph of a statement begins on that line in that language. */
  words(line: number, language: Language): string | undefined
  /** The lines of the whole directive, from 1. */
  lines(line: number): readonly [from: number, to: number] | undefined
}

/** @param languages of the brief; the first stands bare */
export function writtenStatements(text: string, languages: readonly Language[]): WrittenStatements {
  const plain = text.replaceAll('\r\n', '\n')
  const byLine = new Map(directivesIn(plain, languages).map((each) => [each.line, each]))
  return {
    words(line, language) {
      const stretch = byLine.get(line)?.statements.get(language)
      return stretch && plain.slice(stretch.start, stretch.end)
    },
    lines(line) {
      const whole = byLine.get(line)?.whole
      return whole && [line, line + plain.slice(whole.start, whole.end).split('\n').length - 1]
    },
  }
}

/**
 * The text of a file in which statements have other words, and nothing else is changed. It is read again before it is
 * given back.
 *
 * @param languages of the brief; the first stands bare
 * @throws RefusedChange where that cannot be
 */
export function withWords(
  text: string,
  others: readonly OtherWords[],
  languages: readonly Language[],
): string {
  return keepingLineEnds(text, (plain) => {
    const before = directivesIn(plain, languages)
    const wanted = saidBy(plain, before)
    const edits = others.map(({ line, language, words }) => {
      const at = before.findIndex((directive) => directive.line === line)
      const stretch = before[at]?.statements.get(language)
      const says = oneParagraph(words)
      const own = wanted[at]
      if (!stretch || !own) {
        throw new RefusedChange(
          `On line ${line} begins no statement with a single paragraph in ${language}: change it in the file.`,
        )
      }
      own.says[language] = says
      return { ...stretch, says }
    })
    const made = edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((file, { start, end, says }) => file.slice(0, start) + says + file.slice(end), plain)
    if (isDeepStrictEqual(saidBy(made, directivesIn(made, languages)), wanted)) return made
    throw new RefusedChange(
      'These words would change more of the file than the statement: they hold marks of Markdown that begin or end something, such as `:::` or `#`. Nothing was written.',
    )
  })
}

function saidBy(text: string, directives: readonly DirectivePlaces[]) {
  return directives.map(({ name, attributes, statements }) => ({
    name,
    attributes,
    says: Object.fromEntries(
      [...statements].map(([language, { start, end }]) => [language, text.slice(start, end)]),
    ) as Record<Language, string>,
  }))
}
