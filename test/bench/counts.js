import { readFile } from 'node:fs/promises'
import { PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib'

/**
 * What a PDF holds, by its own objects.
 *
 * @typedef {object} Counts
 * @property {number} pages
 * @property {number} tags elements of the logical structure
 * @property {number} outline entries
 * @property {number} links annotations that lead somewhere; one that is broken over two lines may be two
 * @property {number} notes elements of the structure that are notes
 */

/** Roles of a note, in PDF 1.7 and 2.0. */
const NOTES = new Set(['Note', 'FENote'])

/** @param {string} path @returns {Promise<Counts>} */
export async function countsOf(path) {
  const pdf = await PDFDocument.load(await readFile(path), { updateMetadata: false })
  const name = (/** @type {PDFDict} */ dict, /** @type {string} */ key) => {
    const value = dict.lookup(PDFName.of(key))
    return value instanceof PDFName ? value.decodeText() : ''
  }
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const roles = root?.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  let [tags, notes] = [0, 0]
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    // The type may be left out: an element is what has a role and a parent.
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('P')) || name(object, 'S') === '')
      continue
    if (!['', 'StructElem'].includes(name(object, 'Type'))) continue
    const role = name(object, 'S')
    tags++
    if (NOTES.has(role) || (roles && NOTES.has(name(roles, role)))) notes++
  }
  const links = pdf.getPages().reduce((sum, { node }) => {
    const annotations = node.Annots()?.asArray() ?? []
    return (
      sum +
      annotations.filter((each) => {
        const found = each instanceof PDFRef ? pdf.context.lookup(each) : each
        return found instanceof PDFDict && name(found, 'Subtype') === 'Link'
      }).length
    )
  }, 0)
  const outlines = pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
  return { pages: pdf.getPageCount(), tags, outline: entriesBelow(outlines), links, notes }
}

/** @param {PDFDict | undefined} item @returns {number} */
function entriesBelow(item) {
  let count = 0
  let entry = item?.lookupMaybe(PDFName.of('First'), PDFDict)
  while (entry) {
    count += 1 + entriesBelow(entry)
    entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)
  }
  return count
}
