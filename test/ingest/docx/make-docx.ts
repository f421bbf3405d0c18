import { strToU8, type Zippable, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Parts of a document beside its text: what stands inside of their root elements. */
export interface OtherParts {
  readonly footnotes?: string
  readonly endnotes?: string
  readonly numbering?: string
  readonly styles?: string
  readonly header?: string
  readonly footer?: string
  readonly core?: string
  /** Further files, by name. */
  readonly files?: Readonly<Record<string, string>>
  /** Further relations of the text, by type. */
  readonly relations?: Readonly<Record<string, string>>
}

const ROOTS: Readonly<Record<string, string>> = {
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  numbering: 'numbering',
  styles: 'styles',
  header: 'hdr',
  footer: 'ftr',
}

/** A DOCX with a body, as small as Word would open it. */
export function makeDocx(body: string, others: OtherParts = {}): Uint8Array {
  return zipSync(filesOf(body, others))
}

/** The files that such a DOCX packs, by name. */
export function filesOf(body: string, others: OtherParts = {}): Zippable {
  const parts = Object.keys(ROOTS).filter((name) => name in others)
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations({
      officeDocument: 'word/document.xml',
      ...(others.core !== undefined && { 'metadata/core-properties': 'docProps/core.xml' }),
    }),
    'word/_rels/document.xml.rels': relations({
      ...Object.fromEntries(parts.map((name) => [name, `${name}.xml`])),
      ...others.relations,
    }),
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    ...others.files,
  }
  for (const name of parts) {
    files[`word/${name}.xml`] = root(ROOTS[name] ?? '', String(others[name as keyof OtherParts]))
  }
  if (others.core !== undefined) {
    files['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="urn:dc" xmlns:dcterms="urn:terms">${others.core}</cp:coreProperties>`
  }
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
}

function root(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:${name} xmlns:w="${W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${content}</w:${name}>`
}

function relations(byType: Readonly<Record<string, string>>): string {
  const all = Object.entries(byType).map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATED}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A run of text. */
export const r = (text: string) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

/** A paragraph of runs. */
export const p = (...content: readonly string[]) => `<w:p>${content.join('')}</w:p>`

/** A paragraph with properties. */
export const pWith = (properties: string, ...content: readonly string[]) =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.join('')}</w:p>`
