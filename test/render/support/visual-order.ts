import type { Page } from 'puppeteer'
import type { Direction } from '../../../src/model/language.ts'

/** One line of HTML, and how the text around it runs. */
export interface LaidLine {
  readonly html: string
  readonly dir: Direction
}

const STYLE = 'p { white-space: pre; font: 20px monospace; width: 400em; margin: 0 }'

/** Runs in the page: the left edge of each character of each line. */
const READ_EDGES = `Array.from(document.querySelectorAll('p'), (line) => {
  const edges = []
  const range = document.createRange()
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (let at = 0; at < text.length; at += 1) {
      range.setStart(text, at)
      range.setEnd(text, at + 1)
      edges.push(range.getBoundingClientRect().left)
    }
  }
  return edges
})`

/**
 * For each line the left edges of its characters, as Chromium lays them out: what stands further to the
 * left has the smaller number.
 */
export async function leftEdges(page: Page, lines: readonly LaidLine[]): Promise<number[][]> {
  const body = lines.map(({ html, dir }) => `<p dir="${dir}">${html}</p>`).join('')
  await page.setContent(`<style>${STYLE}</style>${body}`)
  return page.evaluate(READ_EDGES) as Promise<number[][]>
}
