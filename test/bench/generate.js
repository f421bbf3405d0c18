import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AUTHORS, BODIES, ENDINGS, GROUPS, OPENINGS, OUTLETS, PLACES, SUBJECTS } from './words.js'

/** @typedef {import('./words.js').Pair} Pair */

const SECTIONS = [
  { id: 'background', title: { en: 'Background', ar: 'الخلفية' } },
  { id: 'approach', title: { en: 'Approach', ar: 'النهج' } },
  { id: 'outcomes', title: { en: 'Outcomes', ar: 'النتائج' } },
  { id: 'criticisms', title: { en: 'Criticisms', ar: 'الانتقادات' } },
  { id: 'risks', title: { en: 'Open risks', ar: 'المخاطر القائمة' } },
]

/** Claims of one source, as in a real article; claims under one heading of the brief. */
const [PER_SOURCE, PER_GROUP] = [12, 6]

/**
 * Writes a project of that many claims into a folder: notes, originals and the editor's file. Each
 * claim is a point of its own and so has one footnote. The same number gives the same files.
 *
 * @param {string} folder what stands in it is deleted
 * @param {number} claims
 */
export async function generateProject(folder, claims) {
  const random = seeded(claims)
  const pick = picker(random)
  const all = Array.from({ length: claims }, (_, index) => ({
    id: `claim-${index + 1}`,
    topic: `topic-${index + 1}`,
    section: /** @type {(typeof SECTIONS)[number]} */ (
      SECTIONS[Math.floor((index * SECTIONS.length) / claims)]
    ),
    text: statement(pick, random),
  }))
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'sources/notes'), { recursive: true })
  await mkdir(join(folder, 'sources/originals'))
  const count = Math.ceil(claims / PER_SOURCE)
  for (let number = 1; number <= count; number++) {
    // Dealt out like cards: neighbours in the brief come from different sources.
    const own = all.filter((_, index) => index % count === number - 1)
    const id = `source-${number}`
    const note = noteOf(id, number, own, pick)
    await writeFile(join(folder, `sources/notes/${id}.md`), note)
    const original = own.map(({ text }) => text.ar).join('\n')
    await writeFile(join(folder, `sources/originals/${id}.txt`), `${original}\n`)
  }
  await writeFile(join(folder, 'sources/brief.md'), editorsFile(all, pick))
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
 * @param {Picker} pick
 */
function noteOf(id, number, claims, pick) {
  const subject = pick(SUBJECTS)
  const place = pick(PLACES)
  const yaml = (/** @type {Pair} */ { en, ar }) => `{ en: "${en}", ar: "${ar}" }`
  const title = both((language) => `${subject[language]} ${place[language]} (${number})`)
  const head = `---
id: ${id}
type: article-magazine
language: ar
title: ${yaml(title)}
title-short: ${yaml(both((language) => `${subject[language]} (${number})`))}
author: [${yaml(pick(AUTHORS))}]
container-title: ${yaml(pick(OUTLETS))}
issued: ${2009 + (number % 15)}-0${1 + (number % 9)}
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

/**
 * @param {readonly { topic: string, section: { id: string } }[]} claims
 * @param {Picker} pick
 */
function editorsFile(claims, pick) {
  const yaml = (/** @type {Pair} */ { en, ar }) => `{ en: "${en}", ar: "${ar}" }`
  const sections = SECTIONS.map(({ id, title }) => {
    const topics = claims.filter(({ section }) => section.id === id).map(({ topic }) => topic)
    const groups = Array.from({ length: Math.ceil(topics.length / PER_GROUP) }, (_, index) => {
      const subject = pick(SUBJECTS)
      const place = pick(PLACES)
      const own = topics.slice(index * PER_GROUP, (index + 1) * PER_GROUP)
      return `      - title: ${yaml(both((language) => `${subject[language]} ${place[language]} (${index + 1})`))}
        topics: [${own.join(', ')}]`
    })
    return [`  - id: ${id}`, `    title: ${yaml(title)}`, '    groups:', ...groups].join('\n')
  })
  return `---
title: { en: The harbour district, ar: منطقة الميناء }
short-title: { en: The harbour district, ar: منطقة الميناء }
subtitle: { en: "${claims.length} statements and their sources", ar: "من الإفادات ${claims.length} ومصادرها" }
purpose: { en: For the stopwatch., ar: لقياس الزمن. }
date: 2026-11-23
sections:
${sections.join('\n')}
measures: {}
names: {}
---
`
}

/**
 * About forty words in each language.
 *
 * @param {Picker} pick
 * @param {() => number} random
 * @returns {Pair}
 */
function statement(pick, random) {
  const words = { place: pick(PLACES), body: pick(BODIES), group: pick(GROUPS) }
  const sentences = [pick(OPENINGS), pick(ENDINGS)].map((sentence) => {
    const numbers = {
      year: String(2009 + Math.floor(random() * 15)),
      count: String(100 + Math.floor(random() * 800)),
    }
    return both((language) =>
      sentence[language].replace(/\{(\w+)\}/g, (_, name) =>
        name === 'year' || name === 'count'
          ? numbers[/** @type {'year' | 'count'} */ (name)]
          : words[/** @type {keyof typeof words} */ (name)][language],
      ),
    )
  })
  return both((language) => {
    const text = sentences.map((sentence) => sentence[language]).join(' ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  })
}

/**
 * @param {(language: 'en' | 'ar') => string} make
 * @returns {Pair}
 */
function both(make) {
  return { en: make('en'), ar: make('ar') }
}

/** @typedef {<T>(list: readonly T[]) => T} Picker */

/** @param {() => number} random @returns {Picker} */
function picker(random) {
  return (list) => /** @type {any} */ (list[Math.floor(random() * list.length)])
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
