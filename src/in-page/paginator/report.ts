/**
 * What stands where.
 *
 * in: the finished pages
 * out: the page of each call, note, heading and half
 */

import type { Heading, Report } from '../protocol.ts'
import { plainText } from './furniture.ts'

export function readPages(
  pages: readonly HTMLElement[],
): Pick<Report, 'calls' | 'notes' | 'headings' | 'halves'> {
  const calls: Report['calls'] = []
  const notes = new Map<string, number[]>()
  const headings: Heading[] = []
  let row: Element | null = null
  for (const [n, element] of pages.entries()) {
    const page = n + 1
    for (const call of element.querySelectorAll<HTMLElement>('.page-body [data-call]')) {
      calls.push({ note: call.dataset.call as string, page })
    }
    for (const note of element.querySelectorAll<HTMLElement>('.page-notes [data-note]')) {
      const number = note.dataset.note as string
      const on = notes.get(number)
      if (on) on.push(page)
      else notes.set(number, [page])
    }
    for (const heading of element.querySelectorAll<HTMLElement>(
      '.page-body :is(h1,h2,h3,h4,h5,h6)',
    )) {
      if (heading.closest('[data-repeated]')) continue
      const level = Number(heading.tagName[1])
      const language = heading.closest<HTMLElement>('[lang]')?.lang ?? ''
      const text = plainText(heading)
      const last = headings.at(-1)
      const each = textByLanguage(heading)
      if (each) {
        headings.push({ id: idOf(heading), level, text: each, page })
        row = rowOf(heading)
        continue
      }
      // Two headings side by side are one heading in two languages.
      if (last?.level === level && row === rowOf(heading) && !(language in last.text)) {
        last.text[language] = text
      } else if (heading.classList.contains('is-continued') && last) {
        last.text[language] = `${last.text[language] ?? ''} ${text}`.trim()
      } else {
        headings.push({ id: idOf(heading), level, text: { [language]: text }, page })
        row = rowOf(heading)
      }
    }
  }
  const printed = [...notes].map(([note, on]) => ({ note, pages: on }))
  const halves: { lang: string; page: number; pages: number }[] = []
  for (const [n, { lang, classList }] of pages.entries()) {
    const last = halves.at(-1)
    if (lang && lang !== last?.lang) halves.push({ lang, page: n + 1, pages: 1 })
    else if (last && !classList.contains('blank')) last.pages = n + 2 - last.page
  }
  return { calls, notes: printed, headings, halves }
}

/** The texts of a heading that holds an element for each language, and nothing beside them. */
function textByLanguage(heading: HTMLElement): Record<string, string> | undefined {
  const parts = [...heading.children] as HTMLElement[]
  const words = [...heading.childNodes].filter((node) => node.textContent?.trim())
  const languages = new Set(parts.map(({ lang }) => lang))
  if (parts.length < 2 || words.length > parts.length || languages.size < parts.length) return
  if (languages.has('')) return
  return Object.fromEntries(parts.map((part) => [part.lang, plainText(part)]))
}

/** The nearest ancestor that holds a heading for each language, or the heading's own parent. */
function rowOf(heading: HTMLElement): Element | null {
  const parent = heading.parentElement
  if (!parent || parent.matches('.page-body')) return heading
  return parent.closest('[data-row], .row') ?? parent
}

function idOf(heading: HTMLElement): string {
  if (heading.id) return heading.id
  for (let node = heading.parentElement; node; node = node.parentElement) {
    if (node.matches('.page-body')) break
    if (node.id) return node.id
  }
  return ''
}
