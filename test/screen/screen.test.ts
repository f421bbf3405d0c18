/** The HTML page as a reader has it: in a window, on a phone, in the dark, on paper by itself. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { ElementHandle, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../../src/model/language.ts'
import { openBrowser, type TestBrowser } from '../in-page/chromium.ts'
import { brief, meeting, renderText, row } from '../render/support/audience.ts'
import { EDITIONS } from '../support/languages.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const HARBOUR = readFileSync(
  fileURLToPath(new URL('../render/fixtures/harbour/brief.md', import.meta.url)),
  'utf8',
)

const inBoth = (en: string, ar: string) => `${en}<br><span lang="ar" dir="rtl">${ar}</span>`
const heading = (id: string, en: string, ar: string) =>
  `<!-- section: ${id} -->\n\n## ${en} <span lang="ar" dir="rtl">${ar}</span>\n\n`

/** What opens a brief: two judgements, and figures whose words are long. */
const OPENING = brief(
  [
    heading('judgements', 'Judgements', 'التقديرات'),
    ...['first', 'second'].flatMap((which) => [
      row(`Is it the ${which} judgement?[^1]`, 'تقدير.[^1]', '<!-- judgement -->'),
      row('Rests on one source.', 'يستند إلى مصدر واحد.', '<!-- basis -->'),
    ]),
    heading('key-figures', 'Key figures', 'أبرز الأرقام'),
    `| ${[inBoth('Figure', 'الرقم'), inBoth('What is counted', 'موضوع الإحصاء'), inBoth('Source', 'المصدر')].join(' | ')} |`,
    '| - | - | - |',
    `| ${[inBoth('more than 700 Kazakhstanis[^1]', 'أكثر من 700 كازاخستاني[^1]'), inBoth('People returned, from abroad', 'العائدون من الخارج'), inBoth('The Kazakhstani experience', 'التجربة الكازاخستانية')].join(' | ')} |`,
    '\n[^1]: A note.\n\n    <div lang="ar" dir="rtl">\n\n    حاشية.\n\n    </div>\n',
  ].join('\n'),
)

const [WIDE, PHONE] = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
]

let browser: TestBrowser
let page: Page
const pages = new Map<Edition, string>()
const openings = new Map<Edition, string>()

beforeAll(async () => {
  browser = await openBrowser()
  // A page as anybody has it, not one that was shut off for printing.
  page = await (await browser.newPage()).browser().newPage()
  // Whoever waits for a test sets the limit.
  page.setDefaultTimeout(0)
  const audience = await meeting()
  for (const edition of EDITIONS) {
    pages.set(edition, renderText(HARBOUR, audience, edition).html)
    openings.set(edition, renderText(OPENING, audience, edition).html)
  }
})

afterAll(() => browser?.close())

async function open(
  edition: Edition,
  size = PHONE,
  scheme: 'light' | 'dark' = 'light',
  from = pages,
) {
  await page.setViewport(size)
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  // The policy of the page lets no script run, that of a test neither.
  const html = (from.get(edition) ?? '').replace(/<meta http-equiv[^>]*>/, '')
  // A new document each time, where the keyboard begins at its top.
  await page.goto('about:blank')
  await page.setContent(html)
}

const visible = (selector: string) =>
  page.$$eval(selector, (all) => all.filter((each) => each.getClientRects().length > 0).length)

