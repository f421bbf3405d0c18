import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { statement } from './statements.js'
import { OUTLETS, PAPERS, PEOPLE, PLACES, SUBJECTS } from './words.js'

/** @typedef {import('./words.js').Pair} Pair */
/** @typedef {import('./statements.js').Lot} Lot */

const SECTIONS = [
  { id: 'background', title: { en: 'Background', ar: 'الخلفية' } },
  { id: 'approach', title: { en: 'Approach', ar: 'النهج' } },
  { id: 'outcomes', title: { en: 'Outcomes', ar: 'النتائج' } },
  { id: 'criticisms', title: { en: 'Criticisms', ar: 'الانتقادات' } },
  { id: 'risks', title: { en: 'Open risks', ar: 'المخاطر القائمة' } },
]

/** Claims of one source, as in a real article; claims under one heading of the brief. */
const [PER_SOURCE, PER_GROUP] = [12, 6]

/** The whole brief, however many pages it takes: a limit would have points left out. */
export const AUDIENCE = 'whole'
const WHOLE = `editions: [parallel]
parts: [sections, sources]
page: A4
`

/**
 * Writes a project of that many claims into a folder: notes, originals and the editor's file. Each
 * claim is a point of its own and so has one footnote. The same numbers give the same files.
 *
 * @param {string} folder what stands in it is deleted
 * @param {number} claims
 * @param {number} [seed] of what they say
 */
export async function generateProject(folder, claims, seed = claims) {
  const lot = drawn(seed)
  /** @type {Set<string | undefined>} */
  const measured = new Set()
  // Of two figures of one measure and year, Mujaz would ask which is right.
  const once = (/** @type {Pair} */ { en, ar }) => {
    const [, measure, period] = /\{measure=(\S+) .*(period=\d+)/.exec(en) ?? []
    const key = measure && `${measure} ${period}`
    if (!measured.has(key)) return measured.add(key) && { en, ar }
    return { en: plain(en), ar: plain(ar) }
  }
  const all = Array.from({ length: claims }, (_, index) => ({
    id: `claim-${index + 1}`,
    topic: `topic-${index + 1}`,
    section: /** @type {(typeof SECTIONS)[number]} */ (
      SECTIONS[Math.floor((index * SECTIONS.length) / claims)]
    ),
    text: once(statement(lot)),
  }))
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'sources/notes'), { recursive: true })
  await mkdir(join(folder, 'sources/originals'))
  await mkdir(join(folder, 'templates', AUDIENCE), { recursive: true })
  await writeFile(join(folder, 'templates', AUDIENCE, 'audience.yaml'), WHOLE)
  const count = Math.ceil(claims / PER_SOURCE)
  for (let number = 1; number <= count; number++) {
    // Dealt out like cards: neighbours in the brief come from different sources.
    const own = all.filter((_, index) => index % count === number - 1)
    const id = `source-${number}`
    const note = noteOf(id, number, own, lot)
    await writeFile(join(folder, `sources/notes/${id}.md`), note)
    const original = own.map(({ text }) => plain(text.ar)).join('\n')
    await writeFile(join(folder, `sources/originals/${id}.txt`), `${original}\n`)
  }
  await writeFile(join(folder, 'sources/brief.md'), editorsFile(all))
}

/**
 * Rewords the first claim in both languages, as a writer does between two builds.
 *
 * @param {string} folder of a generated project
 * @param {number} edit counts the edits; no two give the same text
 */
