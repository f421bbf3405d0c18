import { isCallId, noteOf } from '../../model/ids.ts'
import { Name, PdfDict } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { textString } from '../../pdf/text-string.ts'
import type { FinishOptions } from './options.ts'
import { Element, type Structure } from './structure.ts'
import type { Texts } from './texts.ts'

/**
 * Tells of every link where it leads (`Contents`; ISO 14289-1, 7.18.5), and marks the two that tie a
 * note to its text: the call is a `Reference`, the number before the note is its `Lbl`. Where a note leads
 * back to several calls, the further links are links and nothing else.
 */
export function setLinks(
  file: PrintedFile,
  structure: Structure,
  texts: Texts,
  { links = [], noteWords = {} }: Pick<FinishOptions, 'links' | 'noteWords'>,
): void {
  const labels = new Map<string, string>()
  for (const { href, label } of links) {
    if (label !== undefined) labels.set(decoded(href), label)
  }
  for (const element of structure.elements()) {
    if (element.role !== 'Link') continue
    const { text, lang } = textOf(element, texts)
    for (const ref of element.objects) {
      const annotation = file.dict(ref)
      const target = targetOf(file, annotation)
      const contents = labels.get(target) ?? describe(target, text, noteWords[lang])
      annotation.set('Contents', textString(contents))
      if (lang !== '') annotation.set('Lang', textString(lang))
      const { parent } = element
      if (!parent || parent.role === 'Lbl' || parent.role === 'Reference') continue
      if (leadsToNote(target)) structure.wrap(parent, [element], 'Reference')
      else if (leadsToCall(target) && isInNote(parent) && parent.elements[0] === element) {
        structure.wrap(parent, [element], 'Lbl')
      }
    }
  }
}

const leadsToNote = (target: string) =>
  target.startsWith('#') && noteOf(target.slice(1)) !== undefined
const leadsToCall = (target: string) => target.startsWith('#') && isCallId(target.slice(1))

/** The address, or the id inside the document after a `#`. */
function targetOf(file: PrintedFile, annotation: PdfDict): string {
  const destination = file.resolve(annotation.get('Dest'))
  if (destination instanceof Name) return decoded(`#${lettersOf(destination.value)}`)
  if (typeof destination === 'string') return decoded(`#${lettersOf(destination)}`)
  const action = file.resolve(annotation.get('A'))
  const address = action instanceof PdfDict ? file.resolve(action.get('URI')) : undefined
  return typeof address === 'string' ? address : ''
}

/** Ids stand in a file as the bytes of UTF-8. */
function lettersOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The address of a place in the document, in letters: as an `href` it may be percent-encoded. */
function decoded(target: string): string {
  if (!target.startsWith('#')) return target
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

function describe(target: string, text: string, noteWord = ''): string {
  // A screen reader says it, in the language of the text around.
  if (leadsToNote(target)) {
    // A mark after a figure stands in brackets.
    return `${noteWord} ${text.replace(/^\[(.*)\]$/u, '$1')}`.trim()
  }
  const isAddress = target !== '' && !target.startsWith('#') && target !== text
  return isAddress && text !== '' ? `${text} (${target})` : text || target
}

function isInNote(element: Element): boolean {
  for (let at: Element | undefined = element; at; at = at.parent)
    if (at.role === 'Note') return true
  return false
}

function textOf(element: Element, texts: Texts): { text: string; lang: string } {
  let text = ''
  let lang = ''
  const gather = (at: Element) => {
    const own = texts.get(at)
    text += own?.text ?? ''
    lang ||= own?.lang ?? ''
    for (const kid of at.kids) if (kid instanceof Element) gather(kid)
  }
  gather(element)
  return { text: text.replace(/\s+/gu, ' ').trim(), lang }
}
