import type { PhrasingContent } from 'mdast'
import { titleOf } from '../../contract/nodes.ts'
import { plain } from '../../markdown/plain.ts'
import type { ByLanguage } from '../../model/language.ts'
import { isValue, type TextId, type TextKind } from '../../model/texts.ts'
import { briefMark } from '../../word/marks.ts'
import { writeLine } from '../inline-markdown.ts'
import type { ReturnedState } from '../returned.ts'

/** What a note of ours tells a translator. */
export type NoteCategory = 'what' | 'citation' | 'passage'

/** One text of a brief with its translation. */
export interface Unit {
  readonly key: TextId
  readonly kind: TextKind
  readonly source: readonly PhrasingContent[]
  /** Absent where there is none yet. */
  readonly target?: readonly PhrasingContent[]
  readonly state: ReturnedState
  readonly notes: readonly { readonly category: NoteCategory; readonly text: string }[]
  /** Those of the glossary and of the register of names that stand in the source. */
  readonly terms: readonly UnitTerm[]
}

export interface UnitTerm {
  readonly source: string
  readonly target: string
}

/** All that one file holds. */
export interface Units {
  /** Mark of the brief. */
  readonly brief: string
  readonly from: string
  readonly to: string
  readonly units: readonly Unit[]
}

/** The namespace of what XLIFF has no place for. */
export const OWN_NAMESPACE = 'urn:mujaz:xliff'

/** What our notes and marks are known by when they come back. */
export const OWN_NOTE = 'mujaz'

/** What the text of our notes begins with: some tools forget whom a note is from. */
export const OWN_WORDS = 'Mujaz: '

/** What the name of the original begins with; the mark of the brief follows. */
export const OWN_ORIGINAL = 'mujaz-brief-'

/** Mark of a brief with a title, the same as in its Word files. */
export function markOfBrief(title: ByLanguage): string {
  return briefMark(titleOf(title))
}

/** The words of a text as its file has them: Markdown of one line, or of a value in a file its bare words. */
export function wordsOf(key: TextId, nodes: readonly PhrasingContent[]): string {
  return isValue(key) ? plain(nodes) : writeLine(nodes)
}

/** An id for a text that XML takes for a token, the same each time. */
export function unitId(key: TextId): string {
  return [...key]
    .map((sign) =>
      /[\w.:-]/.test(sign) && sign !== '_' ? sign : `_${sign.codePointAt(0)?.toString(16)}_`,
    )
    .join('')
}

/** The text that an id was made for. */
export function keyOfUnit(id: string): TextId {
  return id.replace(/_([\da-f]{1,6})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
