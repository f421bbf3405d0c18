import type { RootContent } from 'mdast'
import { element, escaped } from '../text/markup.ts'
import { on, type RunProperties } from './properties.ts'
import { field, run } from './runs.ts'
import { DRAWING_NAMESPACES } from './shapes.ts'
import { W } from './styles.ts'
import { part, valued } from './xml.ts'

/** The note of a label, once something has called it. */
interface CalledNote {
  /** What stands as its number. */
  readonly mark: string
  readonly bookmark: string
}

/** What notes are made with. */
export interface NoteMaker {
  /** A number that no other bookmark has. */
  nextBookmark(): number
  /** The paragraphs of a note. @param first what stands before the words of the first */
  paragraphs(label: string, first: string): string
  /** A label as the edition writes it. */
  written(label: string): string
}

const REFERENCE: RunProperties = { 'w:rStyle': valued('w:rStyle', 'FootnoteReference') }

/**
 * The footnotes of a file. A note is called once: whoever calls it again refers to the mark of the first call, by a
 * field, since a note with two calls breaks a file in Word.
 */
export class Footnotes {
  readonly #notes: string[] = []
  #called = new Map<string, CalledNote>()
  /** How many notes a program numbers by itself, and how many of those stand before this section. */
  #counted = 0
  #before = 0
  #scope = 0

  /** Begins a section whose notes are its own. */
  begin(): void {
    this.#called = new Map()
    this.#before = this.#counted
    this.#scope += 1
  }

  /** The call of a note. @param isRightToLeft whether it stands among such letters */
  call(label: string, apart: boolean, isRightToLeft: boolean, maker: NoteMaker): string {
    const own = { ...REFERENCE, ...(isRightToLeft && on('w:rtl')) }
    const bracket = (sign: string) => (apart ? run(textOf(sign), own) : '')
    return [bracket('['), this.#mark(label, own, maker), bracket(']')].join('')
  }

  #mark(label: string, own: RunProperties, maker: NoteMaker): string {
    const known = this.#called.get(label)
    if (known) return field(`NOTEREF ${known.bookmark} \\f \\h`, run(textOf(known.mark), own), own)
    // Programs count on through a file, so a second half goes on where the first one ends. What a person has called
    // otherwise brings its own mark.
    const isCounted = String(this.#counted + 1 - this.#before) === label
    if (isCounted) this.#counted += 1
    const mark = maker.written(isCounted ? String(this.#counted) : label)
    const id = this.#notes.length + 1
    const bookmark = `_Note${this.#scope}_${id}`
    this.#called.set(label, { mark, bookmark })
    // Taken before its text is made, so that notes stand in the order of their calls.
    const at = this.#notes.push('') - 1
    const sign = isCounted ? element('w:footnoteRef', {}) : textOf(mark)
    this.#notes[at] = element('w:footnote', { 'w:id': id }, maker.paragraphs(label, run(sign, own)))
    const number = maker.nextBookmark()
    return [
      element('w:bookmarkStart', { 'w:id': number, 'w:name': bookmark }),
      run(
        element('w:footnoteReference', {
          'w:customMarkFollows': isCounted ? undefined : 1,
          'w:id': id,
        }) + (isCounted ? '' : textOf(mark)),
        own,
      ),
      element('w:bookmarkEnd', { 'w:id': number }),
    ].join('')
  }

  /**
   * The part `word/footnotes.xml`, with the lines that Word draws above notes.
   *
   * @param isRightToLeft whether those begin at the right
   */
  xml(isRightToLeft: boolean): string {
    const lines = [
      ['separator', -1],
      ['continuationSeparator', 0],
    ].map(([type, id]) =>
      element(
        'w:footnote',
        { 'w:type': type, 'w:id': id },
        element(
          'w:p',
          {},
          isRightToLeft ? element('w:pPr', {}, element('w:bidi', {})) : '',
          run(element(`w:${type}`, {})),
        ),
      ),
    )
    return part(
      element('w:footnotes', { 'xmlns:w': W, ...DRAWING_NAMESPACES }, ...lines, ...this.#notes),
    )
  }
}

function textOf(text: string): string {
  return element('w:t', { 'xml:space': 'preserve' }, escaped(text))
}

/** What lists in a note become: Word takes nothing but paragraphs there. */
export function flatBlocks(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'list') {
      return node.children.flatMap((item, at) =>
        flatBlocks(item.children).map((child, n) =>
          n === 0 && child.type === 'paragraph'
            ? {
                ...child,
                children: [
                  {
                    type: 'text' as const,
                    value: node.ordered ? `${(node.start ?? 1) + at}. ` : '• ',
                  },
                  ...child.children,
                ],
              }
            : child,
        ),
      )
    }
    return node.type === 'blockquote' ? flatBlocks(node.children) : [node]
  })
}
