import { isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { findPack, printedTags, whyNoPack } from '../languages/packs.ts'
import { type Language, USUAL_LANGUAGES } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import { withoutBroken } from './yaml-entries.ts'

/** The record at the beginning of a file. */
const FRONT_MATTER = /^---\n([\s\S]*?)^---[ \t]*$/m

/**
 * The languages of a brief, which the front matter of its editor's file names: one or two of those that have a
 * pack. They are read before all else, since whatever else a person wrote is read in them.
 *
 * @param base names of the files of `templates/base`, where each language has its own
 * @returns `undefined` where the brief cannot be printed in what is named, which was reported
 */
export function readBriefLanguages(
  path: string,
  bytes: Uint8Array,
  base: readonly string[],
  context: Context,
): readonly Language[] | undefined {
  const [, written = ''] = FRONT_MATTER.exec(decode(bytes).text) ?? []
  if (!/^["']?languages\b/m.test(written)) return USUAL_LANGUAGES
  const lines = new LineCounter()
  const { text, broken } = withoutBroken(written)
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  // That it cannot be parsed is told with the rest of the record.
  if (broken.has('languages') || !document.has('languages')) return USUAL_LANGUAGES
  const tell = (reason: string, node: unknown, advice: string) => {
    const offset = (node as { readonly range?: readonly number[] } | null)?.range?.[0] ?? 0
    const { line, col } = lines.linePos(offset)
    // The record begins on the line after its own opening fence.
    context.report({
      rule: 'front-matter',
      path,
      place: { line: line + 1, column: col },
      reason: `\`languages\`${reason}`,
      advice,
    })
  }
  const list = document.get('languages', true)
  const items = isSeq(list) ? list.items : []
  if (items.length === 0 || items.length > 2) {
    const reason =
      items.length > 2 ? ' must be one language or two' : ' must be a list of languages'
    tell(reason, list, 'Write `languages: [en, ar]`, or one of them alone: `languages: [en]`.')
    return undefined
  }
  const tags = items.map((item) => String(isScalar(item) ? item.value : item))
  let whole = true
  for (const [at, tag] of tags.entries()) {
    const again = tags.indexOf(tag) < at
    if (!again && findPack(tag)) continue
    whole = false
    tell(
      again ? `: \`${tag}\` is named twice` : `: \`${tag}\` ${whyNoPack(tag, base)}`,
      items[at],
      again
        ? 'Name each language once.'
        : `Name one or two of ${printedTags()}. \`mujaz help languages\` says what a language consists of, and where one is added.`,
    )
  }
  return whole ? tags : undefined
}
