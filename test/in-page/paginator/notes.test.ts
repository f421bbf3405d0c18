import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDesk } from '../chromium.ts'
import { readFixture } from './fixtures.ts'
import { markLeaves, type Proof, provePages } from './proof.ts'

const desk = openDesk()

/** What a column of a note holds, as a fixture writes it. */
const block = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 90 }).map((n) => ({ tag: 'p', words: [n] })) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 9 })
      .map((words) => ({ tag: 'ul', words })),
  },
)
const column = fc.oneof(
  { weight: 3, arbitrary: fc.array(block, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(block, { minLength: 1, maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 1100 }).map((n) => [{ tag: 'p', words: [n] }]),
  },
)
const note = fc.record({ english: column, arabic: column })
/** For each row of the text its words and the notes that it calls. */
const rows = fc.array(
  fc.record({
    words: fc.integer({ min: 1, max: 40 }),
    notes: fc.array(note, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
)

type Blocks = { tag: string; words: number[] }[]

function write(blocks: Blocks, script: string): string {
  return blocks
    .map(({ tag, words }) => {
      if (tag === 'p') return `<p>{${script} ${words[0]}}</p>`
      return `<ul>${words.map((n) => `<li>{${script} ${n}}</li>`).join('')}</ul>`
    })
    .join('')
}

/** A document in `languages` columns, its notes as the templates set them. */
function documentOf(
  parts: readonly (typeof rows extends fc.Arbitrary<infer T> ? T : never)[number][],
  parallel: boolean,
): string {
  let number = 0
  const notes: string[] = []
  const cell = (n: number, blocks: Blocks, lang: string) =>
    `<div class="cell" lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><a href="#c">${n}</a><div>${write(blocks, lang)}</div></div>`
  const body = parts.map(({ words, notes: called }) => {
    const calls = called.map(({ english, arabic }) => {
      number++
      const cells = parallel
        ? cell(number, english, 'en') + cell(number, arabic, 'ar')
        : cell(number, english, 'en')
      notes.push(
        `<div class="${parallel ? 'row' : ''} footnote" id="note-${number}" data-note="${number}">${cells}</div>`,
      )
      return `{en 2}<sup><a data-call="${number}" href="#note-${number}">${number}</a></sup>`
    })
    const english = `<p lang="en">{en ${words}}${calls.join('')}</p>`
    return parallel
      ? `<div class="row">${english}<p lang="ar" dir="rtl">{ar ${words}}</p></div>`
      : english
  })
  return `<!-- Generated. -->
<style>.footnote > .cell { display: grid; grid-template-columns: 7mm minmax(0, 1fr) }
.page-notes ul { margin: 0 }</style>
${body.join('\n')}
<aside data-notes>${notes.join('\n')}</aside>`
}

/** The share of each page's height that its text and its notes take, and how many rows stand on it. */
function readFill(): { share: number; rows: number }[] {
  const bottomOf = (part: Element | null) => {
    if (!part) return 0
    const range = document.createRange()
    range.selectNodeContents(part)
    const { top } = part.getBoundingClientRect()
    return part.childNodes.length ? range.getBoundingClientRect().bottom - top : 0
  }
  return [...document.querySelectorAll('.page')].map((page) => {
    const { paddingTop, paddingBottom, height } = getComputedStyle(page)
    const room =
      Number.parseFloat(height) - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
    const notes = page.querySelector('.page-notes')?.getBoundingClientRect().height ?? 0
    return {
      share: (bottomOf(page.querySelector('.page-body')) + notes) / room,
      rows: page.querySelectorAll('.page-body .row').length,
    }
  })
}

describe('paginate, for notes of any length', () => {
  it('should print every note once, in order, in the type area, on pages that are filled', async () => {
    // Other documents each time, and what they once found stands in fixtures. MUJAZ_RUNS=1000 for a long look.
    const numRuns = Number(process.env.MUJAZ_RUNS ?? 30)
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (parts, parallel) => {
        const { html, tokens } = readFixture(documentOf(parts, parallel))
        const report = await desk.paginate(html, markLeaves)
        const { faults } = (await desk.page.evaluate(provePages, tokens)) as Proof
        expect(faults).toEqual([])
        expect(report.problems.filter(({ kind }) => kind !== 'late-note')).toEqual([])
        const fill = await desk.page.evaluate(readFill)
        // Before a page that one row fills with its notes there was nothing else to be put.
        const empty = fill.filter(
          ({ share }, at) => share <= 0.2 && at < fill.length - 1 && (fill[at + 1]?.rows ?? 0) > 1,
        )
        expect(empty, fill.map(({ share }) => share.toFixed(2)).join(' ')).toEqual([])
      }),
      {
        numRuns,
        endOnFailure: true,
        ...(process.env.MUJAZ_SEED ? { seed: Number(process.env.MUJAZ_SEED) } : {}),
      },
    )
  })
})
