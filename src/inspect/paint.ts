import type { Ref } from '../pdf/objects.ts'
import type { WrittenFile } from '../pdf/written-file.ts'
import type { Context, Reuse } from '../report/context.ts'
import { excerpt } from './excerpt.ts'
import type { Expectation } from './expectation.ts'
import { trimBox } from './pages.ts'
import { type Mark, type Painted, Painter } from './painted.ts'
import type { Tagged } from './structure.ts'

/** Points that a glyph may hang out of its line at the edges. */
const OVERHANG = 1

/** More findings of one kind than this help nobody. */
const MOST = 20

/**
 * What each page paints.
 *
 * @param reuse what was read before of pages of the very same bytes
 */
export function readPaint(file: WrittenFile, pages: readonly Ref[], reuse: Reuse): Painted[] {
  const painter = new Painter(file, reuse)
  return pages.map((ref) => {
    const [left, bottom, right, top] = trimBox(file, file.dict(ref))
    return painter.read(ref, [left - OVERHANG, bottom - OVERHANG, right + OVERHANG, top + OVERHANG])
  })
}

/**
 * What is painted and what the structure says hold together: every text belongs to one element, from both
 * ends, every number is the same on paper and in the structure, and nothing stands beyond the paper.
 */
export function inspectPaint(
  file: WrittenFile,
  pages: readonly Ref[],
  painted: readonly Painted[],
  tagged: Tagged,
  { path }: Expectation,
  context: Context,
): void {
  const textAt = (on: number, at: Mark) =>
    tagged.texts.findLast(({ contents }) => {
      return contents.some(({ page, mark }) => page === on && mark === at)
    })?.text
  const parents = parentsOf(file)
  for (const [index, { texts: shown, beyond, forms }] of painted.entries()) {
    const page = index + 1
    const report = (rule: 'pdf-page' | 'pdf-text', what: string) =>
      context.report({ rule, path, reason: `On page ${page}, ${what}` })
    if (shown.has('none')) {
      report('pdf-text', 'there is text that the structure of the PDF does not hold')
    }
    const [first] = beyond
    if (first !== undefined) {
      const text = textAt(page, first.mark) ?? first.said
      report('pdf-page', `“${excerpt(text)}” stands beyond the edge of the paper`)
    }
    const owners = tagged.owners[page]
    const lost = [...shown.keys()].find((mark) => {
      if (mark === 'none' || mark === 'artifact') return false
      const [form, id] = typeof mark === 'number' ? [undefined, mark] : mark.split(':').map(Number)
      const owner = form === undefined ? file.dict(pages[index]) : forms.get(form)
      const parent = parents.get(Number(owner?.get('StructParents')))?.[Number(id)]
      return parent === undefined || parent !== owners?.get(mark)
    })
    if (lost !== undefined) {
      report(
        'pdf-text',
        `the structure of the PDF does not hold “${excerpt(shown.get(lost) ?? '')}”`,
      )
    }
  }
  inspectNumbers(painted, tagged, path, context)
}

/** Every number is the same on paper and in the structure. */
function inspectNumbers(
  painted: readonly Painted[],
  { texts }: Tagged,
  path: string,
  context: Context,
): void {
  let told = 0
  for (const { text, page, contents } of texts) {
    let shown = ''
    for (const each of contents) shown += `${painted[each.page - 1]?.texts.get(each.mark) ?? ''} `
    if (digitsOf(shown) === digitsOf(text) || shown.includes('\uFFFD')) continue
    if (++told > MOST) return
    context.report({
      rule: 'pdf-text',
      path,
      reason: `On page ${page}, the structure of the PDF says “${excerpt(text)}”, and the page another number`,
      actual: shown.slice(0, -1),
    })
  }
}

/**
 * In any order, since a right-to-left line is painted from its end, and in digits of any script, of which
 * a font may choose another form.
 */
function digitsOf(text: string): string {
  const plain = text.normalize('NFKC')
  const counts = new Uint32Array(10)
  let found = 0
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at)
    const isDigit =
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x660 && code <= 0x669) ||
      (code >= 0x6f0 && code <= 0x6f9)
    if (!isDigit) continue
    const digit = code & 15
    counts[digit] = (counts[digit] as number) + 1
    found++
  }
  return found === 0 ? '' : String(counts)
}

/** By key, the ids of the elements that marked content belongs to (ISO 32000-1, 14.7.4.4). */
function parentsOf(file: WrittenFile): ReadonlyMap<number, readonly (number | undefined)[]> {
  const parents = new Map<number, (number | undefined)[]>()
  const seen = new Set<unknown>()
  const walk = (value: Parameters<WrittenFile['resolve']>[0]) => {
    const node = file.dictOrEmpty(value)
    if (seen.has(node)) return
    seen.add(node)
    const numbers = file.array(node.get('Nums'))
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const elements = file.resolve(numbers[at + 1])
      if (!Array.isArray(elements)) continue
      const ids = elements.map((each) => (each !== null && isRef(each) ? each.id : undefined))
      parents.set(Number(numbers[at]), ids)
    }
    for (const kid of file.array(node.get('Kids'))) walk(kid)
  }
  walk(file.dictOrEmpty(file.catalog.get('StructTreeRoot')).get('ParentTree'))
  return parents
}

function isRef(value: object | string | number | boolean): value is Ref {
  return typeof value === 'object' && 'id' in value
}
