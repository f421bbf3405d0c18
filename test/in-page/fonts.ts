import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The rule that brings a font of a package along. */
function fontFace(family: string, file: string): string {
  const font = readFileSync(createRequire(import.meta.url).resolve(`@fontsource/${file}`))
  return `@font-face { font-family: ${family}; src: url(data:font/woff2;base64,${font.toString('base64')}) }`
}

/** Letters of English and of Arabic, in one font each. */
export const FACES = [
  fontFace('Latin', 'source-serif-4/files/source-serif-4-latin-400-normal.woff2'),
  fontFace('Arabic', 'amiri/files/amiri-arabic-400-normal.woff2'),
]
