import type { Block, Document } from '../contract/document.ts'
import { headingIds } from '../contract/heading-ids.ts'
import type { Audience } from '../model/audience.ts'
import type { Edition } from '../model/language.ts'
import type { Pictures } from '../model/picture.ts'
import { buildView } from '../render/build-view.ts'
import { Html } from '../render/html.ts'
import type { HalfView } from '../render/view.ts'
import { documentIn } from '../render/writing.ts'
import { element, escaped } from '../text/markup.ts'
import { parseXml } from '../text/xml.ts'
import { Body, type Shared } from './body.ts'
import { Controls } from './controls.ts'
import { emptyHeaderXml, footerXml, headerXml } from './furniture.ts'
import { type House, inHouse, THEME_RELATION } from './house.ts'
import {
  briefMark,
  type HeldFile,
  heldSettingsXml,
  heldXml,
  looseMark,
  looseParagraphs,
} from './marks.ts'
import { Footnotes } from './notes.ts'
import { Numbering } from './numbering.ts'
import {
  appPropertiesXml,
  contentTypesXml,
  corePropertiesXml,
  type Part,
  type Relation,
  relationsXml,
  wordType,
  zipped,
} from './package.ts'
import { paperOf } from './paper.ts'
import { on, properties, SECTION_PROPERTIES } from './properties.ts'
import { localeOf } from './runs.ts'
import { DRAWING_NAMESPACES, Drawings } from './shapes.ts'
import { fontTableXml, stylesXml, W } from './styles.ts'
import { part, valued } from './xml.ts'

/** What a Word file is made for, and with. */
export interface WordOptions {
  readonly audience: Audience
  readonly edition: Edition
  /** Those that the brief names. */
  readonly pictures: Pictures
  /** When it was made, as the file says of itself. */
  readonly date: Date
  /** Whose looks it has. @default those of Mujaz */
  readonly house?: House | undefined
}

/**
 * A brief as a Word file (ECMA-376, transitional) for an audience and edition: a Document in, bytes out, for the same
 * input the same bytes. It holds no macro, and no relation leads out of it.
 */
export function makeWord(brief: Document, options: WordOptions): Uint8Array {
  const { audience, edition, pictures, date, house } = options
  const document = documentIn(brief, audience.writing)
  const view = buildView(brief, audience, edition, new Html(''), pictures)
  const halves: readonly HalfView[] = view.halves ?? [view]
  const paper = house?.paper ?? paperOf(audience)
  const media = new Media()
  const nextBookmark = counter()
  const shared: Shared = {
    document,
    audience,
    pictures,
    headingIds: headingIds(document) as ReadonlyMap<Block, string>,
    paper,
    footnotes: new Footnotes(),
    numbering: new Numbering(),
    drawings: new Drawings(),
    controls: new Controls(nextBookmark),
    nextBookmark,
    keep: (data, type) => media.keep(data, type),
  }
  const sections = halves.map((half, at) => sectionOf(half, at, at === halves.length - 1, shared))
  const documentXml = part(
    element(
      'w:document',
      { 'xmlns:w': W, ...DRAWING_NAMESPACES },
      element('w:body', {}, ...sections.map(({ xml }) => xml)),
    ),
  )
  const footnotesXml = shared.footnotes.xml(view.dir === 'rtl')
  const languages = view.languages.map(({ lang }) => lang)
  const plainParts: Part[] = [
    { path: 'word/document.xml', type: wordType('document.main'), content: documentXml },
    { path: 'word/styles.xml', type: wordType('styles'), content: stylesXml(languages) },
    { path: 'word/fontTable.xml', type: wordType('fontTable'), content: fontTableXml() },
    { path: 'word/settings.xml', type: wordType('settings'), content: settingsXml(languages) },
    { path: 'word/numbering.xml', type: wordType('numbering'), content: shared.numbering.xml() },
    {
      path: 'word/footnotes.xml',
      type: wordType('footnotes'),
      content: footnotesXml,
    },
    ...sections.flatMap(({ parts }) => parts),
    ...media.parts,
    ...heldParts({
      brief: briefMark(brief.title),
      audience: audience.name,
      statements: shared.controls.held,
      loose: [documentXml, footnotesXml].flatMap((xml) =>
        looseParagraphs(parseXml(xml, LIMITS)).map(looseMark),
      ),
    }),
  ]
  const own = house ? inHouse(plainParts, house) : plainParts
  const relations: Relation[] = [
    ...['styles', 'fontTable', 'settings', 'numbering', 'footnotes'].map((type) => ({
      id: `rId-${type}`,
      type,
      target: `${type}.xml`,
    })),
    ...sections.flatMap((section) => section.relations),
    ...media.relations,
    ...(house?.theme === undefined ? [] : [THEME_RELATION]),
    { id: 'rId-held', type: 'customXml', target: `../${HELD_PART}` },
  ]
  const about: Part[] = [
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      content: corePropertiesXml(aboutOf(halves, date)),
    },
    {
      path: 'docProps/app.xml',
      type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      content: appPropertiesXml(),
    },
  ]
  const top: Relation[] = [
    { id: 'rId-document', type: 'officeDocument', target: 'word/document.xml' },
    { id: 'rId-core', type: 'core-properties', target: 'docProps/core.xml' },
    { id: 'rId-app', type: 'extended-properties', target: 'docProps/app.xml' },
  ]
  return zipped([
    // First, as programs expect that guess what a file is by its beginning.
    { path: '[Content_Types].xml', content: contentTypesXml([...own, ...about]) },
    { path: '_rels/.rels', content: relationsXml(top) },
    { path: 'word/_rels/document.xml.rels', content: relationsXml(relations) },
    ...own,
    ...about,
  ])
}

