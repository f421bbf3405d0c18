import type { PhrasingContent } from 'mdast'
import { plain } from '../../markdown/plain.ts'
import { type Language, primaryLanguage } from '../../model/language.ts'
import { isSameLine } from '../inline-markdown.ts'
import { markOfWords } from '../line.ts'
import {
  type ReturnedComment,
  type ReturnedFile,
  type ReturnedState,
  type ReturnedStatement,
  UnreadableReturn,
} from '../returned.ts'
import { allIn, childOf, childrenOf, readDocument, textIn, type XliffElement } from './document.ts'
import { type InlineLine, lineOf } from './inline.ts'
import { keyOfUnit, OWN_NOTE, OWN_ORIGINAL, OWN_WORDS, wordsOf } from './unit.ts'

/** A unit, whichever version it is of. */
interface FoundUnit {
  readonly key: string
  readonly line: number
  readonly source: InlineLine
  /** Absent where there are no words. */
  readonly target?: InlineLine
  /** Whether some segments have a translation and others have none. */
  readonly isPartial: boolean
  readonly state: ReturnedState
  /** The marks of its source and of its target when they left, as far as it has them. */
  readonly sent: readonly [source?: string, target?: string]
  readonly comments: readonly ReturnedComment[]
}

/** Where a translation goes from and to, as a file says it. */
interface FileLanguages {
  readonly from: string | undefined
  readonly to: string | undefined
}

/**
 * What a file of XLIFF brings back, of whatever tool.
 *
 * @param languages of the brief
 * @throws UnreadableReturn where it is no sound XLIFF, or is in other languages
 */
export function readXliff(
  path: string,
  bytes: Uint8Array,
  languages: readonly Language[],
): ReturnedFile {
  const root = readDocument(bytes)
  const statements: ReturnedStatement[] = []
  const unplaced: ReturnedFile['unplaced'][number][] = []
  const lines = new Map<string, number>()
  let brief: string | undefined
  const files = childrenOf(root).filter(({ name }) => name === 'file')
  const isOld = /^1\./.test(root.attributes.get('version') ?? '')
  for (const file of files) {
    const elements = allIn(file, isOld ? 'trans-unit' : 'unit')
    if (elements.length === 0) continue
    const named: FileLanguages = isOld
      ? { from: file.attributes.get('source-language'), to: targetLanguage(file) }
      : { from: root.attributes.get('srcLang'), to: root.attributes.get('trgLang') }
    const [from, to] = knownLanguages(named, languages, isOld ? file.line : root.line)
    brief ??= markIn(file)
    for (const element of elements) {
      const unit = isOld ? unit1(element, from, to) : unit2(element, from, to)
      const before = lines.get(unit.key)
      if (before !== undefined) {
        throw new UnreadableReturn(
          `\`${unit.key}\` stands in it twice, on lines ${before} and ${unit.line}: nobody can tell which is meant`,
          'Take one of the two out, or import one file after the other.',
          `line ${unit.line}`,
        )
      }
      lines.set(unit.key, unit.line)
      const place = `line ${unit.line}`
      const [sourceSent, targetSent] = unit.sent
      const about = { key: unit.key, proposals: [], place }
      const source = wordsIn(unit.key, unit.source.nodes)
      // What nobody has touched is not told: the brief may have moved on meanwhile.
      if (
        sourceSent !== undefined &&
        sourceSent !== markOfWords(source.marked ?? source.words, from)
      ) {
        statements.push({
          ...{ ...about, language: from, ...source, was: sourceSent },
          ...{ comments: [], state: 'translated' },
        })
      }
      const comments = [...unit.comments, ...lossesIn(unit)]
      if (unit.isPartial && unit.target) {
        unplaced.push({
          place,
          text: `${unit.key} is translated in part: ${plain(unit.target.nodes)}`,
        })
      } else if (unit.target || comments.length > 0) {
        statements.push({
          ...{ ...about, language: to },
          ...(unit.target ? wordsIn(unit.key, unit.target.nodes) : { words: '' }),
          ...(targetSent !== undefined && { was: targetSent }),
          ...(sourceSent !== undefined && { translates: { language: from, was: sourceSent } }),
          ...{ comments, state: unit.target ? unit.state : 'initial' },
        })
      }
    }
  }
  if (lines.size === 0) {
    throw new UnreadableReturn(
      'There is no unit in it',
      'Export it with all its texts.',
      `line ${root.line}`,
    )
  }
  return { path, ...(brief !== undefined && { brief }), statements, missing: [], unplaced }
}

/** The words of a text, and where it has marks of figures the same with them. */
function wordsIn(
  key: string,
  nodes: readonly PhrasingContent[],
): Pick<ReturnedStatement, 'words' | 'marked'> {
  const bare = withoutFigures(nodes)
  const words = wordsOf(key, bare)
  return bare.length === nodes.length && isSameLine(bare, nodes)
    ? { words }
    : { words, marked: wordsOf(key, nodes) }
}

function withoutFigures(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return [node]
    const children = withoutFigures(node.children as PhrasingContent[])
    return node.type === 'textDirective' ? children : [{ ...node, children } as PhrasingContent]
  })
}