export async function editOneClaim(folder, edit) {
  const path = join(folder, 'sources/notes/source-1.md')
  const text = await readFile(path, 'utf8')
  const edited = text
    .replace(/(::::claim\{#claim-1 .*\n)(?:Edit \d+: )?/, `$1Edit ${edit}: `)
    .replace(/(::::claim\{#claim-1 .*\n[\s\S]*?:::ar\n)(?:تعديل \d+: )?/, `$1تعديل ${edit}: `)
  await writeFile(path, edited)
}

/**
 * @param {string} id
 * @param {number} number
 * @param {readonly { id: string, topic: string, section: { title: Pair }, text: Pair }[]} claims
 * @param {Lot} lot
 */
function noteOf(id, number, claims, lot) {
  const title = titled(number)
  const head = `---
id: ${id}
type: article-magazine
language: ar
title: ${yaml(title)}
author: [${yaml(lot.of(PEOPLE))}]
container-title: ${yaml(lot.of(OUTLETS))}
issued: ${2024 + (number % 2)}-0${1 + (number % 9)}
URL: https://example.org/harbour/${number}
original: ${id}.txt
text: original
origin: ${id}
---
`
  let heading = ''
  const body = claims.map(({ id, topic, section, text }, index) => {
    const above = section.title.en === heading ? '' : `# ${section.title.en}\n\n`
    heading = section.title.en
    return `${above}::::claim{#${id} topic=${topic} at="${index + 1}"}
${text.en}

:::ar
${text.ar}
:::
::::
`
  })
  return [head, ...body].join('\n')
}

/** @param {readonly { topic: string, section: { id: string } }[]} claims */
function editorsFile(claims) {
  let groups = 0
  const sections = SECTIONS.flatMap(({ id, title }) => {
    const topics = claims.filter(({ section }) => section.id === id).map(({ topic }) => topic)
    if (topics.length === 0) return []
    const own = Array.from({ length: Math.ceil(topics.length / PER_GROUP) }, (_, index) => {
      groups++
      return `      - title: ${yaml(titled(groups))}
        topics: [${topics.slice(index * PER_GROUP, (index + 1) * PER_GROUP).join(', ')}]`
    })
    return [[`  - id: ${id}`, `    title: ${yaml(title)}`, '    groups:', ...own].join('\n')]
  })
  const measures = PAPERS.map(
    ({ en, all, ar }) =>
      `  ${en}: { label: { en: ${en}, ar: ${all} }, unit: { en: ${en}, ar: ${ar} } }`,
  )
  const names = PEOPLE.map(({ id, ...name }) => `  ${id}: { kind: person, name: ${yaml(name)} }`)
  return `---
title: { en: The harbour district, ar: منطقة الميناء }
short-title: { en: The harbour district, ar: منطقة الميناء }
subtitle: { en: "${claims.length} statements and their sources", ar: "من الإفادات ${claims.length} ومصادرها" }
purpose: { en: For the stopwatch., ar: لقياس الزمن. }
date: 2026-11-23
sections:
${sections.join('\n')}
measures:
${measures.join('\n')}
names:
${names.join('\n')}
---
`
}

/**
 * A subject at a place, another one for each number up to some two hundred.
 *
 * @param {number} number
 * @returns {Pair}
 */
function titled(number) {
  const subject = /** @type {Pair} */ (SUBJECTS[number % SUBJECTS.length])
  const place = /** @type {Pair} */ (PLACES[number % PLACES.length])
  return { en: `${subject.en} ${place.en}`, ar: `${subject.ar} ${place.ar}` }
}

/** Without the marks of figures, as an article is. @param {string} statement */
function plain(statement) {
  return statement.replaceAll(/:figure\[(.*?)\]\{.*?\}/g, '$1')
}

/** In YAML, in both languages. @param {Pair} pair */
function yaml({ en, ar }) {
  return `{ en: "${en}", ar: "${ar}" }`
}

/** Always the same for one seed. @param {number} seed @returns {Lot} */
function drawn(seed) {
  const random = seeded(seed)
  return {
    of: (list) => /** @type {any} */ (list[Math.floor(random() * list.length)]),
    between: (from, to) => from + Math.floor(random() * (to - from + 1)),
  }
}

/** Numbers in [0, 1), always the same for one seed (mulberry32). @param {number} seed */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
