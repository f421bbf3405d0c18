import type { Bitmap, Drawing, DrawnElement } from '../model/picture.ts'
import { escaped } from '../text/markup.ts'
import { Html } from './html.ts'

/** What the classes of a drawing begin with in the page, so that no style means them by chance. */
const CLASS = 'drawn-'

/** A PNG of one point that nobody sees. */
const CLEAR =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVQI12NgAAIAAAUAAeImBZsAAAAASUVORK5CYII='

/**
 * A drawing as an element of the page, so that the page’s styles colour it.
 * What it shows is said by a clear picture that styles lay over it: Chromium makes figures of a PDF of each `<img>`,
 * and of an `<svg>` in its newer versions alone.
 *
 * @param prefix tells its ids from those of other drawings, and of the same one in another language
 */
export function drawingHtml({ viewBox, children }: Drawing, alt: string, prefix: string): Html {
  const parts = children.map((child) => elementHtml(child, prefix)).join('')
  return new Html(
    `<svg class="drawn" aria-hidden="true" viewBox="${viewBox}">${parts}</svg><img class="drawn-said" src="${CLEAR}" alt="${escaped(alt)}">`,
  )
}

export function bitmapHtml({ type, data, width, height }: Bitmap, alt: string): Html {
  return new Html(
    `<img src="data:${type};base64,${data}" alt="${escaped(alt)}" width="${width}" height="${height}">`,
  )
}

function elementHtml({ name, attributes, children }: DrawnElement, prefix: string): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(ownValue(key, value, prefix))}"`,
  )
  const inner = children.map((child) => elementHtml(child, prefix)).join('')
  return `<${name}${written.join('')}>${inner}</${name}>`
}

function ownValue(key: string, value: string, prefix: string): string {
  switch (key) {
    case 'id':
      return `${prefix}${value}`
    case 'href':
      return value.replace(/^#/, `#${prefix}`)
    case 'class':
      return value.replace(/\S+/g, (name) => `${CLASS}${name}`)
    default:
      return value.replace(/url\(\s*(["']?)#([\w.-]+)\1\s*\)/gi, `url(#${prefix}$2)`)
  }
}