describe.each(EDITIONS)('the page %s', (edition) => {
  // In the dark nothing but colours is another, and on a phone they are what they are wide: one edition shows it.
  const isFirst = edition === EDITIONS[0]
  const coloursAlone = { runOnly: { type: 'tag', values: ['cat.color'] } }
  const allElse = { rules: { 'color-contrast': { enabled: false } } }
  it.each([
    ['wide, light', WIDE, 'light', {}],
    ['wide, dark', WIDE, 'dark', coloursAlone],
    ['on a phone, light', PHONE, 'light', isFirst ? {} : allElse],
    ...(isFirst ? [['on a phone, dark', PHONE, 'dark', coloursAlone] as const] : []),
  ] as const)('should be accessible %s', async (_, size, scheme, rules) => {
    await open(edition, size, scheme)
    await page.evaluate(AXE)
    const found = await page.evaluate(async (rules) => {
      const { violations } = await (
        globalThis as never as { axe: { run(options: object): Promise<Found> } }
      ).axe.run(rules)
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 2)
            .map(({ html }) => html)
            .join(' ')}`,
      )
    }, rules)
    expect(found).toEqual([])
  })

  it('should cut no word of a table on a phone', async () => {
    await open(edition, PHONE, 'light', openings)
    const words = await page.$$eval('.tables :is(th, td)', (cells) =>
      cells.flatMap((cell) => {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
        const cut: string[] = []
        for (
          let node = texts.nextNode() as Text | null;
          node;
          node = texts.nextNode() as Text | null
        ) {
          for (const { index, 0: word } of node.data.matchAll(/[\p{L}\p{M}]+/gu)) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + word.length)
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
            if (lines.size > 1) cut.push(word)
          }
        }
        return cut
      }),
    )
    expect(words).toEqual([])
  })

  it('should keep its tables within the text on a phone', async () => {
    await open(edition)
    const beyond = await page.$$eval(
      '.tables table',
      (tables) =>
        tables.filter((table) => {
          const [own, text] = [table, table.parentElement as Element].map((each) =>
            each.getBoundingClientRect(),
          ) as [DOMRect, DOMRect]
          const cells = [...table.querySelectorAll('th, td')].map((cell) =>
            cell.getBoundingClientRect(),
          )
          return [own, ...cells].some(
            ({ left, right }) => left < text.left - 1 || right > text.right + 1,
          )
        }).length,
    )
    expect(beyond).toBe(0)
  })

  it('should keep a judgement and what it rests on closer than the next one', async () => {
    await open(edition, WIDE, 'light', openings)
    const spaces = await page.$$eval(
      '.role-judgement:has(+ .role-basis + .role-judgement)',
      (all) =>
        all.map((judgement) => {
          const basis = judgement.nextElementSibling as Element
          const next = basis.nextElementSibling as Element
          const [first, second, third] = [judgement, basis, next].map((each) =>
            each.getBoundingClientRect(),
          ) as [DOMRect, DOMRect, DOMRect]
          return second.top - first.bottom < third.top - second.bottom
        }),
    )
    expect(new Set(spaces)).toEqual(new Set([true]))
  })

  it('should fit a phone', async () => {
    await open(edition)
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((each) => {
          const { left, right, width } = each.getBoundingClientRect()
          return width > 1 && (right > innerWidth + 1 || left < -1)
        })
        .map((each) => each.outerHTML.slice(0, 80)),
    )
    expect(wide).toEqual([])
  })
})

interface Found {
  violations: { id: string; nodes: { html: string }[] }[]
}

/** Where the note that is open lies, and what has the focus. */
const opened = () =>
  page.evaluate(() => {
    const note = document.querySelector(':popover-open')
    const call = document.activeElement
    const sentence = call?.closest('p, li, td, .cell')
    const place = (each?: Element | null) => {
      const { top = 0, bottom = 0 } = each?.getBoundingClientRect() ?? {}
      return { top: Math.round(top), bottom: Math.round(bottom) }
    }
    return {
      note: note?.getAttribute('data-note') ?? null,
      role: note?.getAttribute('role'),
      label: note?.getAttribute('aria-label'),
      place: place(note),
      sentence: place(sentence),
      focus: call?.getAttribute('popovertarget'),
    }
  })

/** Where in the window a sentence stands whose note is opened. */
const WINDOW = ['start', 'center', 'end'] as const

/** In each language, the last call in rows of each role, in tables, in timelines. */
async function callsOfEachKind(): Promise<ElementHandle<Element>[]> {
  const calls = await page.$$('.section:not(.section-bottom-line) .call-open')
  const kinds = await page.$$eval('.section:not(.section-bottom-line) .call-open', (all) =>
    all.map((call) => {
      const around = call.closest('.row, table, .timeline')
      return `${around?.className} ${call.closest('[lang]')?.getAttribute('lang')}`
    }),
  )
  return calls.filter((_, n) => kinds.lastIndexOf(kinds[n] ?? '') === n)
}

describe('a note', () => {
  describe.each(EDITIONS)('in %s', (edition) => {
    it.each([
      ['on a phone', PHONE],
      ['wide', WIDE],
    ] as const)('should open without covering its sentence, %s', async (_, size) => {
      await open(edition, size)
      const placesBeside = await page.evaluate(() => CSS.supports('position-anchor', 'none'))
      const calls = await callsOfEachKind()
      expect(calls.length).toBeGreaterThan(5)
      for (const [n, call] of calls.entries()) {
        // Every part of the window meets every kind, in one edition or size or another.
        const block =
          WINDOW[(n + EDITIONS.indexOf(edition) + size.height) % WINDOW.length] ?? 'center'
        await call.evaluate((each, block) => each.scrollIntoView({ block }), block)
        const before = await page.evaluate(() => scrollY)
        await call.click()
        const { note, place, sentence } = await opened()
        expect(note).toBeTruthy()
        // A browser that cannot place it beside its sentence shows it at the foot of the window.
        const isApart = place.top >= sentence.bottom || place.bottom <= sentence.top
        expect(isApart || !placesBeside).toBe(true)
        expect(place.bottom - place.top).toBeGreaterThan(50)
        expect(await page.evaluate(() => [scrollY, innerHeight])).toEqual([before, size.height])
        expect(place.top >= 0 && place.bottom <= size.height).toBe(true)
        await page.keyboard.press('Escape')
        expect((await opened()).note).toBeNull()
      }
    })

    it('should be opened, gone into and left by the keyboard', async () => {
      await open(edition, WIDE)
      await page.focus('.call-open')
      await page.keyboard.press('Enter')
      const { note, focus, role, label } = await opened()
      expect(focus).toBe(`note-${note}`)
      expect(role).toBe('doc-footnote')
      expect(label).toContain(note?.replace(/-.*/, ''))
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate(() => document.activeElement?.closest(':popover-open')),
      ).toBeTruthy()
      await page.keyboard.press('Escape')
      expect(await opened()).toMatchObject({ note: null, focus })
    })
  })

  it('should know its sentence where its mark is kept with the last word', async () => {
    await open('en', PHONE, 'light', openings)
    const call = '.unbroken > .call-open'
    await page.click(call)
    const anchor = await page.$eval(call, (each) => {
      return getComputedStyle(each.closest('p') as Element).getPropertyValue('anchor-name')
    })
    expect(anchor).toBe('--sentence')
  })

  it('should be closed by its button, from which the focus returns', async () => {
    await open('en-ar')
    await page.click('.section:not(.section-bottom-line) .call')
    const { focus } = await opened()
    await page.click('.footnote:popover-open > .note-close')
    expect(await opened()).toMatchObject({ note: null, focus })
  })

  it('should be jumped to where a template makes it none that opens', async () => {
    await open('en')
    await page.$$eval('.footnote', (all) => {
      for (const each of all) each.removeAttribute('popover')
    })
    expect(await visible('.call-open')).toBe(0)
    await page.click('.section:not(.section-bottom-line) .call')
    expect(await page.evaluate(() => location.hash)).toMatch(/^#note-/)
  })

  it('should have a number once in what is read out of the page', async () => {
    await open('en')
    const text = await page.$eval(
      '.section:not(.section-bottom-line) p',
      (each) => each.textContent,
    )
    expect(text).not.toMatch(/(\d)\1$/)
    expect(
      await page.$$eval('.call-open', (all) => all.map((each) => each.textContent).join('')),
    ).toBe('')
  })
})

/** What the keyboard stops at next. */
async function stops(count: number): Promise<string[]> {
  const found: string[] = []
  for (let n = 0; n < count; n++) {
    await page.keyboard.press('Tab')
    found.push(
      await page.evaluate(() => {
        const { id, className, hash } = document.activeElement as HTMLAnchorElement
        return id || `${className} ${hash}`
      }),
    )
  }
  return found
}

describe('the keyboard', () => {
  it.each(EDITIONS)('should come to the text first, in %s', async (edition) => {
    await open(edition)
    const [first = ''] = await stops(1)
    expect(first).toMatch(/^skip #bottom-line/)
    await page.keyboard.press('Enter')
    const id = first.replace('skip #', '')
    expect(await page.evaluate(() => location.hash)).toBe(`#${id}`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.contents'))).toBeNull()
  })

  it.each(['#show-all', '#show-en', '#show-ar'])(
    'should stop once at an entry of the contents, with the choice %s',
    async (choice) => {
      await open('en-ar')
      await page.click(`label:has(${choice})`)
      const entries = await page.$$eval('.entry', (all) =>
        all.map((each) => each.querySelector('a')?.hash),
      )
      const found = (await stops(entries.length + 4)).filter((stop) => stop.startsWith('cell #'))
      expect(found).toEqual(entries.map((hash) => `cell ${hash}`))
    },
  )

  it('should follow either language of an entry by a click', async () => {
    await open('en-ar', WIDE)
    for (const language of ['en', 'ar']) {
      await page.evaluate(() => history.replaceState(null, '', '#'))
      await page.click(`.level-3 > .cell:lang(${language}) > .entry-words`)
      expect(await page.evaluate(() => location.hash)).not.toBe('')
    }
  })
})

