import type { Ref } from '../pdf/objects.ts'
import type { WrittenFile } from '../pdf/written-file.ts'
import type { Findings } from '../report/findings.ts'
import { excerpt } from './excerpt.ts'
import type { Expectation } from './expectation.ts'
import { trimBox } from './pages.ts'
import { type Painted, Painter } from './painted.ts'
import type { Tagged } from './structure.ts'

/** Points that a glyph may hang out of its line at the edges. */
const OVERHANG = 1

/**
 * What is painted and what the structure says hold together: every text belongs to one element, from both
 * ends, every number is the same on paper and in the structure, and nothing stands beyond the paper.
 */
export function inspectPaint(
  file: WrittenFile,
  pages: readonly Ref[],
  tagged: Tagged,
  { path }: Expectation,
  findings: Findings,
): void {
  const painter = new Painter(file)
  const painted = pages.map((ref) => {
    const [left, bottom, right, top] = trimBox(file, file.dict(ref))
    return painter.read(ref, [left - OVERHANG, bottom - OVERHANG, right + OVERHANG, top + OVERHANG])
  })
  const texts = new Map<string, string>()
  for (const { text, contents } of tagged.texts) {
    for (const { page, mark } of contents) texts.set(`${page}/${mark}`, text)
  }
  const parents = parentsOf(file)
  for (const [index, ref] of pages.entries()) {
    const page = index + 1
    const { texts: shown, beyond, forms } = painted[index] as Painted
    const report = (rule: 'pdf-page' | 'pdf-text', what: string) =>
      findings.add({ rule, path, reason: `On page ${page}, ${what}` })
    if (shown.has('none'))
      report('pdf-text', 'there is text that the structure of the PDF does not hold')
    const [first] = beyond
    if (first !== undefined) {
      const text = texts.get(`${page}/${first.mark}`) ?? first.said
      report('pdf-page', `“${excerpt(text)}” stands beyond the edge of the paper`)
    }
    for (const [mark, text] of shown) {
      if (mark === 'none' || mark === 'artifact') continue
      const [form, id] = typeof mark === 'number' ? [undefined, mark] : mark.split(':').map(Number)
      const painter = form === undefined ? file.dict(ref) : forms.get(form)
      const parent = parents.get(Number(painter?.get('StructParents')))?.[Number(id)]
      const owner = tagged.owners.get(`${page}/${mark}`)
      if (owner === undefined || parent !== owner) {
        report('pdf-text', `the structure of the PDF does not hold “${excerpt(text)}”`)
      }
    }
  }
  for (const { text, page, contents } of tagged.texts) {
    const shown = contents
      .map(({ page: on, mark }) => painted[on - 1]?.texts.get(mark) ?? '')
      .join(' ')
    if (digitsOf(shown) !== digitsOf(text) && !shown.includes('\uFFFD')) {
      findings.add({
        rule: 'pdf-text',
        path,
        reason: `On page ${page}, the structure of the PDF says “${excerpt(text)}”, and the page another number`,
        actual: shown,
      })
    }
  }
}

/**
 * In any order, since a right-to-left line is painted from its end, and in digits of any script, of which
 * a font may choose another form.
 */
function digitsOf(text: string): string {
  const digits = text.normalize('NFKC').match(/[\d٠-٩۰-۹]/gu)
  return digits ? String(digits.map((digit) => digit.charCodeAt(0) & 15).sort()) : ''
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