function markOf(key: string, { nodes }: InlineLine, language: Language): string {
  return markOfWords(wordsOf(key, nodes), language)
}

/**
 * A line as it left, where it can be read so: some tools put codes on lines of their own, and only the mark of what was
 * sent tells a line end of theirs from a space.
 *
 * @param read of which line ends beside codes mean a space, or nothing
 */
function asSent(
  read: (indented: boolean) => InlineLine,
  sent: string | undefined,
  key: string,
  language: Language,
  likely = false,
): { readonly line: InlineLine; readonly indented: boolean } {
  const both = [likely, !likely].map((indented) => ({ line: read(indented), indented }))
  const [first = { line: read(likely), indented: likely }] = both
  if (sent === undefined) return first
  return both.find(({ line }) => markOf(key, line, language) === sent) ?? first
}

/** What was lost on the way, as remarks of nobody’s. */
function lossesIn({ source, target }: FoundUnit): ReturnedComment[] {
  if (!target) return []
  const kept = [...target.signs.values()].map(({ close }) => close)
  const lost = [...source.signs.values()].filter(({ open, close }) => {
    const at = kept.indexOf(close)
    if (at >= 0) kept.splice(at, 1)
    return at < 0 && open === FIGURE
  })
  const figures = lost.map(({ close }) => `The mark of a figure is lost: \`${close.slice(1)}\`.`)
  return [...target.losses, ...figures].map((text) => ({ text }))
}

/** How the mark of a figure begins. Other marks are the translator’s to judge. */
const FIGURE = ':figure['

/** @returns the languages of the brief that a file means: `ar-SA` is Arabic */
function knownLanguages(
  { from, to }: FileLanguages,
  languages: readonly Language[],
  line: number,
): readonly [from: Language, to: Language] {
  const known = (tag: string | undefined, side: string): Language => {
    const found = tag === undefined ? undefined : languageOf(tag, languages)
    if (found !== undefined) return found
    throw tag === undefined
      ? new UnreadableReturn(
          `It does not say what its ${side} language is`,
          'Name the language in the tool, and export it anew.',
          `line ${line}`,
        )
      : new UnreadableReturn(
          `Its ${side} language is ${tag}; the brief is in ${languages.join(', ')}`,
          'Import it in the folder of its own brief; where it is of this one, correct the language on that line.',
          `line ${line}`,
        )
  }
  const [source, target] = [known(from, 'source'), known(to, 'target')]
  if (source !== target) return [source, target]
  throw new UnreadableReturn(
    `It translates ${source} into itself`,
    'Correct the language on that line that is wrong.',
    `line ${line}`,
  )
}

function languageOf(tag: string, languages: readonly Language[]): Language | undefined {
  try {
    return languages.find((language) => language === primaryLanguage(tag.replaceAll('_', '-')))
  } catch {
    return undefined
  }
}

/** The target language of a file of XLIFF 1, which some tools say of each target alone. */
function targetLanguage(file: XliffElement): string | undefined {
  return (
    file.attributes.get('target-language') ??
    allIn(file, 'target')
      .find(({ attributes }) => attributes.has('xml:lang'))
      ?.attributes.get('xml:lang')
  )
}

function markIn({ attributes }: XliffElement): string | undefined {
  const original = attributes.get('original') ?? ''
  return original.startsWith(OWN_ORIGINAL) ? original.slice(OWN_ORIGINAL.length) : undefined
}

function unit2(unit: XliffElement, from: Language, to: Language): FoundUnit {
  const { attributes, line } = unit
  const key = attributes.get('name') ?? keyOfUnit(attributes.get('id') ?? '')
  const sent = marksIn([attributes.get('mujaz:source'), attributes.get('mujaz:target')])
  const segments = childrenOf(unit).filter(({ name }) => name === 'segment' || name === 'ignorable')
  const originalData = childOf(unit, 'originalData')
  const data = new Map(
    (originalData ? childrenOf(originalData) : []).map((each) => [
      each.attributes.get('id') ?? '',
      textIn(each),
    ]),
  )
  const sources = segments.flatMap((segment) => childOf(segment, 'source') ?? [])
  const { line: source, indented } = asSent(
    (tight) => lineOf(sources, data, undefined, tight),
    sent[0],
    key,
    from,
  )
  // What lies between segments stays as it is where nobody has said otherwise.
  const parts = segments.flatMap((segment) => {
    const target =
      childOf(segment, 'target') ??
      (segment.name === 'ignorable' ? childOf(segment, 'source') : undefined)
    return target ? { segment, target } : []
  })
  const translated = segments.filter(isBegun)
  const states = translated.map((segment) => segment.attributes.get('state') ?? 'initial')
  const ordered = parts
    .map((part, at) => ({ ...part, order: Number(part.target.attributes.get('order') ?? at + 1) }))
    .toSorted((a, b) => a.order - b.order)
  const targets = ordered.map((part) => part.target)
  const target =
    translated.length > 0
      ? asSent((tight) => lineOf(targets, data, source.signs, tight), sent[1], key, to, indented)
          .line
      : undefined
  const isLeft = isCopy(
    source,
    target,
    states.every((state) => state === 'initial'),
  )
  return {
    ...{ key, sent, line, source },
    ...(target && !isLeft && { target }),
    isPartial: translated.length < segments.filter(isNeeded).length,
    state: states.every((state) => state === 'final') ? 'final' : 'translated',
    comments: [...notesIn(unit), ...source.comments, ...(target?.comments ?? [])],
  }
}