/** More than any brief comes to. */
const LIMITS = { elements: 10_000_000, depth: 1_000 }

const HELD_PART = 'customXml/item1.xml'

/** By what a file is known again that comes back. */
function heldParts(held: HeldFile): Part[] {
  return [
    { path: HELD_PART, content: part(heldXml(held)) },
    {
      path: 'customXml/itemProps1.xml',
      type: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      content: part(heldSettingsXml()),
    },
    {
      path: 'customXml/_rels/item1.xml.rels',
      content: relationsXml([
        { id: 'rId-settings', type: 'customXmlProps', target: 'itemProps1.xml' },
      ]),
    },
  ]
}

interface WordSection {
  /** Its text; the properties of the last section stand behind it, those of another one in its last paragraph. */
  readonly xml: string
  readonly parts: readonly Part[]
  readonly relations: readonly Relation[]
}

/** A half of a brief, or all of it, with its head and foot. */
function sectionOf(view: HalfView, at: number, isLast: boolean, shared: Shared): WordSection {
  const { paper } = shared
  const body = new Body(shared, view, at).xml()
  const files = [
    { type: 'header', name: `header${2 * at + 1}`, content: headerXml(view, paper) },
    { type: 'header', name: `header${2 * at + 2}`, content: emptyHeaderXml(view) },
    { type: 'footer', name: `footer${at + 1}`, content: footerXml(view, paper) },
  ]
  const [head, firstHead, foot] = files.map(({ name }) => `rId-${name}`)
  const reference = (name: string, type: string, id = '') =>
    element(name, { 'w:type': type, 'r:id': id })
  const isIndic = view.languages.length === 1 && view.numerals[0]?.kind === 'arabic-indic'
  const own = properties('w:sectPr', SECTION_PROPERTIES, {
    'w:headerReference':
      reference('w:headerReference', 'default', head) +
      reference('w:headerReference', 'first', firstHead),
    'w:footerReference':
      reference('w:footerReference', 'default', foot) +
      reference('w:footerReference', 'first', foot),
    'w:footnotePr': isIndic
      ? element('w:footnotePr', {}, valued('w:numFmt', 'hindiNumbers'))
      : undefined,
    'w:type': valued('w:type', 'nextPage'),
    'w:pgSz': paper.size,
    'w:pgMar': paper.margins,
    ...on('w:titlePg'),
    ...(view.dir === 'rtl' && on('w:bidi')),
  })
  return {
    xml: body + (isLast ? own : element('w:p', {}, element('w:pPr', {}, own))),
    parts: files.map(({ type, name, content }) => ({
      path: `word/${name}.xml`,
      type: wordType(type),
      content,
    })),
    relations: files.map(({ type, name }) => ({
      id: `rId-${name}`,
      type,
      target: `${name}.xml`,
    })),
  }
}

function settingsXml(languages: readonly string[]): string {
  const [first] = languages
  return part(
    element(
      'w:settings',
      { 'xmlns:w': W },
      element(
        'w:footnotePr',
        {},
        element('w:footnote', { 'w:id': -1 }),
        element('w:footnote', { 'w:id': 0 }),
      ),
      element(
        'w:compat',
        {},
        element('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15,
        }),
      ),
      first === undefined ? '' : element('w:themeFontLang', { 'w:val': localeOf(first) }),
    ),
  )
}

function aboutOf(halves: readonly HalfView[], date: Date) {
  const languages = new Set(halves.flatMap((half) => half.languages.map(({ lang }) => lang)))
  const words = (cells: (half: HalfView) => readonly { readonly text: string }[]) =>
    escaped(halves.flatMap((half) => cells(half).map(({ text }) => text)).join(' · '))
  return {
    title: words(({ brief }) => brief.title),
    subject: words(({ brief }) => brief.subtitle ?? []),
    keywords: words(({ brief }) => brief.keywords ?? []),
    language: [...languages].map(localeOf).join(', '),
    date,
  }
}

function counter(): () => number {
  let last = 0
  return () => {
    last += 1
    return last
  }
}

/** The files of pictures, each of them once. */
class Media {
  readonly #names = new Map<string, string>()
  readonly parts: Part[] = []
  readonly relations: Relation[] = []

  keep(data: string, type: string): string {
    const known = this.#names.get(data)
    if (known !== undefined) return known
    const at = this.#names.size + 1
    const id = `rId-image${at}`
    const name = `media/image${at}.${type.replace('image/', '')}`
    this.#names.set(data, id)
    this.parts.push({ path: `word/${name}`, content: Buffer.from(data, 'base64') })
    this.relations.push({ id, type: 'image', target: name })
    return id
  }
}
