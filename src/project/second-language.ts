import type { Language } from '../model/language.ts'
import type { Claim } from '../model/source.ts'

/** Where a claim stands in the lines of its note: indices, of the fence that opens it and of the one that closes it. */
export interface Fence {
  readonly from: number
  readonly to: number
  readonly colons: string
}

/** The fences of a claim; `undefined` where they are of another form than usual. */
export function fenceOf(
  { place }: Pick<Claim, 'place'>,
  lines: readonly string[],
): Fence | undefined {
  const from = place.line - 1
  const [, colons] = /^(:{3,})claim\{[^\r]*\}\s*$/.exec(lines[from] ?? '') ?? []
  if (colons === undefined) return undefined
  const to = lines.findIndex((line, at) => at > from && line.trimEnd() === colons)
  return to < 0 ? undefined : { from, to, colons }
}

/** The words of a claim in a language that it lacks. */
export interface SecondWords {
  readonly claim: Claim
  readonly language: Language
  /** Markdown of one line. */
  readonly words: string
  /** Attributes that the claim is given, `{ status: 'draft' }`; one that is `undefined` is taken from it. */
  readonly attributes: Readonly<Record<string, string | undefined>>
}

/**
 * A note in which claims have a further language, each before the end of its own, and all else is as it was. Those whose
 * fences have another form are left as they are.
 *
 * @returns the text, and the lines on which each of these claims stands now, from 1
 */
export function withSecondLanguages<T extends SecondWords>(
  text: string,
  all: readonly T[],
): { readonly text: string; readonly lines: ReadonlyMap<T, readonly [from: number, to: number]> } {
  const before = text.split('\n')
  const lines: string[] = []
  const where = new Map<T, readonly [number, number]>()
  const starts = new Map(
    all.flatMap((each) => {
      const fence = fenceOf(each.claim, before)
      return fence ? [[fence.from, { each, fence }] as const] : []
    }),
  )
  for (let at = 0; at < before.length; at += 1) {
    const line = before[at] ?? ''
    const start = starts.get(at)
    if (!start) {
      lines.push(line)
      continue
    }
    const { each, fence } = start
    const end = line.endsWith('\r') ? '\r' : ''
    // The fence around a block is longer than that of the block.
    const more = fence.colons.length > 3 ? '' : ':'
    const from = lines.length + 1
    lines.push(more + withAttributes(line, each.attributes))
    lines.push(...before.slice(fence.from + 1, fence.to))
    lines.push(end, `:::${each.language}${end}`, each.words + end, `:::${end}`)
    lines.push(more + (before[fence.to] ?? ''))
    where.set(each, [from, lines.length])
    at = fence.to
  }
  return { text: lines.join('\n'), lines: where }
}

/** An opening line with attributes, in the place of those that have the same name. */
function withAttributes(line: string, attributes: SecondWords['attributes']): string {
  const bare = Object.keys(attributes).reduce(
    (without, name) => without.replace(new RegExp(`\\s${name}=(?:"[^"]*"|'[^']*'|[^\\s}]+)`), ''),
    line,
  )
  const added = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}=${/^[a-z]+$/.test(value) ? value : `"${value}"`}`],
  )
  return bare.replace(/\}(\s*)$/, `${added.join('')}}$1`)
}
