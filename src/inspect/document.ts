import { createHash } from 'node:crypto'
import type { PdfAccess } from '../pdf/access.ts'
import { PdfDict, type PdfValue } from '../pdf/objects.ts'
import { readTextString } from '../pdf/text-string.ts'
import type { Context } from '../report/context.ts'
import type { Expectation } from './expectation.ts'

/** What the file says of itself: title, language, that it is tagged, and the files inside. */
export function inspectDocument(
  file: PdfAccess,
  { title, languages, attachments = [], path }: Expectation,
  context: Context,
): void {
  const info = file.dictOrEmpty(file.trailer.get('Info'))
  const found = textOf(file, info.get('Title')) ?? ''
  const wanted = languages.flatMap((lang) => title[lang] || []).join(' — ')
  if (found !== wanted) {
    context.report({
      rule: 'pdf-outline',
      path,
      reason: 'The PDF does not carry the title of the brief',
      actual: found || 'none',
      expected: [wanted],
    })
  }
  const language = textOf(file, file.catalog.get('Lang'))
  if (language !== languages[0]) {
    context.report({
      rule: 'pdf-language',
      path,
      reason: 'The PDF is not in the language of its edition',
      actual: language ?? 'none',
      expected: [languages[0] ?? ''],
    })
  }
  if (file.dictOrEmpty(file.catalog.get('MarkInfo')).get('Marked') !== true) {
    context.report({ rule: 'pdf-text', path, reason: 'The PDF is not tagged' })
  }
  inspectAttachments(file, [...attachments].sort(), path, context)
}

/** The files inside are those that belong to it, each one whole. */
function inspectAttachments(
  file: PdfAccess,
  expected: readonly string[],
  path: string,
  context: Context,
): void {
  const names = file.dictOrEmpty(file.catalog.get('Names'))
  const found = namesIn(file, names.get('EmbeddedFiles'))
  const inside = [...found.keys()].sort()
  if (inside.join('\n') !== expected.join('\n')) {
    context.report({
      rule: 'pdf-attachment',
      path,
      reason: 'The files inside the PDF are not those that belong to it',
      actual: inside.join(', ') || 'none',
      expected: [expected.join(', ') || 'none'],
    })
  }
  for (const [name, value] of found) {
    const specification = file.dictOrEmpty(value)
    const stream = file.dictOrEmpty(specification.get('EF')).get('F')
    if (!isWhole(file, stream)) {
      context.report({ rule: 'pdf-attachment', path, reason: `The file ${name} inside is damaged` })
    }
  }
}

/** By size and checksum (ISO 32000-1, table 46), where the file tells them. */
function isWhole(file: PdfAccess, stream: PdfValue | undefined): boolean {
  const found = file.resolve(stream)
  if (found === null || typeof found !== 'object' || !('dict' in found)) return false
  const parameters = file.dictOrEmpty(found.dict.get('Params'))
  const content = file.content(found)
  const size = parameters.get('Size')
  const sum = parameters.get('CheckSum')
  if (size !== undefined && size !== content.length) return false
  return typeof sum !== 'string' || sum === md5(content)
}

function md5(content: Uint8Array): string {
  return createHash('md5').update(content).digest().toString('latin1')
}

/** The entries of a name tree (ISO 32000-1, 7.9.6). */
function namesIn(file: PdfAccess, root: PdfValue | undefined): Map<string, PdfValue> {
  const entries = new Map<string, PdfValue>()
  const seen = new Set<PdfDict>()
  const walk = (value: PdfValue | undefined) => {
    const node = file.resolve(value)
    if (!(node instanceof PdfDict) || seen.has(node)) return
    seen.add(node)
    const pairs = file.array(node.get('Names'))
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const name = textOf(file, pairs[at])
      if (name !== undefined) entries.set(name, pairs[at + 1] ?? null)
    }
    for (const kid of file.array(node.get('Kids'))) walk(kid)
  }
  walk(root)
  return entries
}

/** A text string; `undefined` for anything else. */
function textOf(file: PdfAccess, value: PdfValue | undefined): string | undefined {
  const found = file.resolve(value)
  return typeof found === 'string' ? readTextString(found) : undefined
}
