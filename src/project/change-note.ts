import { isScalar, parseDocument } from 'yaml'
import type { Language } from '../model/language.ts'
import type { Locator } from '../model/source.ts'
import { type ClaimPlaces, placesIn } from '../read/note-places.ts'
import { decode } from '../text/decode.ts'
import { sha256 } from '../text/hash.ts'
import { ID } from '../text/id.ts'
import { writeLocator } from '../text/locator.ts'
import type { World } from '../world/world.ts'

/** A claim that is to be written into a note. */
export interface NewClaim {
  readonly id: string
  readonly topic: string
  readonly at: Locator
  /** 1 to 5. */
  readonly weight: number
  /** The heading that it goes under: the id of a section or its title, as the note has it or would have it. */
  readonly section: string
  /** Who says it: an id of the names register. */
  readonly attribution?: string
  /** Its words in each language, as Markdown. */
  readonly statements: Readonly<Record<Language, string>>
}

/** What a person changes of a note, all else left as it is. */
export type NoteChange =
  | {
      readonly kind: 'statement'
      readonly claim: string
      readonly language: Language
      /** Its new words, as Markdown. */
      readonly text: string
    }
  | { readonly kind: 'claim'; readonly claim: NewClaim }
  /** All that is set aside from now on. */
  | { readonly kind: 'set-aside'; readonly at: Locator }

/** Why a change was not made, a sentence for the person who wanted it. */
export class RefusedChange extends Error {
  override readonly name = 'RefusedChange'
}

/** A file before and after a change. */
export interface ChangedFile {
  readonly path: string
  readonly before: Uint8Array | string
  readonly after: Uint8Array | string
}

/** The words of a claim as they are written, by language; `undefined` where the note has no such claim. */
export function wordsOfClaim(
  text: string,
  claim: string,
  languages: readonly Language[],
): ReadonlyMap<Language, string> | undefined {
  const found = placesIn(text, languages).claims.find(({ id }) => id === claim)
  return (
    found &&
    new Map(
      [...found.statements].map(([language, { start, end }]) => [language, text.slice(start, end)]),
    )
  )
}

/** The lines of a note on which a claim stands, from 1; `undefined` where the note has no such claim. */
export function linesOfClaim(
  text: string,
  claim: string,
  languages: readonly Language[],
): readonly [from: number, to: number] | undefined {
  const found = placesIn(text, languages).claims.find(({ id }) => id === claim)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  return found && [lineAt(found.whole.start), lineAt(found.whole.end)]
}

/** The headings of a note's sections, in order. */
export function sectionsOf(text: string, languages: readonly Language[]): string[] {
  return placesIn(text, languages).sections.map(({ title }) => title)
}

/** What tells one state of a note from another. */
export function stateOf(note: Uint8Array | string): string {
  return sha256(note)
}

/**
 * Makes a change in a note on disk, if the note is still what the person saw.
 *
 * @param folder of sources, in which nobody else writes meanwhile
 * @param base the {@link stateOf} the note that the person saw
 * @throws RefusedChange where it is not, or where the change would change anything else; then nothing was written
 */
export async function changeNote(
  path: string,
  base: string,
  change: (text: string) => string,
  folder: string,
  world: World,
): Promise<ChangedFile> {
  return world.exclusively(folder, async () => {
    const bytes = await world.read(path)
    if (bytes === undefined || stateOf(bytes) !== base) {
      throw new RefusedChange(
        'The file was changed meanwhile. Nothing was written: look at it as it is now, and try again.',
      )
    }
    const { encoding } = decode(bytes)
    if (encoding !== 'utf-8') {
      throw new RefusedChange(`The file is in ${encoding}. Save it as UTF-8 first.`)
    }
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const after = change(before)
    await world.replace(new Map([[await world.follow(path), after]]), folder)
    return { path, before, after }
  })
}

/**
 * Takes back a change, if all its files are still as it left them.
 *
 * @param folder of sources, in which nobody else writes meanwhile
 * @throws RefusedChange where one is not; then nothing was written
 */
export async function takeBack(
  files: readonly ChangedFile[],
  folder: string,
  world: World,
): Promise<void> {
  await world.exclusively(folder, async () => {
    for (const { path, after } of files) {
      const bytes = await world.read(path)
      if (bytes === undefined || stateOf(bytes) !== stateOf(after)) {
        throw new RefusedChange(
          `${path} was changed meanwhile. Nothing was written: look at it as it is now.`,
        )
      }
    }
    const before = await Promise.all(
      files.map(async (file) => [await world.follow(file.path), file.before] as const),
    )
    await world.replace(new Map(before), folder)
  })
}

/**
 * The text of a note with one thing changed. It is read again before it is given back: whatever stands in the new
 * words, no other claim is another one afterwards.
 *
 * @param languages of the brief; the first stands bare
 * @throws RefusedChange where that cannot be
 */
export function changed(text: string, change: NoteChange, languages: readonly Language[]): string {
  return keepingLineEnds(text, (plain) => {
    const made = changedPlain(plain, change, languages)
    proveNothingElse(plain, made, change, languages)
    return made
  })
}

/** Changes a text as it is read, with plain line ends, of which all places are; it keeps its own. */
export function keepingLineEnds(text: string, change: (plain: string) => string): string {
  const made = change(text.replaceAll('\r\n', '\n'))
  return text.includes('\r\n') ? made.replaceAll('\n', '\r\n') : made
}

function changedPlain(text: string, change: NoteChange, languages: readonly Language[]): string {
  switch (change.kind) {
    case 'statement':
      return withStatement(text, change, languages)
    case 'claim':
      return withClaim(text, change.claim, languages)
    case 'set-aside':
      return withSetAside(text, change.at)
  }
}

