import { SPACES } from '../markdown/one-line.ts'
import { plain } from '../markdown/plain.ts'
import type { Language } from '../model/language.ts'
import type { Claim } from '../model/source.ts'
import { parseNote } from '../read/markdown.ts'
import { readNote } from '../read/note.ts'
import { Collector, type Context } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import type { World } from '../world/world.ts'
import { RefusedChange } from './change-note.ts'

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

/**
 * Why a claim cannot be given some words: they would not be read as they are meant, or something else would be read
 * otherwise. `undefined` where it can.
 *
 * @param text of the note
 * @param languages of the brief
 */
export function whyNotSecond(
  path: string,
  text: string,
  second: SecondWords,
  languages: readonly Language[],
): string | undefined {
  const { claim, language, words } = second
  const { text: made, lines } = withSecondLanguages(text, [second])
  if (lines.size === 0) return 'The claim is written in another form than usual: add them by hand'
  const context = new Collector()
  const read = (note: string, own: Context) =>
    readNote(path, new TextEncoder().encode(note), languages, own).source?.claims ?? []
  const before = read(text, new Collector()).map(({ id }) => id)
  const after = read(made, context)
  const own = after.find(({ id }) => id === claim.id)
  if (!own) {
    const found = context.findings.find(({ reason }) => reason.includes(`\`${claim.id}\``))
    return found?.reason ?? 'They are no single paragraph of Markdown'
  }
  const says = plain([parseNote(words)])
    .replace(SPACES, ' ')
    .trim()
  const others = after.flatMap(({ id }) => (id === claim.id ? [] : [id]))
  return own.statements[language]?.plain === says && others.join() === before.join()
    ? undefined
    : 'They hold marks of Markdown that begin or end something, such as `:::` or `#`'
}

/**
 * Writes the words of claims in languages that they lack.
 *
 * @throws RefusedChange where a note was changed meanwhile; then nothing was written
 */
export async function writeSecondLanguages(
  all: readonly SecondWords[],
  texts: ReadonlyMap<string, string>,
  sources: string,
  world: World,
): Promise<void> {
  const byPath = new Map<string, SecondWords[]>()
  for (const each of all) {
    const { path } = each.claim.place
    byPath.set(path, [...(byPath.get(path) ?? []), each])
  }
  await world.exclusively(sources, async () => {
    const files = new Map<string, string>()
    for (const [path, own] of byPath) {
      const bytes = await world.read(path)
      const known = texts.get(path)
      if (bytes === undefined || decode(bytes).text !== known) {
        throw new RefusedChange(`${path} was changed meanwhile. Nothing was written: try again.`)
      }
      const now = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      files.set(await world.follow(path), withSecondLanguages(now, own).text)
    }
    await world.replace(files, sources)
  })
}
