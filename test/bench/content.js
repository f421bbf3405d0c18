/**
 * What Mujaz has written as Markdown, taken apart for its peers: they get the same words, already in
 * their own language, so that nothing but their typesetting is timed.
 *
 * @typedef {{ readonly en: string, readonly ar: string }} Pair plain text
 * @typedef {{ readonly kind: 'heading', readonly level: number, readonly text: Pair }} Heading
 * @typedef {{ readonly kind: 'row', readonly text: Pair, readonly note: string | undefined }} Row
 * @typedef {{ readonly blocks: readonly (Heading | Row)[], readonly notes: ReadonlyMap<string, Pair> }} Content
 */

const FURTHER = /\n\n\s*<div lang="ar" dir="rtl">\n\n([\s\S]*?)\n\n\s*<\/div>/

/**
 * Reads the form that a generated project has: headings, rows of two languages, notes. It is no
 * parser of Markdown.
 *
 * @param {string} markdown `output/brief.md`
 * @returns {Content}
 */
export function readContent(markdown) {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '')
  const [flow = '', ...definitions] = body.split(/^(?=\[\^\d+\]: )/m)
  /** @type {Map<string, Pair>} */
  const notes = new Map()
  for (const definition of definitions) {
    const [, label = '', text = ''] = /^\[\^(\d+)\]: ([\s\S]*)$/.exec(definition) ?? []
    notes.set(label, pairOf(text))
  }
  const blocks = flow
    .split(/^(?=#+ |<!-- (?!section))/m)
    .filter((part) => /^(?:#|<!--)/.test(part))
    .map((part) => blockOf(part.replace(/<!-- [^>]*-->/g, '').trim()))
  return { blocks, notes }
}

/** @param {string} part @returns {Heading | Row} */
function blockOf(part) {
  const [, marks, en = '', ar = ''] =
    /^(#+) (.*?) <span lang="ar" dir="rtl">(.*)<\/span>/.exec(part) ?? []
  if (marks) return { kind: 'heading', level: marks.length, text: { en: plain(en), ar: plain(ar) } }
  const note = /\[\^(\d+)\]/.exec(part)?.[1]
  return { kind: 'row', text: pairOf(part.replaceAll(/\[\^\d+\]/g, '')), note }
}

/** @param {string} text @returns {Pair} */
function pairOf(text) {
  const ar = FURTHER.exec(text)?.[1] ?? ''
  return { en: plain(text.replace(FURTHER, '')), ar: plain(ar) }
}

/** @param {string} markdown */
function plain(markdown) {
  return markdown
    .replaceAll(/<[^>]*lang[^>]*>|<\/\w+>/g, '')
    .replaceAll(/[*<>]|\\(?=\W)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
