/// <reference lib="dom" />
import { parseHTML } from 'linkedom'

/**
 * What stands on the page that Mujaz has rendered, taken apart for its peers: they get the same words in
 * the same order, already in their own language, so that nothing but their typesetting is timed.
 *
 * @typedef {{ readonly en: string, readonly ar: string }} Pair plain text
 * @typedef {{ readonly kind: 'heading', readonly id: string, readonly level: number, readonly text: Pair }} Heading
 * @typedef {{ readonly kind: 'row', readonly role: Role, readonly text: Pair, readonly note: string | undefined }} Row
 *   `note` is the number of the note that it calls
 * @typedef {'kicker' | 'subtitle' | 'purpose' | 'imprint' | 'point' | 'source' | 'entry'} Role
 *
 * @typedef {object} Content
 * @property {Pair} title
 * @property {readonly Row[]} cover
 * @property {readonly (Heading | Row)[]} blocks
 * @property {ReadonlyMap<string, Pair>} notes by number, without it
 */

/** @type {readonly Role[]} */
const ROLES = ['kicker', 'subtitle', 'purpose', 'imprint', 'point', 'source']

/**
 * Reads the form that the page of a generated project has. It is no reader of pages.
 *
 * @param {string} html
 * @returns {Content}
 */
export function readContent(html) {
  // Fonts and styles are of no use here, and most of the file.
  const { document } = parseHTML(html.replace(/<style>[\s\S]*?<\/style>/g, ''))
  for (const screen of document.querySelectorAll('[data-screen]')) screen.remove()
  const all = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)]
  const [title] = all('.title')
  if (!title) throw new Error('The page has no title.')
  const notes = all('.footnote').map((note) => {
    const number = note.getAttribute('data-note') ?? ''
    for (const link of note.querySelectorAll('.note-number')) link.remove()
    return /** @type {const} */ ([number, pairOf(note)])
  })
  return {
    title: pairOf(title),
    cover: all('.cover > .row:not(.title)').map(rowOf),
    blocks: all('.section .row').map((row) =>
      /^H\d$/.test(row.tagName)
        ? {
            kind: 'heading',
            id: row.id,
            level: Number(row.tagName.slice(1)),
            text: pairOf(row),
          }
        : rowOf(row),
    ),
    notes: new Map(notes),
  }
}

/** @param {Element} row @returns {Row} */
function rowOf(row) {
  const note = row.querySelector('.call')?.textContent ?? undefined
  for (const call of row.querySelectorAll('.call')) call.remove()
  const role = ROLES.find((each) => row.matches(`.${each}, .role-${each}`)) ?? 'entry'
  return { kind: 'row', role, text: pairOf(row), note }
}

/** @param {Element} row @returns {Pair} */
function pairOf(row) {
  const cell = (/** @type {string} */ language) =>
    row.querySelector(`.cell[lang="${language}"]`)?.textContent?.replaceAll(/\s+/g, ' ').trim() ??
    ''
  return { en: cell('en'), ar: cell('ar') }
}