/** Whether a segment has words to translate. */
function isNeeded(segment: XliffElement): boolean {
  const source = childOf(segment, 'source')
  return segment.name === 'segment' && source !== undefined && hasContent(source)
}

/** Whether a segment has a translation. */
function isBegun(segment: XliffElement): boolean {
  const target = childOf(segment, 'target')
  return segment.name === 'segment' && target !== undefined && hasContent(target)
}

function hasContent(element: XliffElement): boolean {
  return (
    textIn(element).trim() !== '' || ['ph', 'x'].some((name) => allIn(element, name).length > 0)
  )
}

/** Tools put the source into targets that nobody has translated yet. */
function isCopy(source: InlineLine, target: InlineLine | undefined, isUntouched: boolean): boolean {
  return isUntouched && target !== undefined && plain(source.nodes) === plain(target.nodes)
}

/** States of XLIFF 1.2 that say that there is no translation yet. */
const OPEN_STATES = new Set(['new', 'needs-translation'])

const FINAL_STATES = new Set(['final', 'signed-off'])

function unit1(unit: XliffElement, from: Language, to: Language): FoundUnit {
  const { attributes, line } = unit
  const key = attributes.get('resname') ?? keyOfUnit(attributes.get('id') ?? '')
  const [, ...marks] = /^mujaz (\S+)(?: (\S+))?$/.exec(attributes.get('extradata') ?? '') ?? []
  const sent = marksIn(marks)
  const [inSource, inTarget] = ['source', 'target'].map((name) => childOf(unit, name))
  const { line: source, indented } = asSent(
    (tight) => lineOf(inSource ? [inSource] : [], new Map(), undefined, tight),
    sent[0],
    key,
    from,
  )
  const state = inTarget?.attributes.get('state')
  const isUntouched = state === undefined || OPEN_STATES.has(state)
  const found =
    inTarget &&
    asSent(
      (tight) => lineOf([inTarget], new Map(), source.signs, tight),
      sent[1],
      key,
      to,
      indented,
    ).line
  const isEmpty = found === undefined || found.nodes.length === 0
  const segments = allIn(childOf(unit, 'seg-source') ?? unit, 'mrk').filter(isSegment)
  const done = (inTarget ? allIn(inTarget, 'mrk') : []).filter(isSegment)
  const isApproved =
    attributes.get('approved') === 'yes' || FINAL_STATES.has(state ?? '') || isApprovedIn(unit)
  const isCopied = !isApproved && isCopy(source, found, isUntouched)
  return {
    ...{ key, sent, line, source },
    ...(!isEmpty && !isCopied && { target: found }),
    isPartial: childOf(unit, 'seg-source') !== undefined && done.length < segments.length,
    state: isApproved ? 'final' : 'translated',
    comments: [...notesIn(unit), ...source.comments, ...(found?.comments ?? [])],
  }
}

function marksIn([source, target]: readonly (string | undefined)[]): FoundUnit['sent'] {
  if (source === undefined) return []
  return target === undefined ? [source] : [source, target]
}

function isSegment(mark: XliffElement): boolean {
  return mark.attributes.get('mtype') === 'seg' && hasContent(mark)
}

/** Whether all segments were approved in a tool that says so beside the target (`sdl:seg conf="ApprovedTranslation"`). */
function isApprovedIn(unit: XliffElement): boolean {
  const segments = allIn(unit, ':seg').map(({ attributes }) => attributes.get('conf'))
  return segments.length > 0 && segments.every((conf) => /^Approved/.test(conf ?? ''))
}

/** What translators have written beside a unit; what was sent along is none of it. */
function notesIn(unit: XliffElement): ReturnedComment[] {
  const notes = [unit, ...childrenOf(unit).filter(({ name }) => name === 'notes')]
    .flatMap(childrenOf)
    .filter(({ name }) => name === 'note')
  return notes.flatMap((note) => {
    const text = textIn(note).replace(/\s+/g, ' ').trim()
    const isOwn =
      text.startsWith(OWN_WORDS) ||
      note.attributes.get('from') === OWN_NOTE ||
      (note.attributes.get('id') ?? '').startsWith(`${OWN_NOTE}-`)
    if (isOwn || text === '') return []
    const author = said(note, /^(?:from|author|user|by|creator|translator|annotatorsRef)$/i)
    const date = said(note, /^(?:date|time|timestamp|created|modified)$/i)
    return [{ text, ...(author && { author }), ...(date && { date }) }]
  })
}

/** What an attribute says, whichever tool named it. */
function said({ attributes }: XliffElement, name: RegExp): string | undefined {
  return [...attributes].find(
    ([key, value]) => name.test(key.replace(/^.*:/, '')) && value !== '',
  )?.[1]
}
