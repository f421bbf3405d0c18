import { strFromU8 } from 'fflate'
import { openZip } from '../ingest/docx/zip.ts'
import { element } from '../text/markup.ts'
import type { Part, Relation } from './package.ts'
import type { Paper } from './paper.ts'
import { STYLES, type Style, styleXml } from './styles.ts'

/**
 * What is taken of a Word file of others, so that a brief looks as all else of their house: its styles, its theme, its
 * sheet and margins. Nothing else of it goes into a brief.
 */
export interface House {
  /** Its `word/styles.xml`, as it stands there. */
  readonly styles: string
  readonly theme?: string
  readonly paper?: Paper
}

/**
 * Reads a Word file for its looks.
 *
 * @throws Error where it is none
 */
export function readHouse(bytes: Uint8Array): House {
  const [styles, theme, document] = textsIn(bytes, [
    'word/styles.xml',
    'word/theme/theme1.xml',
    'word/document.xml',
  ])
  if (styles === undefined || !/<w:styles[\s>][\s\S]*<\/w:styles>\s*$/.test(styles)) {
    throw new Error('is no Word file with styles')
  }
  const paper = document === undefined ? undefined : paperIn(document)
  return { styles, ...(theme !== undefined && { theme }), ...(paper && { paper }) }
}

function textsIn(bytes: Uint8Array, names: readonly string[]): (string | undefined)[] {
  try {
    const zip = openZip(bytes)
    return names.map((name) => {
      const part = zip.read(name)
      return part && strFromU8(part)
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
    throw new Error(`is no Word file that can be read. ${reason}`)
  }
}

/** The sheet of the last section, if it says what it is. */
function paperIn(document: string): Paper | undefined {
  const last = document.slice(document.lastIndexOf('<w:sectPr'))
  const read = (name: string) => {
    const [tag] = new RegExp(`<${name}\\s[^>]*>`).exec(last) ?? []
    return new Map(
      [...(tag ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    )
  }
  const [size, margins] = [read('w:pgSz'), read('w:pgMar')]
  const width = Number(size.get('w:w'))
  const text = width - Number(margins.get('w:left')) - Number(margins.get('w:right'))
  if (!(text > 0)) return undefined
  const own = (
    from: ReadonlyMap<string | undefined, string | undefined>,
    names: readonly string[],
  ) => Object.fromEntries(names.map((name) => [name, from.get(name)]))
  return {
    size: element('w:pgSz', own(size, ['w:w', 'w:h', 'w:orient'])),
    margins: element('w:pgMar', {
      ...own(margins, [
        'w:top',
        'w:right',
        'w:bottom',
        'w:left',
        'w:header',
        'w:footer',
        'w:gutter',
      ]),
    }),
    text,
  }
}

/** The parts of a brief in the styles of a house. What the house has no style for is added to them. */
export function inHouse(parts: readonly Part[], { styles, theme }: House): Part[] {
  const ids = idsIn(styles)
  const added = STYLES.filter((style) => ids.own.get(style.id) === undefined)
  const taken = new Set(ids.all)
  const named = new Map(ids.own)
  for (const { id } of added) named.set(id, taken.has(id) ? `${id}Mujaz` : id)
  const own = (markup: string) =>
    markup.replace(
      /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="|w:styleId=")([^"]+)/g,
      (_, before: string, id: string) => `${before}${named.get(id) ?? id}`,
    )
  const defaults = /<w:style\b[^>]*w:default="(?:1|true)"/.test(styles)
  const written = added.map((style) => own(styleXml(style)))
  const all = styles
    // The lists of the house are not the lists of the brief.
    .replace(/<w:numPr>[\s\S]*?<\/w:numPr>/g, '')
    .replace(
      /<\/w:styles>\s*$/,
      `${written.map((style) => (defaults ? style.replace(' w:default="1"', '') : style)).join('')}</w:styles>`,
    )
  return [
    ...parts.map((part): Part => {
      if (part.path === 'word/styles.xml') return { ...part, content: all }
      return typeof part.content === 'string' ? { ...part, content: own(part.content) } : part
    }),
    ...(theme === undefined ? [] : [{ ...THEME, content: theme }]),
  ]
}

const THEME = {
  path: 'word/theme/theme1.xml',
  type: 'application/vnd.openxmlformats-officedocument.theme+xml',
}

export const THEME_RELATION: Relation = {
  id: 'rId-theme',
  type: 'theme',
  target: 'theme/theme1.xml',
}

/** All ids of the styles of a house, and under which of them those of a brief are found: by kind and name. */
function idsIn(styles: string): {
  readonly all: readonly string[]
  readonly own: ReadonlyMap<string, string>
} {
  const found = [...styles.matchAll(/<w:style\b([^>]*)>([\s\S]*?)<\/w:style>/g)].map(
    ([, attributes = '', inner = '']) => ({
      id: /w:styleId="([^"]*)"/.exec(attributes)?.[1] ?? '',
      type: /w:type="([^"]*)"/.exec(attributes)?.[1] ?? '',
      name: (/<w:name\s+w:val="([^"]*)"/.exec(inner)?.[1] ?? '').toLowerCase(),
    }),
  )
  const of = ({ name, type }: Style) =>
    found.find((style) => style.type === type && style.name === name.toLowerCase())?.id
  return {
    all: found.map(({ id }) => id),
    own: new Map(
      STYLES.flatMap((style) => {
        const id = of(style)
        return id === undefined ? [] : [[style.id, id] as const]
      }),
    ),
  }
}
