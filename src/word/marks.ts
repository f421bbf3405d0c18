import type { PhrasingContent } from 'mdast'
import { plain } from '../markdown/plain.ts'
import type { ByLanguage, Language } from '../model/language.ts'
import { sha256 } from '../text/hash.ts'
import { element, escaped } from '../text/markup.ts'
import type { XmlElement } from '../text/xml.ts'

/*
 * By what a file is known again that comes back from somebody’s Word: a part of its own says which statements it held and
 * what they said, and a bookmark around each says which one it is. Word and LibreOffice keep both, also where they
 * drop the name of a content control or somebody takes the control away.
 */

/** The namespace of the part that says what a file held. */
const HELD = 'urn:mujaz:held'

const BOOKMARK = '_Mujaz'

/** The name of the bookmark around the nth statement, from 0. */
export function heldBookmark(at: number): string {
  return `${BOOKMARK}${at + 1}`
}

/** Which statement a bookmark is around, from 0; `undefined` where it is another one. */
export function heldAt(bookmark: string): number | undefined {
  const [, number] = new RegExp(`^${BOOKMARK}(\\d+)$`).exec(bookmark) ?? []
  return number === undefined ? undefined : Number(number) - 1
}

/** A statement as a file held it when it left. */
export interface HeldStatement {
  /** Of its row, as the manifest has it. */
  readonly key: string
  readonly language: Language
  /** Of its words: see `wordsMark`. */
  readonly mark: string
  /** What stands before its words within the control, such as the date of an event. */
  readonly lead: string
  /** How many notes it calls. */
  readonly notes: number
}

/** What a file held, and of which brief. */
export interface HeldFile {
  /** Of its title; nothing secret. */
  readonly brief: string
  readonly audience: string
  readonly statements: readonly HeldStatement[]
  /** Of what stands outside of all statements, a {@link looseMark} a paragraph. */
  readonly loose: readonly string[]
}

/** A short hash of the title of a brief, by which it is told from other briefs. */
export function briefMark(title: ByLanguage<readonly PhrasingContent[]>): string {
  return sha256(Object.values(title).map(plain).join('\n')).slice(0, 16)
}

/**
 * A short hash of a paragraph outside of statements: of its letters, since programs count its numbers anew; of its other
 * signs where it has no letters. Empty where it has nothing.
 */
export function looseMark(paragraph: string): string {
  const plain = paragraph.normalize('NFKC')
  const signs = plain.replace(/\P{L}/gu, '') || plain.replace(/[\s\p{C}]/gu, '')
  return signs === '' ? '' : sha256(signs).slice(0, 8)
}

export function heldXml({ brief, audience, statements, loose }: HeldFile): string {
  return element(
    'held',
    { xmlns: HELD, brief, audience },
    ...statements.map(({ key, language, mark, lead, notes }) =>
      element('statement', {
        key,
        language,
        mark,
        lead: lead === '' ? undefined : lead,
        notes: notes === 0 ? undefined : notes,
      }),
    ),
    element('loose', {}, escaped([...new Set(loose)].filter(Boolean).join(' '))),
  )
}

/** The settings of such a part, without which Word drops it. */
export function heldSettingsXml(): string {
  return element(
    'ds:datastoreItem',
    {
      'xmlns:ds': 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
      'ds:itemID': '{6D756A61-7A00-4000-8000-68656C642E31}',
    },
    element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': HELD })),
  )
}

/** Whether a run is the number of a note, which programs count anew. */
function isCall({ name, children }: XmlElement): boolean {
  const properties = children.find((child) => child.name === 'w:rPr')
  const style = properties?.children.find((child) => child.name === 'w:rStyle')
  return name === 'w:r' && style?.attributes.get('w:val') === 'FootnoteReference'
}

/** The paragraphs of a text, and of each what stands outside of content controls. */
export function looseParagraphs(root: XmlElement): string[] {
  const found: string[] = []
  const paragraph = (element: XmlElement) => {
    let text = ''
    const walk = (part: XmlElement): void => {
      if (part.name === 'w:p') paragraph(part)
      else if (part.name === 'w:t') text += part.text
      else if (part.name !== 'w:sdt' && part.name !== 'mc:Fallback' && !isCall(part)) {
        part.children.forEach(walk)
      }
    }
    element.children.forEach(walk)
    found.push(text)
  }
  const walk = (part: XmlElement): void => {
    if (part.name === 'w:p') paragraph(part)
    else part.children.forEach(walk)
  }
  walk(root)
  return found
}
