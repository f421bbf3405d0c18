import { element } from '../text/markup.ts'

/** An element that has one value: `<w:jc w:val="center"/>`. */
export function valued(name: string, value: string | number): string {
  return element(name, { 'w:val': value })
}

/** A part of the file. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`
}