describe('what is pointed at', () => {
  it.each(EDITIONS)('should be a target of at least 24 pixels, in %s', async (edition) => {
    for (const size of [WIDE, PHONE]) {
      await open(edition, size)
      const small = await page.$$eval('a[href]:not(.skip), button, .switch label', (all) =>
        all
          .filter((each) => getComputedStyle(each).visibility === 'visible')
          .map((each) => ({ each, box: each.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({ each }) => each.outerHTML.slice(0, 120)),
      )
      expect(small).toEqual([])
    }
  })

  it('should be a point by its own address, seen where the pointer is', async () => {
    await open('en', WIDE)
    const point = '.role-point'
    const opacity = () =>
      page.$eval(`${point} > .point-link`, (each) => getComputedStyle(each).opacity)
    expect(await opacity()).toBe('0')
    await page.hover(point)
    expect(await opacity()).toBe('1')
    await page.click(`${point} > .point-link`)
    const id = await page.$eval(point, (each) => each.id)
    expect(id).toMatch(/^point-/)
    expect(await page.evaluate(() => decodeURIComponent(location.hash))).toBe(`#${id}`)
  })
})

describe('the contents', () => {
  it.each(EDITIONS)('should stand beside the text of a wide window, in %s', async (edition) => {
    await open(edition, WIDE)
    const beside = async () => {
      await page.$eval('.section:last-of-type', (each) => each.scrollIntoView())
      return page.evaluate(() => {
        const [contents, text] = [
          '.half:last-child .contents, main > .contents',
          '.half:last-child .section:last-of-type, main > .section:last-of-type',
        ].map((each) => document.querySelector(each)?.getBoundingClientRect() as DOMRect)
        if (!contents || !text) return
        return contents.bottom > 0 && (contents.right <= text.left || contents.left >= text.right)
      })
    }
    expect(await beside()).toBe(true)
    await open(edition, PHONE)
    expect(await beside()).toBe(false)
  })
})

describe('the choice of a language', () => {
  it.each(['en-ar', 'back-to-back'] as const)(
    'should show one language alone in %s',
    async (edition) => {
      await open(edition)
      const counts = async () => [
        await visible('main .cell:lang(en):not(.cell .cell)'),
        await visible('main .cell:lang(ar):not(.cell .cell)'),
      ]
      const [english = 0, arabic = 0] = await counts()
      expect(Math.min(english, arabic)).toBeGreaterThan(20)
      await page.click('label:has(#show-en)')
      expect(await counts()).toEqual([english, 0])
      await page.click('label:has(#show-ar)')
      expect(await counts()).toEqual([0, arabic])
      expect(await visible('.notes .cell:lang(en):not(.cell .cell)')).toBe(0)
    },
  )

  it('should be made by the keyboard', async () => {
    await open('en-ar')
    await page.focus('#show-all')
    await page.keyboard.press('ArrowRight')
    expect(await visible('main .cell:lang(ar):not(.cell .cell)')).toBe(0)
  })
})

describe('paper, from the browser of a reader', () => {
  it.each(EDITIONS)(
    'should print all of it, and nothing that only a screen can do, in %s',
    async (edition) => {
      await open(edition, WIDE)
      await page.emulateMediaType('print')
      expect(await visible('.switch')).toBe(0)
      expect(await visible('[data-screen]')).toBe(0)
      expect(await page.$eval('.call', (each) => getComputedStyle(each).visibility)).toBe('visible')
      expect(await visible('.footnote')).toBe(edition === 'back-to-back' ? 82 : 41)
      await page.emulateMediaType('screen')
    },
  )
})
