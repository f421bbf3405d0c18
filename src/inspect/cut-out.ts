import type { Context } from '../report/context.ts'
import { excerpt } from './excerpt.ts'
import type { Painted } from './painted.ts'
import type { Match } from './texts.ts'

/**
 * Text that is cut out of its background (`background-clip: text`) is the mask of a picture, and
 * Chromium 143 tags nothing of it; 147 paints it once more, tagged and unseen. Returns whether some is not
 * tagged: what else the structure lacks follows from that, and a list of it would hide the cause.
 */
export function inspectCutOut(
  matches: readonly Match[],
  painted: readonly Painted[],
  path: string,
  context: Context,
): boolean {
  const masks = painted.flatMap((page) => page.masks).map(lettersOf)
  if (masks.length === 0) return false
  const lost = matches.filter(({ text, said }) => {
    if (said) return false
    const letters = lettersOf(text)
    return masks.some((mask) => holds(mask, letters))
  })
  const [first] = lost
  if (!first) return false
  const others = lost.length - 1
  const more = others === 0 ? ' is' : ` and ${others} more text${others === 1 ? '' : 's'} are`
  context.report({
    rule: 'pdf-text',
    path,
    reason: `About page ${first.page}, “${excerpt(first.text)}”${more} cut out of the background, and not in the structure of the PDF`,
    advice:
      'Take `background-clip: text` out of the styles, or print with Chromium 147 or newer: older ones do not tag such text.',
  })
  return true
}

/** How often each letter and digit occurs: a right-to-left line is painted from its end. */
function lettersOf(text: string): ReadonlyMap<string, number> {
  const letters = new Map<string, number>()
  for (const [letter] of text.normalize('NFKC').matchAll(/[\p{L}\p{N}]/gu)) {
    letters.set(letter, (letters.get(letter) ?? 0) + 1)
  }
  return letters
}

function holds(all: ReadonlyMap<string, number>, some: ReadonlyMap<string, number>): boolean {
  return some.size > 0 && [...some].every(([letter, count]) => (all.get(letter) ?? 0) >= count)
}
