import { OWN_LANGUAGE } from '../languages/packs.ts'
import { type Language, of, primaryLanguage } from '../model/language.ts'
import type { MemoryEntry } from '../model/memory.ts'
import type { Context } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import { digest } from '../text/hash.ts'
import { element, escaped } from '../text/markup.ts'
import type { Position } from '../text/position.ts'
import { remember } from '../text/remember.ts'
import { parseXml, type XmlElement, XmlFault } from '../text/xml.ts'
import { evened, inLanguageOrder, inOrder, isPair, keyOf, withoutRepeats } from './entries.ts'

/** Names one of the texts that say it. */
const TEXT = 'x-id'

/** Says that it is kept back. */
const CONFINED = 'x-confined'

/** More than any memory has that a person would read into a project. */
const LIMITS = { elements: 4_000_000, depth: 40, instructions: true }

/** What a segment has beside its words: codes of another program’s formatting. */
const CODES: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut'])

/** What stands around words of a segment. */
const AROUND: ReadonlySet<string> = new Set(['hi', 'sub'])

/**
 * A translation memory as TMX 1.4b, level 1. The same entries are the same bytes: no day, no person and no version
 * stands in it.
 *
 * @param languages of the brief: the first is the source language
 * @param isExport whether it leaves the project: then no names of texts go along
 */
export function writeTmx(
  entries: readonly MemoryEntry[],
  languages: readonly Language[],
  isExport = false,
): string {
  const units = inOrder(entries, languages).map((entry) => unitOf(entry, languages, isExport))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    element('header', {
      creationtool: OWN_TOOL,
      // Of the form of the file, not of the program: with each release all would be another file.
      creationtoolversion: '1',
      segtype: 'paragraph',
      'o-tmf': OWN_TOOL,
      adminlang: OWN_LANGUAGE,
      srclang: languages[0] ?? '*all*',
      datatype: 'plaintext',
    }),
    '<body>',
    ...units,
    '</body>',
    '</tmx>',
    '',
  ].join('\n')
}

const OWN_TOOL = 'Mujaz'

/** How a memory begins that {@link writeTmx} has written. */
export const OWN_TMX = /^\uFEFF?<\?xml[^>]*>\s*<tmx\b[^>]*>\s*<header creationtool="Mujaz"/

function unitOf(
  { words, texts, confined }: MemoryEntry,
  languages: readonly Language[],
  isExport: boolean,
): string {
  const prop = (type: string, value: string) => element('prop', { type }, escaped(value))
  return [
    `<tu tuid="${digest(keyOf(words))}">`,
    ...(isExport ? [] : texts.map((id) => prop(TEXT, id))),
    ...(confined ? [prop(CONFINED, 'yes')] : []),
    ...inLanguageOrder(words, languages).map((language) =>
      element('tuv', { 'xml:lang': language }, element('seg', {}, escaped(of(words, language)))),
    ),
    '</tu>',
  ].join('\n')
}

/** A place in a file that cannot be read on from there. */
class Fault extends Error {
  readonly position: Position | undefined

  constructor(reason: string, position?: Position) {
    super(reason)
    this.position = position
  }
}

/**
 * Reads a translation memory, whichever program has written it: its words, without codes of formatting. A region of a
 * language is left out (`en-GB`), and so is what is in one language alone.
 *
 * @returns `undefined` where it is broken, which is reported with its place
 */
export function readTmx(
  path: string,
  bytes: Uint8Array,
  context: Context,
): MemoryEntry[] | undefined {
  try {
    return entriesIn(bytes)
  } catch (error) {
    if (!(error instanceof Fault || error instanceof XmlFault)) throw error
    context.report({
      rule: 'memory-form',
      path,
      place: error.position,
      reason: `The translation memory ${error.message}`,
      advice:
        'Take it from the last commit, or save it again as TMX 1.4 from the program that it comes from.',
    })
    return undefined
  }
}

function entriesIn(bytes: Uint8Array): MemoryEntry[] {
  const { text, encoding } = decode(bytes)
  if (!encoding.startsWith('utf-')) throw new Fault('is neither UTF-8 nor UTF-16')
  const root = parseXml(text, LIMITS)
  if (root.name !== 'tmx') {
    throw new Fault(`begins with \`<${root.name}>\`, and TMX with \`<tmx>\``, root.position)
  }
  const body = root.children.find(({ name }) => name === 'body')
  if (!body) throw new Fault('has no `<body>`', root.position)
  return withoutRepeats(body.children.map(entryIn).filter(({ words }) => isPair(words)))
}

function entryIn(unit: XmlElement): MemoryEntry {
  if (unit.name !== 'tu') throw new Fault(`has \`<${unit.name}>\` among its units`, unit.position)
  const props = unit.children.filter(({ name }) => name === 'prop')
  const valuesOf = (type: string) =>
    props.filter(({ attributes }) => attributes.get('type') === type).map(({ text }) => text.trim())
  const words: Record<Language, string> = {}
  for (const variant of unit.children.filter(({ name }) => name === 'tuv')) {
    const language = languageOf(variant)
    const segment = variant.children.find(({ name }) => name === 'seg')
    if (!segment) throw new Fault('has a `<tuv>` without `<seg>`', variant.position)
    // Of two regions of one language the first speaks for it.
    words[language] ??= wordsIn(segment)
  }
  return {
    words: evened(words),
    texts: valuesOf(TEXT).filter((id) => id !== ''),
    confined: valuesOf(CONFINED).some((value) => value !== 'no'),
  }
}

/** A file names few languages, and each of them in every unit. */
const primaryOf = remember(primaryLanguage)

function languageOf({ attributes, position }: XmlElement): Language {
  // Before 1.3 it had no prefix; some programs write `en_GB`.
  const tag = (attributes.get('xml:lang') ?? attributes.get('lang') ?? '').replaceAll('_', '-')
  if (tag === '') throw new Fault('has a `<tuv>` without `xml:lang`', position)
  try {
    return primaryOf(tag)
  } catch {
    throw new Fault(`names the language \`${tag}\`, which is no tag`, position)
  }
}

function wordsIn({ content, name, position }: XmlElement): string {
  if (CODES.has(name)) return ''
  if (name !== 'seg' && !AROUND.has(name)) {
    throw new Fault(`has \`<${name}>\` within words, which TMX has not`, position)
  }
  return content.map((part) => (typeof part === 'string' ? part : wordsIn(part))).join('')
}
