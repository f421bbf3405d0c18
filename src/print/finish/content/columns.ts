import { onceOf } from '../../../model/once-of.ts'
import type { Edit } from './edits.ts'
import type { FontText, PageFonts } from './fonts.ts'
import { hexOf } from './glyph-code.ts'
import type { Directions, PageContent, TextObject } from './page-content.ts'

/**
 * Parts the lines of two columns. Where a text stands beside its translation and on its line, Chrome's viewer
 * takes both for one line that runs one way, and turns the words of the other one round. It begins a new line
 * where a glyph stands higher or lower than the one before by all its height: so that is painted between
 * them, an invisible space of the height of a digit.
 */
export function betweenColumns(
  { objects }: PageContent,
  fonts: PageFonts,
  directions: Directions,
): Edit[] {
  const edits: Edit[] = []
  for (let index = 1; index < objects.length; index++) {
    const before = objects[index - 1] as TextObject
    const object = objects[index] as TextObject
    if (before.mark === object.mark || Math.abs(before.y - object.y) >= object.size) continue
    const here = directions.get(object.mark.id)
    const there = directions.get(before.mark.id)
    if (here === undefined || there === undefined || here === there) continue
    const space = tallSpace(before, fonts.get(before.font))
    if (space) edits.push([object.mark.from, object.mark.from, space])
  }
  return edits
}

/**
 * By what the codes of a font say, the first that says a digit; `undefined` where none does. Glyphs that are added say no
 * digit alone.
 */
export const digitOf = onceOf((unicode: FontText['unicode']) => {
  for (const [code, text] of unicode) if (/^\p{Nd}$/u.test(text)) return code
  return undefined
})

function tallSpace(
  { font: name, size, x, y }: TextObject,
  font: FontText | undefined,
): string | undefined {
  if (!font) return undefined
  const digit = digitOf(font.unicode)
  const code = digit === undefined ? undefined : font.embedded?.alias(digit, ' ')
  if (code === undefined) return undefined
  // Higher than any line of that size.
  const matrix = `1 0 0 -1 ${x} ${y - 3 * size}`
  return `/Artifact BMC\nBT\n3 Tr\n/${name} ${2 * size} Tf\n${matrix} Tm\n<${hexOf(code)}> Tj\n0 Tr\nET\nEMC\n`
}
