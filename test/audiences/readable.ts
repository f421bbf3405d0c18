import { inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * Everything that can be read out of a file, by whatever way: its bytes as UTF-8, as Latin letters and
 * as UTF-16, and of a PDF also its streams without their compression, its strings without their
 * escapes, and what a reader shows of it: text, outline, title, attachments.
 */
export async function readable(path: string, bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes)
  if (!path.endsWith('.pdf'))
    return [...views(buffer), unmarked(buffer.toString('utf8'))].join('\n')
  const parts = [buffer, ...streamsOf(buffer)]
  return [
    ...parts.flatMap(views),
    ...parts.flatMap((part) => stringsOf(part.toString('latin1'))),
    await shown(bytes),
  ].join('\n')
}

/**
 * A text as one is compared with another by somebody who looks for a name: compatible forms as one,
 * small letters, without vowel signs, direction marks, tatweel and the hamza of an alif.
 */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

/** Which of some names a text holds, forwards or, as a PDF may draw Arabic, backwards. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const haystack = folded(text)
  return names.filter((name) => {
    const needle = folded(name)
    return haystack.includes(needle) || haystack.includes([...needle].reverse().join(''))
  })
}

function views(buffer: Buffer): string[] {
  const swapped = Buffer.from(buffer.subarray(0, buffer.length & ~1)).swap16()
  const shifted = Buffer.from(buffer.subarray(1, ((buffer.length - 1) & ~1) + 1)).swap16()
  return [
    buffer.toString('utf8'),
    buffer.toString('latin1'),
    swapped.toString('utf16le'),
    shifted.toString('utf16le'),
  ]
}

/** Without the tags of HTML and the signs of Markdown, which may stand in the middle of a name. */
function unmarked(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/[*_`\\]/g, '')
}

function streamsOf(pdf: Buffer): Buffer[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    const start = index + head.length
    try {
      return [inflateSync(pdf.subarray(start, text.indexOf('endstream', start)))]
    } catch {
      return []
    }
  })
}

/** The strings of PDF syntax: `<FEFF0041>` and `(\376\377\000A)`. */
function stringsOf(syntax: string): string[] {
  const hex = [...syntax.matchAll(/<((?:[0-9A-Fa-f]{2}\s*)+)>/g)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex'),
  )
  const literal = [...syntax.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/g)].map(([, inside = '']) =>
    Buffer.from(
      inside.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
        /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : code,
      ),
      'latin1',
    ),
  )
  return [...hex, ...literal].flatMap((bytes) =>
    bytes[0] === 0xfe && bytes[1] === 0xff
      ? [
          Buffer.from(bytes.subarray(2, bytes.length & ~1))
            .swap16()
            .toString('utf16le'),
        ]
      : [],
  )
}

/** What a reader of PDFs shows. */
async function shown(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, async (_, at) => {
    const page = await document.getPage(at + 1)
    const { items } = await page.getTextContent()
    const words = items.map((item) => ('str' in item ? item.str : ''))
    const links = (await page.getAnnotations()).map((note) => JSON.stringify(note))
    return [words.join(' '), words.join(''), JSON.stringify(await page.getStructTree()), ...links]
  })
  const attachments = (await document.getAttachments()) ?? {}
  const texts = [
    ...(await Promise.all(pages)).flat(),
    JSON.stringify(await document.getOutline()),
    JSON.stringify(await document.getMetadata()),
    ...Object.values(attachments as Record<string, { filename: string; content: Uint8Array }>).map(
      ({ filename, content }) => `${filename}\n${Buffer.from(content).toString('utf8')}`,
    ),
  ]
  await document.destroy()
  return texts.join('\n')
}
