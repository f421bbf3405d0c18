import { createWorld, type World } from '../world/world.ts'
import { ownFile, readOwnFile } from './own-files.ts'

/** Something that the documents of Mujaz explain: a section of one of them, or all of it. */
export interface Passage {
  /** Below the folder of the package: `sources/README.md`. */
  readonly file: string
  /** The heading of the section; absent for all of the file. */
  readonly heading?: string
}

/** The text of a passage with its heading, and where its file lies on this machine. */
export interface FoundPassage {
  readonly text: string
  readonly path: string
}

/** Reads a passage out of the documents that come with Mujaz; `undefined` where there is no such heading. */
export async function readPassage(
  { file, heading }: Passage,
  world: World = createWorld(),
): Promise<FoundPassage | undefined> {
  const markdown = new TextDecoder().decode(await readOwnFile(file, world))
  const text = heading === undefined ? markdown.trim() : sectionOf(markdown, heading)
  return text === undefined ? undefined : { text, path: ownFile(file) }
}

/** The headings of a document's sections, those of the second level. */
export async function headingsOf(
  file: string,
  world: World = createWorld(),
): Promise<readonly string[]> {
  const { text = '' } = (await readPassage({ file }, world)) ?? {}
  return levelsOf(text).flatMap(({ level, title }) => (level === 2 ? [title] : []))
}

/** From a heading to the next one that is not below it. */
function sectionOf(markdown: string, heading: string): string | undefined {
  const headings = levelsOf(markdown)
  const at = headings.findIndex(({ title }) => title === heading)
  const [found] = headings.slice(at, at + 1)
  if (at < 0 || !found) return undefined
  const next = headings.slice(at + 1).find(({ level }) => level <= found.level)
  return markdown.split('\n').slice(found.line, next?.line).join('\n').trim()
}

/** The headings of a document, by line; what looks like one in a block of code is none. */
function levelsOf(markdown: string) {
  let fence: string | undefined
  return markdown.split('\n').flatMap((content, line) => {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(content) ?? []
    if (mark !== undefined && fence === undefined) fence = mark
    else if (mark?.startsWith(fence ?? '')) fence = undefined
    const [, signs, title] = fence === undefined ? (/^(#{1,6}) (.*)$/.exec(content) ?? []) : []
    return signs && title !== undefined ? [{ line, level: signs.length, title: title.trim() }] : []
  })
}
