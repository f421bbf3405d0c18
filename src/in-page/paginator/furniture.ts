/**
 * Running heads and feet, page numbers, numbers of pages that are referred to, crop marks.
 *
 * in: the pages with their content, and the templates for what stands around it
 * out: the same pages, with that around it; none of it is part of the text
 */
import type { Geometry } from './types.ts'

const ARABIC_ZERO = 0x0660

/** Clones the furniture into every page. Texts of the flow are read from the pages, in order. */
export function furnish(pages: readonly HTMLElement[]): void {
  const templates = document.querySelectorAll<HTMLTemplateElement>('template[data-page-furniture]')
  const carriers = runningIn(templates)
  const running = new Map<string, string>()
  const numbers = numberPages(pages)
  for (const [n, page] of pages.entries()) {
    readRunning(page, carriers, running)
    if (page.classList.contains('blank')) continue
    const own = [...templates].find(({ lang }) => lang === page.lang) ?? templates[0]
    if (own) furnishPage(page, own, { ...(numbers[n] as PageNumber), running })
  }
  fillReferences(pages, numbers)
}

interface PageNumber {
  page: number
  pages: number
}

/**
 * Counts the pages, of each half (`data-half`) for itself: whoever has turned the document over
 * begins with page 1 again. The pages of a half are in its language, and bound on its side.
 */
function numberPages(pages: readonly HTMLElement[]): PageNumber[] {
  let half: HTMLElement | null = null
  let first = 0
  const numbers: PageNumber[] = []
  const close = (end: number) => {
    // An empty page before the next half is the back of a leaf, and no page of the text.
    while (half && end > first && pages[end - 1]?.classList.contains('blank')) end--
    for (let n = first; n < numbers.length; n++) (numbers[n] as PageNumber).pages = end - first
  }
  for (const [n, page] of pages.entries()) {
    const own: HTMLElement | null =
      page.querySelector<HTMLElement>('.page-body [data-half]') ?? half
    if (own && own.lang !== half?.lang) {
      close(n)
      first = n
      half = own
    }
    if (half) {
      page.lang = half.lang
      page.dir = half.dir
    }
    numbers.push({ page: n + 1 - first, pages: 0 })
  }
  close(pages.length)
  return numbers
}

interface Fill extends PageNumber {
  /** Language, or empty → the last text to run at the head. */
  running: Map<string, string>
}

function furnishPage(page: HTMLElement, template: HTMLTemplateElement, fill: Fill): void {
  const kind = kindOf(page)
  const furniture = template.content.cloneNode(true) as DocumentFragment
  for (const element of furniture.querySelectorAll<HTMLElement>('[data-not-on]')) {
    if (element.dataset.notOn?.split(/\s+/).includes(kind)) element.remove()
  }
  for (const element of furniture.querySelectorAll<HTMLElement>('[data-fill]')) {
    if (element.dataset.fill === 'page') element.textContent = digits(fill.page, element)
    else if (element.dataset.fill === 'pages') element.textContent = digits(fill.pages, element)
    else element.textContent = fill.running.get(element.lang) ?? fill.running.get('') ?? ''
  }
  for (const element of furniture.querySelectorAll('[id]')) element.removeAttribute('id')
  for (const element of furniture.children) element.setAttribute('aria-hidden', 'true')
  page.append(furniture)
}

const SVG = 'http://www.w3.org/2000/svg'

/** Lines that show where the sheet is cut, outside of the bleed. */
export function cropMarks({ width, height, bleed, cropMarks }: Geometry): SVGElement {
  const around = bleed + cropMarks
  // A little paper is left around them.
  const begin = cropMarks / 6
  const length = cropMarks - begin
  const [right, foot] = [width + around + bleed, height + around + bleed]
  const columns = [around, around + width].flatMap((x) => [
    `M${x} ${begin}v${length}`,
    `M${x} ${foot}v${length}`,
  ])
  const rows = [around, around + height].flatMap((y) => [
    `M${begin} ${y}h${length}`,
    `M${right} ${y}h${length}`,
  ])
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'crop-marks')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', [...columns, ...rows].join(''))
  path.setAttribute('stroke', '#000')
  path.setAttribute('stroke-width', '0.33')
  path.setAttribute('fill', 'none')
  svg.append(path)
  return svg
}

/** `data-page` of the first block on the page, or of what that begins with. */
function kindOf(page: HTMLElement): string {
  let block = page.querySelector('.page-body')?.firstElementChild
  for (; block; block = block.firstElementChild) {
    const kind = (block as HTMLElement).dataset?.page
    if (kind) return kind
  }
  return ''
}

/** Finds all that carries a text for the running heads, in whatever languages the templates ask for. */
function runningIn(templates: Iterable<HTMLTemplateElement>): string {
  const filled = [...templates].flatMap(({ content }) => [
    ...content.querySelectorAll<HTMLElement>('[data-fill="running"][lang]'),
  ])
  const languages = new Set(filled.map(({ lang }) => lang))
  return ['data-running', ...[...languages].map((lang) => `data-running-${lang}`)]
    .map((name) => `[${CSS.escape(name)}]`)
    .join()
}

function readRunning(page: HTMLElement, carriers: string, running: Map<string, string>): void {
  for (const element of page.querySelectorAll<HTMLElement>(carriers)) {
    if (element.closest('[data-repeated]')) continue
    for (const { name, value } of element.attributes) {
      if (name.startsWith('data-running-')) running.set(name.slice('data-running-'.length), value)
    }
    const own = element.dataset.running
    if (own === undefined) continue
    const text = own || plainText(element)
    const language = element.closest<HTMLElement>('[lang]')?.lang ?? ''
    running.set(language, text)
    running.set('', text)
  }
}

/** Page numbers in the contents table and in cross-references. */
function fillReferences(pages: readonly HTMLElement[], pageNumbers: readonly PageNumber[]): void {
  const references = pages.flatMap((page) => [
    ...page.querySelectorAll<HTMLElement>('[data-page-of]'),
  ])
  if (!references.length) return
  const numbers = new Map<string, number>()
  for (const [n, page] of pages.entries()) {
    for (const element of page.querySelectorAll('[id]'))
      numbers.set(element.id, (pageNumbers[n] as PageNumber).page)
  }
  for (const reference of references) {
    const number = numbers.get(reference.dataset.pageOf as string)
    reference.textContent = number === undefined ? '' : digits(number, reference)
  }
}

/** An element's text without the marks of its notes. */
export function plainText(element: Element): string {
  let text = element.textContent ?? ''
  if (element.querySelector('[data-call]')) {
    const copy = element.cloneNode(true) as Element
    for (const call of copy.querySelectorAll('[data-call]')) {
      const parent = call.parentElement
      if (parent?.tagName === 'SUP' && parent.children.length === 1) parent.remove()
      else call.remove()
    }
    text = copy.textContent ?? ''
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** In the digits that the element or one around it asks for: `data-digits="arabic-indic"`, or European. */
function digits(number: number, element: HTMLElement): string {
  const asked = element.closest<HTMLElement>('[data-digits]') ?? document.documentElement
  if (asked.dataset.digits !== 'arabic-indic') return String(number)
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)))
}
