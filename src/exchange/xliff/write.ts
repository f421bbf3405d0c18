import type { PhrasingContent } from 'mdast'
import { plain } from '../../markdown/plain.ts'
import type { XliffVersion } from '../../model/format.ts'
import { directionOf, type Language } from '../../model/language.ts'
import { element, escaped } from '../../text/markup.ts'
import { markOfWords } from '../line.ts'
import { type Code, type CodeKind, codeOf } from './codes.ts'
import {
  OWN_NAMESPACE,
  OWN_NOTE,
  OWN_ORIGINAL,
  OWN_WORDS,
  type Unit,
  type Units,
  unitId,
  wordsOf,
} from './unit.ts'

/** A file of XLIFF: the same units are the same bytes. */
export function writeXliff(units: Units, version: XliffVersion): string {
  const root = version === '2.1' ? version2(units) : version1(units)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/** Elements a line each. */
function lines(...parts: readonly (string | readonly string[])[]): string {
  const each = parts.flat().filter((part) => part !== '')
  return `${each.map((part) => `\n${part}`).join('')}\n`
}

function version2({ brief, from, to, units }: Units): string {
  const file = element(
    'file',
    {
      id: 'brief',
      original: `${OWN_ORIGINAL}${brief}`,
      srcDir: directionOf(from),
      trgDir: directionOf(to),
    },
    lines(units.map((unit) => unit2(unit, from, to))),
  )
  return element(
    'xliff',
    {
      xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
      'xmlns:gls': 'urn:oasis:names:tc:xliff:glossary:2.0',
      'xmlns:mujaz': OWN_NAMESPACE,
      version: '2.1',
      srcLang: from,
      trgLang: to,
    },
    lines(file),
  )
}

function unit2(unit: Unit, from: Language, to: Language): string {
  const { key, kind, source, target, state, notes, terms } = unit
  const codes = new Codes(source)
  const data = new Map<string, string>()
  const dataRef = (signs: string) => {
    const id = data.get(signs) ?? `d${data.size + 1}`
    data.set(signs, id)
    return id
  }
  const write: CodeWriter = {
    paired: (id, { kind, open, close = '' }, inner) =>
      element(
        'pc',
        {
          id,
          ...TYPES[kind],
          // A figure that is lost is missed by every check; emphasis is the translator’s to judge.
          ...(kind === 'figure' && { canDelete: 'no' }),
          dataRefStart: dataRef(open),
          dataRefEnd: dataRef(close),
        },
        inner,
      ),
    single: (id, { kind, open }) =>
      element('ph', {
        id,
        ...TYPES[kind],
        ...(kind === 'code' && { equiv: open, disp: open }),
        dataRef: dataRef(open),
      }),
  }
  const segment = element(
    'segment',
    { state },
    element('source', {}, codes.write(source, write)),
    target ? element('target', {}, codes.write(target, write)) : '',
  )
  const glossary = terms.map((term) =>
    element(
      'gls:glossEntry',
      {},
      element('gls:term', {}, escaped(term.source)),
      element('gls:translation', {}, escaped(term.target)),
    ),
  )
  const own = notes.map(({ category, text }, at) =>
    element('note', { id: `${OWN_NOTE}-${at + 1}`, category }, escaped(`${OWN_WORDS}${text}`)),
  )
  const originalData = [...data].map(([signs, id]) => element('data', { id }, escaped(signs)))
  return element(
    'unit',
    {
      id: unitId(key),
      name: key,
      type: `mujaz:${kind}`,
      'mujaz:source': markOfWords(wordsOf(key, source), from),
      'mujaz:target': target && markOfWords(wordsOf(key, target), to),
    },
    lines(
      glossary.length > 0 ? element('gls:glossary', {}, lines(glossary)) : [],
      own.length > 0 ? element('notes', {}, lines(own)) : [],
      originalData.length > 0 ? element('originalData', {}, lines(originalData)) : [],
      segment,
    ),
  )
}

/** What a tool shows of a code. */
const TYPES: Readonly<Record<CodeKind, { readonly type: string; readonly subType?: string }>> = {
  emphasis: { type: 'fmt', subType: 'xlf:i' },
  strong: { type: 'fmt', subType: 'xlf:b' },
  link: { type: 'link' },
  figure: { type: 'other', subType: 'mujaz:figure' },
  code: { type: 'other', subType: 'mujaz:code' },
  break: { type: 'fmt', subType: 'xlf:lb' },
}

function version1({ brief, from, to, units }: Units): string {
  const file = element(
    'file',
    {
      original: `${OWN_ORIGINAL}${brief}`,
      'source-language': from,
      'target-language': to,
      datatype: 'x-mujaz-brief',
    },
    lines(element('body', {}, lines(units.map((unit) => unit1(unit, from, to))))),
  )
  return element(
    'xliff',
    {
      xmlns: 'urn:oasis:names:tc:xliff:document:1.2',
      version: '1.2',
    },
    lines(file),
  )
}

function unit1(unit: Unit, from: Language, to: Language): string {
  const { key, kind, source, target, state, notes, terms } = unit
  const codes = new Codes(source)
  const write: CodeWriter = {
    paired: (id, { kind, open, close = '' }, inner) =>
      [
        element('bpt', { id, ctype: CTYPES[kind] }, escaped(open)),
        inner,
        element('ept', { id }, escaped(close)),
      ].join(''),
    single: (id, { kind, open }) => element('ph', { id, ctype: CTYPES[kind] }, escaped(open)),
  }
  const glossary = terms.map((term) => `${term.source} = ${term.target}`).join('; ')
  return element(
    'trans-unit',
    {
      id: unitId(key),
      resname: key,
      restype: `x-mujaz-${kind}`,
      ...(state === 'final' && { approved: 'yes' }),
      extradata: [
        OWN_NOTE,
        markOfWords(wordsOf(key, source), from),
        ...(target ? [markOfWords(wordsOf(key, target), to)] : []),
      ].join(' '),
    },
    lines(
      element('source', {}, codes.write(source, write)),
      target
        ? element('target', { state }, codes.write(target, write))
        : // OmegaT translates what stands in a target, and leaves empty ones empty.
          element('target', { state: 'needs-translation' }, codes.write(source, write)),
      notes.map(({ text }) => element('note', { from: OWN_NOTE }, escaped(`${OWN_WORDS}${text}`))),
      glossary === ''
        ? []
        : element('note', { from: OWN_NOTE }, escaped(`${OWN_WORDS}Terms: ${glossary}`)),
    ),
  )
}

const CTYPES: Readonly<Record<CodeKind, string>> = {
  emphasis: 'italic',
  strong: 'bold',
  link: 'link',
  figure: 'x-mujaz-figure',
  code: 'x-mujaz-code',
  break: 'lb',
}

/** How a version writes codes. */
interface CodeWriter {
  paired(id: string | number, code: Code, inner: string): string
  single(id: string | number, code: Code): string
}

/** Numbers the codes of a unit. What stands in both languages has one number in both, so that a tool can pair it. */
class Codes {
  readonly #numbers = new Map<string, number[]>()
  #count = 0

  constructor(source: readonly PhrasingContent[]) {
    const number = (nodes: readonly PhrasingContent[]): void => {
      for (const node of nodes) {
        const code = codeOf(node)
        if (code) this.#numbersOf(code).push(++this.#count)
        if ('children' in node) number(node.children as PhrasingContent[])
      }
    }
    number(source)
  }

  write(nodes: readonly PhrasingContent[], writer: CodeWriter, taken = new Set<number>()): string {
    return nodes
      .map((node) => {
        const code = codeOf(node)
        if (code === undefined) return escaped(plain([node]))
        const id = this.#next(code, taken)
        if (!('children' in node)) return writer.single(id, code)
        const inner = this.write(node.children as PhrasingContent[], writer, taken)
        return writer.paired(id, code, inner)
      })
      .join('')
  }

  #next(code: Code, taken: Set<number>): number {
    const id = this.#numbersOf(code).find((number) => !taken.has(number)) ?? ++this.#count
    taken.add(id)
    return id
  }

  #numbersOf({ open, close = '' }: Code): number[] {
    const signs = `${open} ${close}`
    const numbers = this.#numbers.get(signs) ?? []
    this.#numbers.set(signs, numbers)
    return numbers
  }
}