function withStatement(
  text: string,
  { claim, language, text: says }: NoteChange & { kind: 'statement' },
  languages: readonly Language[],
): string {
  const found = placesIn(text, languages).claims.filter(({ id }) => id === claim)
  const stretch = found[0]?.statements.get(language)
  if (found.length !== 1 || !stretch) {
    throw new RefusedChange(
      `The claim \`${claim}\` has no single paragraph in ${language}: change it in the file.`,
    )
  }
  return text.slice(0, stretch.start) + oneParagraph(says) + text.slice(stretch.end)
}

/** Words as they stand in a claim: one paragraph, without the line ends at which a person may have typed them. */
export function oneParagraph(says: string): string {
  const words = says.trim().replace(/\s*\n\s*/g, ' ')
  if (words === '') throw new RefusedChange('A statement needs words.')
  return words
}

function withClaim(text: string, claim: NewClaim, languages: readonly Language[]): string {
  const { id, topic, at, weight, section, attribution, statements } = claim
  refuseNames({ id, topic, ...(attribution && { attribution }) })
  if (at.length === 0) throw new RefusedChange('A claim names the paragraphs that it rests on.')
  const places = placesIn(text, languages)
  if (places.claims.some((other) => other.id === id)) {
    throw new RefusedChange(`There is a claim \`${id}\` already.`)
  }
  const opening = `::::claim{#${id} topic=${topic} at="${writeLocator(at)}" weight=${weight}${attribution ? ` attribution=${attribution}` : ''}}`
  const written = writtenClaim(opening, statements, languages)
  const under = places.sections.find(({ title }) => title.trim() === section.trim())
  const end = under?.end ?? text.trimEnd().length
  const heading = under ? '' : `# ${section.trim()}\n\n`
  const rest = text.slice(end).trimStart()
  return `${text.slice(0, end)}\n\n${heading}${written}\n${rest === '' ? '' : `\n${rest}`}`
}

/** @throws RefusedChange where something is no id */
export function refuseNames(names: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(names)) {
    if (!ID.test(value)) {
      throw new RefusedChange(
        `The ${name} \`${value}\` is not lower-case letters and digits with single hyphens.`,
      )
    }
  }
}

/**
 * A claim as it stands in a note.
 *
 * @param opening its first line, whose colons close it
 */
export function writtenClaim(
  opening: string,
  statements: Readonly<Record<Language, string>>,
  [first = '', ...others]: readonly Language[],
): string {
  const says = (language: Language) => oneParagraph(statements[language] ?? '')
  const [fence] = /^:+/.exec(opening) ?? ['::::']
  return [
    opening,
    says(first),
    ...others.flatMap((language) => ['', `:::${language}`, says(language), ':::']),
    fence,
  ].join('\n')
}

/** A note with other paragraphs set aside. */
export function withSetAside(text: string, at: Locator): string {
  const { frontMatter } = placesIn(text, [])
  if (!frontMatter) throw new RefusedChange('The note has no front matter.')
  const { start, end } = frontMatter
  const value = /^\d+$/.test(writeLocator(at)) ? writeLocator(at) : `"${writeLocator(at)}"`
  const document = parseDocument(text.slice(start, end))
  const known = document.get('set-aside', true)
  if (isScalar(known) && known.range) {
    const [from, to] = known.range
    if (at.length > 0) return text.slice(0, start + from) + value + text.slice(start + to)
    const line = text.lastIndexOf('\n', start + from) + 1
    return text.slice(0, line) + text.slice(text.indexOf('\n', start + to) + 1)
  }
  if (at.length === 0) return text
  return `${text.slice(0, end)}set-aside: ${value}\n${text.slice(end)}`
}

/** Whatever a person types, it may close a claim or open another one. */
function proveNothingElse(
  before: string,
  after: string,
  change: NoteChange,
  languages: readonly Language[],
): void {
  const meant =
    change.kind === 'statement' ? change.claim : change.kind === 'claim' ? change.claim.id : ''
  const [there, here] = [before, after].map((text) => placesIn(text, languages).claims)
  const claimsOf = (claims: readonly ClaimPlaces[] = [], text: string) =>
    claims.map(({ id, whole, statements }) => ({
      id,
      text: id === meant ? '' : text.slice(whole.start, whole.end),
      languages: [...statements.keys()].join(),
    }))
  const own = (id: string) => change.kind === 'claim' && id === meant
  const [was, is] = [claimsOf(there, before), claimsOf(here, after)]
  const same = JSON.stringify(was) === JSON.stringify(is.filter(({ id }) => !own(id)))
  const added = is.filter(({ id }) => own(id))
  const whole =
    change.kind !== 'claim' || (added.length === 1 && added[0]?.languages === languages.join())
  const says = (language: Language) => {
    const stretch = here?.find(({ id }) => id === meant)?.statements.get(language)
    return stretch && after.slice(stretch.start, stretch.end)
  }
  const typed: readonly (readonly [Language, string])[] =
    change.kind === 'statement'
      ? [[change.language, change.text]]
      : change.kind === 'claim'
        ? languages.map((language) => [language, change.claim.statements[language] ?? ''] as const)
        : []
  const kept = typed.every(([language, text]) => says(language) === oneParagraph(text))
  if (same && whole && kept) return
  throw new RefusedChange(
    'These words would change more of the note than the statement: they hold marks of Markdown that begin or end something, such as `:::` or `#`. Nothing was written.',
  )
}
