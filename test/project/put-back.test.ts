import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/pipeline/build.ts'
import { lock } from '../../src/pipeline/lock.ts'
import { add } from '../../src/project/add.ts'
import { type ChangedFile, RefusedChange, takeBack } from '../../src/project/change-note.ts'
import { cutListPath, readCutList } from '../../src/project/cut.ts'
import { putBack } from '../../src/project/put-back.ts'
import { update } from '../../src/project/update.ts'
import { createWorld } from '../../src/world/world.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'

const world = createWorld()

/** A saved page: six paragraphs of an article, and a menu, a caption and other articles around them. */
const PAGE = `<!doctype html><html lang="en"><head><title>The pier opens</title></head><body>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li></ul></nav>
<article><h1>The pier opens</h1>
${[
  'The old pier was rebuilt after the storm, and it opened to visitors again in March 2022.',
  'The council says that about 300 people a day walked on the pier in its first summer.',
  'The union of sailors holds that the new fee is too high, and its members refuse to pay it.',
  'The works on the railing were finished last, since the paint that was ordered did not come.',
  'Nobody could say on Monday when the second half of the pier will be opened to the public.',
]
  .map((text) => `<p>${text}</p>`)
  .join(
    '\n<figure><img src="x.png" alt=""><figcaption>A picture of the pier, taken by a reader.</figcaption></figure>\n',
  )}
</article>
<aside><h2>More</h2><ul><li><a href="/c">Another article about the port</a></li></ul></aside>
</body></html>`

let project: Copy
let original: string
let note: string

beforeEach(async () => {
  project = await copyOfHarbour()
  const file = join(project.folder, 'pier.html')
  await writeFile(file, PAGE)
  const { written, added } = await add([file], project.folders)
  expect(written).toBe(true)
  original = added[0]?.original ?? ''
  note = added[0]?.note ?? ''
})
afterEach(() => project.remove())

const text = async () => (await readFile(original, 'utf8')).trimEnd().split('\n')

async function cutNow() {
  return readCutList({ path: original, bytes: await readFile(original) }, world)
}

/** Cites a paragraph by its words, whatever its number, and names it wherever a note can. */
async function cite(words: string): Promise<void> {
  const at = (await text()).findIndex((line) => line.startsWith(words)) + 1
  const written = await readFile(note, 'utf8')
  // Words that look like an attribute within another one are none.
  const claim = `\n# Outcomes\n\n::::claim{#pier-fee settled="support-elsewhere at ${at}: not at=9, it is the one; support-name x at harbour-review-2019: 4: named there" topic=pier-fee at=${at} also="harbour-review-2019: 4"}\nThe union holds that the fee is too high.\n\n:::ar\nترى النقابة أن الرسم مرتفع جدًا.\n:::\n::::\n`
  const health = `health:\n  - at: ${at}\n    kind: doubt\n    note: { en: One side alone., ar: طرف واحد. }\nset-aside: "${at + 1}"\n---\n`
  await writeFile(note, written.replace(/---\n$/, health) + claim)
}

async function citedWords(): Promise<unknown> {
  const [lines, written] = [await text(), await readFile(note, 'utf8')]
  const at = (pattern: RegExp) => lines[Number(pattern.exec(written)?.[1]) - 1]?.slice(0, 20)
  return {
    at: at(/topic=pier-fee at="?(\d+)/),
    settled: at(/support-elsewhere at (\d+)/),
    health: at(/- at: "?(\d+)/),
    aside: at(/set-aside: "?(\d+)/),
    reason: written.includes('not at=9, it'),
    others: /also="harbour-review-2019: (\d+)"/.exec(written)?.[1],
  }
}

async function files(): Promise<Record<string, string>> {
  const paths = [original, note, cutListPath(original), join(project.folders.sources, 'lock.json')]
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(path, 'utf8').catch(() => '')] as const),
    ),
  )
}

