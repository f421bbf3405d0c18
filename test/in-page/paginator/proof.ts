/**
 * A second opinion on finished pages, which shares nothing with src/in-page/paginator. Runs inside the
 * page (it is handed to `page.evaluate`), so it may use nothing from outside of itself.
 */
export interface Proof {
  pages: number
  /** Sentences; none if the pages are right. */
  faults: string[]
}

/** Numbers what holds words, in a document that does not say so itself; runs inside the page. */
export function markLeaves(): void {
  let leaf = 0
  for (const element of document.querySelectorAll<HTMLElement>('[data-flow] *')) {
    const holds = [...element.childNodes].some(
      (node) => node.nodeType === 3 && /\S/.test((node as Text).data),
    )
    if (holds && !element.closest('[data-leaf]')) element.dataset.leaf = String(++leaf)
    const { display, float, position, columnCount } = getComputedStyle(element)
    if (/flex|grid/.test(display))
      for (const child of element.children) (child as HTMLElement).dataset.column = ''
    if (display === 'table-cell') element.dataset.cell = ''
    if (float !== 'none' || position !== 'static' || columnCount !== 'auto')
      element.dataset.column = ''
  }
}

export function provePages(tokens: number): Proof {
  const faults: string[] = []
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  const clipped = new Set<Element>()
  for (const page of pages) {
    const oversized = page.classList.contains('overfull') || page.querySelector('[data-zoomed]')
    if (oversized) clipped.add(page)
  }

  // Every word once. A word of a table that has no room for it may be torn between two pages: what a paragraph has
  // on all of its pages is read as one.
  const seen = new Map<string, number>()
  const paragraphs = new Map<string, string>()
  for (const part of document.querySelectorAll('.page-body, .page-notes')) {
    const copy = part.cloneNode(true) as Element
    for (const again of copy.querySelectorAll('[data-repeated]')) again.remove()
    for (const leaf of [...copy.querySelectorAll<HTMLElement>('[data-leaf]')].reverse()) {
      const key = `${part.className} ${leaf.dataset.leaf}`
      paragraphs.set(key, (paragraphs.get(key) ?? '') + leaf.textContent)
      leaf.remove()
    }
    paragraphs.set('', `${paragraphs.get('') ?? ''} ${copy.textContent}`)
  }
  for (const text of paragraphs.values()) {
    for (const [word] of text.matchAll(/[wع]\d+\./g)) seen.set(word, (seen.get(word) ?? 0) + 1)
  }
  if (seen.size !== tokens) faults.push(`${tokens - seen.size} of ${tokens} words are lost`)
  for (const [word, times] of seen) if (times > 1) faults.push(`${word} stands ${times} times`)

  // Each paragraph in order, on pages that follow each other; paragraphs in order outside of columns.
  const lastOf = new Map<string, { word: number; page: number }>()
  let reached = { leaf: 0, page: 0 }
  for (const [n, page] of pages.entries()) {
    for (const leaf of page.querySelectorAll<HTMLElement>('.page-body [data-leaf]')) {
      if (leaf.closest('[data-repeated]')) continue
      const key = leaf.dataset.leaf as string
      const numbers = [...(leaf.textContent ?? '').matchAll(/[wع](\d+)\./g)].map(([, number]) =>
        Number(number),
      )
      const before = lastOf.get(key)
      for (const [k, number] of numbers.entries()) {
        const previous = k ? (numbers[k - 1] as number) : (before?.word ?? 0)
        if (number <= previous) faults.push(`paragraph ${key}: word ${number} after ${previous}`)
      }
      const between = pages.slice((before?.page ?? n) + 1, n)
      // A cell that spanned several rows stands empty in those below the first.
      const isEmpty = numbers.length === 0 && !leaf.querySelector('img')
      if (!isEmpty && between.some((other) => other.querySelector('.page-body [data-leaf]'))) {
        faults.push(`paragraph ${key} leaps over a page`)
      }
      lastOf.set(key, { word: numbers.at(-1) ?? before?.word ?? 0, page: n })
      if (leaf.closest('[data-column], [data-cell]')) continue
      if (Number(key) < reached.leaf) faults.push(`paragraph ${key} after ${reached.leaf}`)
      reached = { leaf: Number(key), page: n }
    }
  }

  // No head is repeated where nothing of its table stands.
  for (const [n, page] of pages.entries()) {
    for (const head of page.querySelectorAll('.page-body [data-repeated]')) {
      const table = head.parentElement as Element
      if (!table.querySelector(':scope > :not([data-repeated], colgroup) *')) {
        faults.push(`page ${n + 1}: a head of a table stands alone`)
      }
    }
  }

  // Nothing below the type area, nothing on the notes.
  for (const [n, page] of pages.entries()) {
    const box = page.getBoundingClientRect()
    const style = getComputedStyle(page)
    const foot = box.bottom - Number.parseFloat(style.paddingBottom)
    const notes = page.querySelector('.page-notes')?.getBoundingClientRect()
    const body = page.querySelector('.page-body') as Element
    if (notes && notes.bottom > foot + 1)
      faults.push(`page ${n + 1}: notes end ${notes.bottom - foot} px too low`)
    if (clipped.has(page)) continue
    const limit = (notes?.top ?? foot) + 1
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!/\S/.test((node as Text).data)) continue
      let away = false
      for (let up = node.parentElement; up && up !== body; up = up.parentElement) {
        const { position, overflowY } = getComputedStyle(up)
        if (/absolute|fixed/.test(position) || overflowY !== 'visible') away = true
      }
      if (away) continue
      range.selectNode(node)
      for (const line of range.getClientRects()) {
        // Glyph boxes are higher than their line: what counts is where the middle stands.
        if ((line.top + line.bottom) / 2 > limit) {
          faults.push(
            `page ${n + 1}: "${(node as Text).data.slice(0, 30)}" stands ${line.bottom - limit} px too low`,
          )
          break
        }
      }
    }
    for (const image of body.querySelectorAll('img')) {
      const low = image.getBoundingClientRect().bottom - limit
      if (low > 1 && !image.closest('[style*=absolute]'))
        faults.push(`page ${n + 1}: a picture stands ${low} px too low`)
    }
  }

  // Notes: each called one once, beginning on the page of its first call.
  const callPage = new Map<string, number>()
  const notePages = new Map<string, number[]>()
  for (const [n, page] of pages.entries()) {
    for (const call of page.querySelectorAll<HTMLElement>('.page-body [data-call]')) {
      const note = call.dataset.call as string
      if (!callPage.has(note)) callPage.set(note, n)
    }
    for (const note of page.querySelectorAll<HTMLElement>('.page-notes > [data-note]')) {
      const on = notePages.get(note.dataset.note as string) ?? []
      const marked = note.classList.contains('note-continued')
      if (marked !== on.length > 0)
        faults.push(`note ${note.dataset.note}: wrong mark on page ${n + 1}`)
      notePages.set(note.dataset.note as string, [...on, n])
    }
  }
  /** The notes before it fill the pages from its call on. */
  function isPushedOn(note: string, page: number, begins: number): boolean {
    const printed = [...notePages.keys()]
    const before = notePages.get(printed[printed.indexOf(note) - 1] ?? '')?.at(-1) ?? 0
    return before >= page && before >= begins - 1
  }
  for (const [note, page] of callPage) {
    const on = notePages.get(note)
    if (!on) faults.push(`note ${note} is lost`)
    else if ((on[0] as number) > page && isPushedOn(note, page, on[0] as number)) continue
    else if (on[0] !== page)
      faults.push(`note ${note} begins on page ${(on[0] as number) + 1}, not ${page + 1}`)
    else if (on.at(-1) !== page + on.length - 1) faults.push(`note ${note} leaps over a page`)
  }
  if (notePages.size !== callPage.size) faults.push('notes that nobody calls')

  // What Chromium tags as nothing: a repeated head, and a drawing that does not say what it shows.
  if (document.querySelector('[data-repeated] [href]')) faults.push('a repeated head leads away')
  if (document.querySelector('.page-body svg:has(text):not([role=img])'))
    faults.push('words of a drawing are not told')

  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  if (new Set(ids).size !== ids.length) faults.push('an id stands twice')
  // A page without a word or a picture is an accident, unless a side was asked for.
  for (const [n, page] of pages.entries()) {
    if (page.classList.contains('blank') || pages.length === 1) continue
    const empty = !page.querySelector('.page-body, .page-notes')?.textContent?.trim()
    if (empty && !page.querySelector('img, .page-notes, .page-body > *'))
      faults.push(`page ${n + 1} is empty`)
  }
  return { pages: pages.length, faults }
}
