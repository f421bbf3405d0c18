import { actualText } from './actual-text.ts'
import type { Edit } from './edits.ts'
import type { PageFonts } from './fonts.ts'
import { hexOf } from './glyph-code.ts'
import type { Directions, PageContent, TextObject } from './page-content.ts'

/**
 * Has ranges in right-to-left text painted and said in the order in which they are read. Of «28–29» the three
 * parts stand from right to left, each from left to right; Chromium paints them as they stand, 29 first.
 *
 * Readers take them from there in three ways. Firefox and MuPDF keep the order of painting. `pdftotext`
 * and Chrome go by where glyphs stand and what they say: they take figures with what is between them for one
 * figure, so each gets a direction mark before it, which they are told as `ActualText`. MuPDF begins a new line
 * where a sign of no direction leads back to the left: the dash is painted by a glyph that says a mark as well.
 */
export function inReadingOrder(
  text: string,
  { objects }: PageContent,
  fonts: PageFonts,
  directions: Directions,
): Edit[] {
  const isDash = (object: TextObject) => DASH.test(saidBy(object, fonts))
  const edits: Edit[] = []
  for (let index = 1; index < objects.length - 1; index++) {
    const dash = objects[index] as TextObject
    if (!isDash(dash)) continue
    const left = objects[index - 1] as TextObject
    const right = objects[index + 1] as TextObject
    // More than two numbers are no range.
    const [before, after] = [objects[index - 2], objects[index + 2]]
    if (before && isDash(before) && follows(before, left)) continue
    if (after && isDash(after) && follows(right, after)) continue
    const three: Three = [left, dash, right]
    if (three.some(({ mark }) => directions.get(mark.id) !== 'rtl')) continue
    if (!isRange(three, fonts) || !canChange(text, three)) continue
    const slots = three.map((object) => [startOf(object, three), object.to] as const)
    const said = [
      number(text, right, three, fonts),
      joint(text, dash, three, fonts),
      number(text, left, three, fonts),
    ]
    for (const [slot, [from, to]] of slots.entries()) edits.push([from, to, said[slot] ?? ''])
  }
  return edits
}

type Three = readonly [left: TextObject, dash: TextObject, right: TextObject]

const NUMBER = /^\p{Nd}+(?:[.,:\u066B\u066C]\p{Nd}+)*$/u
const DASH = /^[\u2010-\u2015]$/u
const RIGHT_TO_LEFT_MARK = '\u200F'

function isRange([left, dash, right]: Three, fonts: PageFonts): boolean {
  return (
    NUMBER.test(saidBy(left, fonts)) &&
    NUMBER.test(saidBy(right, fonts)) &&
    follows(left, dash) &&
    follows(dash, right)
  )
}

function saidBy({ font, line }: TextObject, fonts: PageFonts): string {
  const unicode = fonts.get(font)?.unicode
  let said = ''
  if (line) for (const { code } of line.glyphs) said += unicode?.get(code) ?? ''
  return said
}

/** Whether one stands right behind the other: none of their glyphs is wider than an em. */
function follows(before: TextObject, after: TextObject): boolean {
  const [glyphs = []] = [before.line?.glyphs]
  const distance = startsAt(after) - startsAt(before)
  return (
    before.y === after.y &&
    before.size === after.size &&
    distance > 0 &&
    distance <= glyphs.length * before.size
  )
}

function startsAt({ x, line }: TextObject): number {
  return x + (line?.glyphs[0]?.right ?? 0)
}

/** Whether they hold no marked content, and nothing but the bounds of such lies between them. */
function canChange(text: string, three: Three): boolean {
  const [left, dash, right] = three
  if (three.some(({ from, to }) => /\bB[DM]C\b/u.test(text.slice(from, to)))) return false
  const gaps = [text.slice(left.to, dash.from), text.slice(dash.to, right.from)]
  if (areOne(three)) return gaps.every((gap) => gap.trim() === '')
  const areAlone = three.every((object) => {
    return object.mark.objects === 1 && text.slice(object.mark.to, object.from).trim() === ''
  })
  return areAlone && gaps.every((gap) => /^\s*EMC\s*\/\w+ <<\/MCID \d+ >>\s*BDC\s*$/u.test(gap))
}

/** Whether the three are one piece of marked content. */
function areOne([left, dash, right]: Three): boolean {
  return left.mark === dash.mark && dash.mark === right.mark
}

function startOf({ from, mark }: TextObject, three: Three): number {
  return areOne(three) ? from : mark.from
}

/** The operators of a number, told with a direction mark before it. */
function number(text: string, object: TextObject, three: Three, fonts: PageFonts): string {
  const { font, line } = object
  const [first] = line?.glyphs ?? []
  const from = line?.from ?? object.to
  const to = text.indexOf('Tj', from) + 2
  const said = RIGHT_TO_LEFT_MARK + (fonts.get(font)?.unicode.get(first?.code ?? -1) ?? '')
  const before = text.slice(startOf(object, three), from)
  return `${before}${actualText(said)}\n${text.slice(from, to)}\nEMC${text.slice(to, object.to)}`
}

/** The operators of a dash, by a glyph that says a direction mark before it. */
function joint(text: string, object: TextObject, three: Three, fonts: PageFonts): string {
  const [from, at] = [startOf(object, three), text.indexOf('<', object.line?.from) + 1]
  const [glyph] = object.line?.glyphs ?? []
  const said = RIGHT_TO_LEFT_MARK + saidBy(object, fonts)
  const code = glyph && fonts.get(object.font)?.embedded?.alias(glyph.code, said)
  if (code === undefined) return text.slice(from, object.to)
  return text.slice(from, at) + hexOf(code) + text.slice(at + 4, object.to)
}
