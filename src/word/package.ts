import { zipSync } from 'fflate'
import { element } from '../text/markup.ts'
import { part } from './xml.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A part of the file: where it lies, what it is, and what it holds. */
export interface Part {
  /** From the top of the file: `word/document.xml`. */
  readonly path: string
  /** Its media type; a picture has that of its ending. */
  readonly type?: string
  readonly content: string | Uint8Array
}

/** What one part has to do with another one. */
export interface Relation {
  readonly id: string
  /** The last word of its type: `styles`, `image`. */
  readonly type: string
  /** The other part, as seen from the folder of the first. */
  readonly target: string
}

/** The media type of a part of Word’s: `styles` is that of `word/styles.xml`. */
export function wordType(name: string): string {
  return `${WORD_TYPE}.${name}+xml`
}

/** The media types of all parts: no program opens a file that lacks one. */
export function contentTypesXml(parts: readonly Part[]): string {
  const endings = {
    rels: `application/vnd.openxmlformats-package.relationships+xml`,
    xml: 'application/xml',
  }
  const pictures = { png: 'image/png', jpeg: 'image/jpeg' }
  return part(
    element(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      ...Object.entries({ ...endings, ...pictures }).map(([ending, type]) =>
        element('Default', { Extension: ending, ContentType: type }),
      ),
      ...parts.flatMap(({ path, type }) =>
        type === undefined
          ? []
          : [element('Override', { PartName: `/${path}`, ContentType: type })],
      ),
    ),
  )
}

export function relationsXml(relations: readonly Relation[]): string {
  return part(
    element(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...relations.map(({ id, type, target }) =>
        element('Relationship', {
          Id: id,
          Type:
            type === 'core-properties'
              ? `${PACKAGE}/relationships/metadata/core-properties`
              : `${OFFICE}/relationships/${type}`,
          Target: target,
        }),
      ),
    ),
  )
}

/** What a file says of itself. */
export interface About {
  readonly title: string
  readonly subject: string
  readonly keywords: string
  readonly language: string
  readonly date: Date
}

export function corePropertiesXml({ title, subject, keywords, language, date }: About): string {
  const text = (name: string, words: string) => (words === '' ? '' : element(name, {}, words))
  const moment = `${date.toISOString().slice(0, 19)}Z`
  const dated = (name: string) => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, moment)
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      text('dc:title', title),
      text('dc:subject', subject),
      text('cp:keywords', keywords),
      text('dc:language', language),
      dated('dcterms:created'),
      dated('dcterms:modified'),
    ),
  )
}

export function appPropertiesXml(): string {
  return part(
    element(
      'Properties',
      { xmlns: `${OFFICE}/extended-properties` },
      element('Application', {}, 'Mujaz'),
    ),
  )
}

/** The earliest moment that a ZIP can name, in local time, as its entries have it: the same file on each day. */
const NO_MOMENT = new Date(1980, 0, 1)

/** Parts as the bytes of a file, always the same ones. */
export function zipped(parts: readonly Part[]): Uint8Array {
  const encoder = new TextEncoder()
  const entries = parts.map(({ path, content }) => [
    path,
    typeof content === 'string' ? encoder.encode(content) : content,
  ])
  return zipSync(Object.fromEntries(entries), { mtime: NO_MOMENT, level: 6 })
}