describe('a paragraph that was cut', () => {
  it('should be kept beside the original with its reason and place', async () => {
    const list = await cutNow()
    expect(list?.cut.length).toBeGreaterThan(3)
    for (const { number, why, after } of list?.cut ?? []) {
      expect(number).toBeGreaterThan(after)
      expect(why).not.toBe('')
    }
    // Of another text it says nothing.
    await writeFile(original, `${await readFile(original, 'utf8')}One more.\n`)
    expect(await cutNow()).toBeUndefined()
  })

  it('should come back to its place, in whatever order, with all that is named after it; and go again to the first byte', async () => {
    await cite('The union of sailors')
    await lock(project.folders)
    const before = await files()
    const words = await citedWords()
    const list = await cutNow()
    const numbers = (list?.cut ?? []).map(({ number }) => number)
    // What the file has, in its order: that is what must come out, whatever is put back.
    const wanted = (put: readonly number[]) => {
      const kept = (before[original] ?? '').trimEnd().split('\n')
      const all = kept.map((line, index) => ({ line, place: [index + 1, 0] }))
      for (const { number, text: line, after } of list?.cut ?? []) {
        if (put.includes(number)) all.push({ line, place: [after, number] })
      }
      return all
        .toSorted(
          (a, b) => (a.place[0] ?? 0) - (b.place[0] ?? 0) || (a.place[1] ?? 0) - (b.place[1] ?? 0),
        )
        .map(({ line }) => line)
    }
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(numbers, { minLength: 1, maxLength: 4 }),
        async (put) => {
          const made: (readonly ChangedFile[])[] = []
          for (const number of put) {
            const state = (await cutNow())?.sha256 ?? ''
            made.push(await putBack('pier', number, state, project.folders, world))
            expect(await citedWords()).toEqual(words)
          }
          expect(await text()).toEqual(wanted(put))
          const { findings } = await check(project.folders)
          const about = findings.filter(({ ruleId }) =>
            /^(?:passage|original|locator)/.test(ruleId ?? ''),
          )
          expect(about).toEqual([])
          for (const each of made.reverse()) await takeBack(each, project.folders.sources, world)
          expect(await files()).toEqual(before)
        },
      ),
      { numRuns: 6 },
    )
  })

  it('should be known to the lock as if it had been there when it was locked', async () => {
    await cite('The union of sailors')
    await lock(project.folders)
    const list = await cutNow()
    await putBack('pier', list?.cut[0]?.number ?? 0, list?.sha256 ?? '', project.folders, world)
    const put = (await files())[join(project.folders.sources, 'lock.json')]
    await lock(project.folders)
    expect((await files())[join(project.folders.sources, 'lock.json')]).toBe(put)
  })

  it('should make no lock where there is none, nor of an original that is not in it', async () => {
    const list = await cutNow()
    await putBack('pier', list?.cut[0]?.number ?? 0, list?.sha256 ?? '', project.folders, world)
    expect((await files())[join(project.folders.sources, 'lock.json')]).toBe('')
  })

  it('should stay out where the original, or the lock, is of another text', async () => {
    const list = await cutNow()
    const number = list?.cut[0]?.number ?? 0
    const state = list?.sha256 ?? ''
    const refused = async (id: string, which: number, seen: string) => {
      const before = await files()
      await expect(putBack(id, which, seen, project.folders, world)).rejects.toThrow(RefusedChange)
      expect(await files()).toEqual(before)
    }
    await refused('pier', 999, state)
    await refused('none', number, state)
    await refused('pier', number, 'x')
    await putBack('pier', number, state, project.folders, world)
    await refused('pier', number, state)
    await writeFile(original, `${await readFile(original, 'utf8')}One more.\n`)
    await refused('pier', number, state)
  })
})

describe('an update from a saved page', () => {
  it('should put back what is kept, tell what was cut, and follow what is set aside', async () => {
    await cite('The union of sailors')
    await lock(project.folders)
    const words = await citedWords()
    const [first] = (await cutNow())?.cut ?? []
    const newer = join(project.folder, 'newer.html')
    await writeFile(
      newer,
      PAGE.replace(
        '<h1>The pier opens</h1>',
        '<h1>The pier opens</h1><p>It was a long wait, as the council and the union both say of those years.</p>',
      ),
    )
    const keep = [{ from: first?.number ?? 0, to: first?.number ?? 0 }]
    const result = await update('pier', newer, { ...project.folders, keep })
    expect(result.written).toBe(true)
    expect(await text()).toContain(first?.text)
    expect(result.cut.map(({ number }) => number)).not.toContain(first?.number)
    expect(await citedWords()).toEqual(words)
    expect((await cutNow())?.cut.map(({ number }) => number)).toEqual(
      result.cut.map(({ number }) => number),
    )
    const before = await files()
    const again = update('pier', newer, { ...project.folders, keep: [{ from: 998, to: 998 }] })
    await expect(again).rejects.toThrow('Paragraph 998 of the file was not cut')
    expect(await files()).toEqual(before)
  })

  it('should ask anew about what was set aside and is another text now', async () => {
    const written = await readFile(note, 'utf8')
    await writeFile(note, written.replace(/---\n$/, 'set-aside: 2-3\n---\n'))
    await lock(project.folders)
    const lines = await text()
    const newer = join(project.folder, 'newer.txt')
    await writeFile(newer, `${lines.with(1, 'Another one.').join('\n')}\n`)
    await update('pier', newer, project.folders)
    expect(await readFile(note, 'utf8')).toContain('set-aside: 3\n')
  })
})
