import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import type { Preview } from '../../src/preview/preview.ts'
import type {
  BegunClaim,
  ClaimOrder,
  FindingMessage,
  HoldOrder,
  MarkMessage,
  MarkOrder,
  NameOrder,
  SelectionOrder,
} from '../../src/preview/protocol.ts'
import {
  copyOfHarbour,
  filesIn,
  leave,
  openReader,
  openTab,
  post,
  previewToWrite,
  violationsIn,
} from './reader.ts'

const STORM = 'أقفلت العاصفة اثنين من الأرصفة الخمسة ثلاثة أشهر.'
const NOTE = 'sources/notes/harbour-review-2019.md'

let folder: string
let server: Preview
let note: string
const inFolder = (path: string) => join(folder, path)

beforeAll(async () => {
  folder = await copyOfHarbour('claim')
  note = await readFile(inFolder(NOTE), 'utf8')
  server = await previewToWrite(folder)
})

afterAll(() => leave(folder, server))

beforeEach(() => writeFileSync(inFolder(NOTE), note))

const sources = () => filesIn(inFolder('sources'))
const send = (path: string, body: unknown, headers?: Record<string, string>) =>
  post(server.address, path, body, headers)

async function held(order: HoldOrder): Promise<FindingMessage[]> {
  const response = await send('hold', order)
  expect(response.status).toBe(200)
  return response.json() as Promise<FindingMessage[]>
}

const rulesOf = (findings: readonly FindingMessage[]) => findings.map(({ rule }) => rule)

describe('a claim that is being typed', () => {
  const says = (en: string, ar: string): HoldOrder => ({
    ...{ kind: 'statements', claim: 'quays-closed' },
    statements: { en, ar },
  })

  it('should be held to its passage and its other language, each finding with what to do', async () => {
    const before = await sources()
    const findings = await held(
      says('The storm closed two of the five quays for four months.', STORM),
    )
    expect(rulesOf(findings)).toEqual(['number-differs'])
    for (const { reason, advice } of findings) {
      expect(reason).toContain('quays-closed')
      expect(advice).toBeTruthy()
    }
    expect(await sources()).toEqual(before)
  })

  it('should be told nothing of other claims, and of itself what is wrong as long as it is', async () => {
    expect(
      await held(says('The storm closed two of the five quays for three months.', STORM)),
    ).toEqual([])
    writeFileSync(inFolder(NOTE), note.replace('900,000 passengers', '700,000 passengers'))
    expect(
      await held(says('The storm closed two of the five quays for three months.', STORM)),
    ).toEqual([])
    writeFileSync(inFolder(NOTE), note.replace('three months', 'four months'))
    expect(
      rulesOf(await held(says('The storm closed two quays for four months.', STORM))),
    ).toContain('number-differs')
  })

  it('should be held as one that is new, and refused with a reason where it could not be written', async () => {
    const claim: ClaimOrder = {
      ...{ id: 'quay-again', topic: 'quays', at: '5', weight: 3, section: 'Outcomes' },
      statements: { en: 'The storm closed nine quays.', ar: 'أقفلت العاصفة تسعة أرصفة.' },
    }
    const order: HoldOrder = { kind: 'claim', source: 'harbour-review-2019', claim }
    const findings = await held(order)
    expect(rulesOf(findings)).toContain('support-number')
    for (const wrong of [
      { ...order, claim: { ...claim, statements: { ...claim.statements, ar: ' ' } } },
      { ...order, claim: { ...claim, id: 'quays-closed' } },
      { ...order, source: '../x' },
      { ...order, kind: 'other' },
    ]) {
      const response = await send('hold', wrong)
      expect(response.status).toBe(409)
      expect(await response.text()).not.toBe('')
    }
  })

  it('should be held for nobody but the page', async () => {
    for (const headers of [
      { Origin: 'http://example.org' },
      { 'Content-Type': 'text/plain' },
      { 'X-Mujaz-Token': 'a'.repeat(64) },
    ]) {
      for (const path of ['hold', 'selection', 'figure', 'mark', 'name']) {
        expect((await send(path, says('x', 'x'), headers)).status).toBe(403)
      }
    }
  })
})

describe('a claim on what is selected', () => {
  const selected = async (order: SelectionOrder): Promise<BegunClaim> => {
    const response = await send('selection', order)
    expect(response.status).toBe(200)
    return response.json() as Promise<BegunClaim>
  }
  const review = { source: 'harbour-review-2019' }

  it('should begin with where it rests, its figures with what binds them, and its names, and with no word of it', async () => {
    const begun = await selected({
      ...review,
      stretches: [{ paragraph: 4 }, { paragraph: 6 }, { paragraph: 5 }],
    })
    expect(begun).toMatchObject({
      at: '4-6',
      language: 'ar',
      names: [
        {
          id: 'sailors-union',
          texts: [{ lang: 'en', text: 'the sailors’ union' }, { lang: 'ar' }],
        },
      ],
    })
    expect(begun.figures).toContainEqual({
      words: 'يزيد على 900 ألف',
      number: '900 ألف',
      value: 900_000,
      bound: 'more-than',
      kind: 'count',
    })
    expect(JSON.stringify(begun)).not.toContain('رقم قياسي')
  })

  it('should be told what binds a number of which the digits alone are selected', async () => {
    const [text = ''] =
      readFileSync(inFolder('originals/review.txt'), 'utf8').match(/^.*900.*$/m) ?? []
    const start = text.indexOf('900')
    const begun = await selected({
      ...review,
      stretches: [{ paragraph: 4, start, end: start + 3 }],
    })
    expect(begun.figures).toMatchObject([{ value: 900_000, bound: 'more-than' }])
  })

  it('should have an id that no claim has', async () => {
    const { id } = await selected({ ...review, stretches: [{ paragraph: 3 }] })
    writeFileSync(inFolder(NOTE), note.replace('#quays-closed', `#${id}`))
    await vi.waitFor(
      async () => {
        const again = await selected({ ...review, stretches: [{ paragraph: 3 }] })
        expect(again.id).toBe(`${id}-2`)
      },
      { timeout: 20_000, interval: 500 },
    )
  })

  it('should be refused where there are no such words', async () => {
    for (const order of [
      { ...review, stretches: [{ paragraph: 99 }] },
      { ...review, stretches: [] },
      { ...review, stretches: [{ paragraph: 4, start: -1 }] },
      { source: '../x', stretches: [{ paragraph: 1 }] },
    ]) {
      expect((await send('selection', order)).status).toBe(409)
    }
  })
})

describe('a figure that is marked', () => {
  const marked = async (order: MarkOrder) =>
    (await send('mark', order)).json() as Promise<MarkMessage>
  const figure = {
    measure: 'passengers',
    value: 900_000,
    bound: 'more-than',
    kind: 'count',
  } as const

  it('should carry its data in the language that does, and the words of each language', async () => {
    expect(await marked({ ...figure, language: 'en' })).toEqual({
      mark: ':figure[more than 900,000]{measure=passengers value=900000 bound=more-than}',
      caret: 75,
    })
    expect((await marked({ ...figure, language: 'ar' })).mark).toBe(
      ':figure[أكثر من 900,000]{measure=passengers}',
    )
    const own = await marked({ ...figure, language: 'ar', number: '900 ألف' })
    expect(own.mark).toBe(':figure[أكثر من 900 ألف]{measure=passengers}')
    const typed = await marked({ ...figure, language: 'ar', words: 'فوق الـ900,000' })
    expect(typed.mark).toBe(':figure[فوق الـ900,000]{measure=passengers}')
  })

  it('should leave to the person what no rule puts into words', async () => {
    const half = { ...figure, value: 50, bound: 'exact', kind: 'other' } as const
    const { mark, caret } = await marked({ ...half, language: 'en' })
    expect(`${mark.slice(0, caret)}|${mark.slice(caret)}`).toBe(
      ':figure[|]{measure=passengers value=50}',
    )
  })

  it('should be found among selected words, with what binds it', async () => {
    const text = 'The port handled more than 900,000 passengers in 2018.'
    const ask = (words: string) => {
      const start = text.indexOf(words)
      return send('figure', { language: 'en', text, start, end: start + words.length })
    }
    expect(await (await ask('900,000 passengers')).json()).toEqual({
      ...{
        number: '900,000',
        words: 'more than 900,000 passengers',
        value: 900_000,
        bound: 'more-than',
        kind: 'count',
      },
      ...{ start: 17, end: 45 },
    })
    for (const words of ['port', text]) expect((await ask(words)).status).toBe(409)
  })

  it('should have a measure of the brief, a value and a bound', async () => {
    for (const wrong of [
      { measure: 'nothing' },
      { value: null },
      { bound: 'nearly' },
      { language: 'fr' },
    ]) {
      expect((await send('mark', { ...figure, language: 'en', ...wrong })).status).toBe(409)
    }
  })
})

describe('a name that is added to the register', () => {
  const EDITOR = 'sources/brief.md'
  const editorNow = () => readFileSync(inFolder(EDITOR), 'utf8')

  it('should be the only thing that is changed, be taken back, and never be written over what was saved', async () => {
    const before = editorNow()
    const { editorBase = '' } = (await (
      await send('selection', { source: 'harbour-review-2019', stretches: [{ paragraph: 3 }] })
    ).json()) as BegunClaim
    const order: NameOrder = {
      ...{ base: editorBase, id: 'salma-haddad', kind: 'person', private: true },
      name: { en: 'Salma Haddad', ar: 'سلمى حداد' },
    }
    const response = await send('name', order)
    expect(response.status).toBe(200)
    const entry =
      '  salma-haddad:\n    kind: person\n    name: { en: Salma Haddad, ar: سلمى حداد }\n    private: true\n'
    expect(editorNow()).toBe(before.replace(/(سلطة المرافئ }\n)/, `$1${entry}`))
    expect((await send('name', { ...order, id: 'else' })).status).toBe(409)
    expect((await send('undo', {})).status).toBe(200)
    expect(editorNow()).toBe(before)
    for (const wrong of [
      { id: 'Not one' },
      { id: 'sailors-union' },
      { kind: 'ship' },
      { name: { en: 'x' } },
    ]) {
      expect((await send('name', { ...order, ...wrong })).status).toBe(409)
    }
    expect(editorNow()).toBe(before)
  })
})

describe('the form of a claim', () => {
  let reader: Browser
  let page: Page

  beforeAll(async () => {
    reader = await openReader(folder)
    page = await openTab(reader, server.address)
  })

  afterAll(() => reader?.close())

  /** Presses a button once it is there: at once, since a save may put another one in its place. */
  const press = async (selector: string) => {
    await page.waitForSelector(selector)
    await page.$eval(selector, (button) => (button as HTMLElement).click())
  }

  const told = (selector: string, words: string) =>
    page.waitForFunction(
      (at, wanted) => document.querySelector(at)?.textContent?.includes(wanted),
      {},
      selector,
      words,
    )

  /** Focuses a paragraph of the review, as a person comes upon it with the key of tabulation. */
  const readParagraph = async (number: number) => {
    await press('#sources')
    await press('#detail .sources button')
    await page.waitForSelector('#detail .reading')
    await page.waitForFunction(
      (wanted) => {
        for (const folded of document.querySelectorAll('details')) folded.open = true
        document.querySelector<HTMLElement>(`p[data-paragraph="${wanted}"]`)?.focus()
        return document.activeElement?.matches('[data-paragraph]')
      },
      {},
      number,
    )
  }

  const typedIn = (lang: string) =>
    page.$eval(`#detail form textarea[lang=${lang}]`, (area) => (area as HTMLTextAreaElement).value)

  it('should be written by keyboard alone: words selected, a figure marked, a name put in, findings heard', async () => {
    await readParagraph(4)
    // The paragraph is Arabic: what comes next stands on the left.
    await page.keyboard.press('Home')
    await page.keyboard.down('Shift')
    for (let word = 1; word < 12; word++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.up('Shift')
    expect(await page.evaluate(() => String(document.getSelection()))).toContain('900')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#detail form input:focus')
    expect(
      await page.$$eval('#detail form input', (inputs) =>
        inputs.slice(0, 3).map(({ value }) => value),
      ),
    ).toEqual(['paragraph-4', 'paragraph-4', '4'])
    // Nothing of the passage is copied.
    expect([await typedIn('en'), await typedIn('ar')]).toEqual(['', ''])

    await page.focus('#detail form textarea[lang=en]')
    await page.keyboard.type('The port handled ')
    const mark = '#detail form .figures button'
    expect(await page.$eval(mark, ({ textContent }) => textContent)).toBe('Mark in English')
    await page.select('#detail form .figures .measure', 'passengers')
    await page.focus(mark)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#detail form textarea[lang=en]:focus')
    await page.keyboard.type(' passengers in 2017.')
    await page.focus('#detail form textarea[lang=ar]')
    await page.keyboard.type('مرّ بالمرفأ ')
    expect(await page.$eval(mark, ({ textContent }) => textContent)).toBe('Mark in Arabic')
    await page.focus(mark)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#detail form textarea[lang=ar]:focus')
    await page.keyboard.type(' راكب في عام 2018.')
    expect(await typedIn('ar')).toBe(
      'مرّ بالمرفأ :figure[أكثر من 900 ألف]{measure=passengers} راكب في عام 2018.',
    )

    await told('#detail form .held', '2017')
    expect(await page.$eval('#detail form .held', ({ textContent }) => textContent)).toContain(
      'What to do',
    )
    await page.$eval('#detail form textarea[lang=en]', (area) => {
      const typed = area as HTMLTextAreaElement
      typed.focus()
      typed.setRangeText(
        '2018',
        typed.value.indexOf('2017'),
        typed.value.indexOf('2017') + 4,
        'end',
      )
      typed.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await page.waitForFunction(
      () => !document.querySelector('#detail form .held')?.textContent?.includes('2017'),
    )
    expect(await violationsIn(page)).toEqual([])
    await page.focus('#detail form button[type=submit]')
    await page.keyboard.press('Enter')
    await told('#written', 'Written to')
    const figure = ':figure[more than 900,000]{measure=passengers value=900000 bound=more-than}'
    expect(readFileSync(inFolder(NOTE), 'utf8')).toContain(
      `::::claim{#paragraph-4 topic=paragraph-4 at="4" weight=3}\nThe port handled ${figure} passengers in 2018.\n`,
    )
  })

  it('should mark a number that was typed, and add a name that stands in both languages from then on', async () => {
    const before = readFileSync(inFolder('sources/brief.md'), 'utf8')
    await readParagraph(3)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#detail form input:focus')
    await page.focus('#detail form textarea[lang=en]')
    await page.keyboard.type('It was read by about 1,200 people.')
    await page.$eval('#detail form textarea[lang=en]', (area) => {
      const typed = area as HTMLTextAreaElement
      const start = typed.value.indexOf('1,200')
      typed.setSelectionRange(start, start + 5)
    })
    await page.$$eval('#detail form button', (buttons) =>
      buttons.find(({ textContent }) => textContent === 'Mark as figure')?.click(),
    )
    await page.waitForSelector('#detail form .measure:focus')
    const row = '#detail form .figures li:first-child'
    expect(
      await page.$eval(row, (item) => [
        item.querySelector('input')?.value,
        item.querySelector('select')?.value,
      ]),
    ).toEqual(['1200', 'about'])
    await page.select(`${row} .measure`, 'passengers')
    await press(`${row} button`)
    await page.waitForSelector('#detail form textarea[lang=en]:focus')
    expect(await typedIn('en')).toBe(
      'It was read by :figure[about 1,200]{measure=passengers value=1200 bound=about} people.',
    )

    await press('#detail form details summary')
    const [english, arabic] = await page.$$('#detail form details input[lang]')
    await english?.type('Salma Haddad')
    await arabic?.type('سلمى حداد')
    await page.keyboard.press('Enter')
    await told('#written', 'brief.md')
    const entry =
      '  salma-haddad:\n    kind: person\n    name: { en: Salma Haddad, ar: سلمى حداد }\n'
    expect(readFileSync(inFolder('sources/brief.md'), 'utf8')).toBe(
      before.replace(/(سلطة المرافئ }\n)/, `$1${entry}`),
    )
    await page.focus('#detail form textarea[lang=ar]')
    await page.$$eval('#detail form .marks .actions button', (buttons) =>
      buttons.find(({ textContent }) => textContent?.includes('سلمى حداد'))?.click(),
    )
    expect(await typedIn('ar')).toBe('سلمى حداد')
    await press('#written button')
    await told('#written', 'Taken back')
    expect(readFileSync(inFolder('sources/brief.md'), 'utf8')).toBe(before)
    await page.keyboard.press('Escape')
  })

  it('should begin on words that are selected over several paragraphs beside it, and not on others', async () => {
    await readParagraph(4)
    const begun = async (button: number) => {
      await page.evaluate((beside) => {
        const [first, last] = [4, 6].map((number) =>
          document.querySelector(`p[data-paragraph="${number}"]`),
        )
        // Both ways round: they stand in the order in which they are best read.
        const [from, to] = [first, last].sort((a, b) =>
          a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
        )
        if (!from?.firstChild || !to?.firstChild) return
        document.getSelection()?.setBaseAndExtent(from.firstChild, 10, to.firstChild, 12)
        document
          .querySelector(`p[data-paragraph="${beside}"]`)
          ?.closest('li')
          ?.querySelector<HTMLElement>('.writing > button')
          ?.click()
      }, button)
      await page.waitForSelector('#detail form input:focus')
      const paragraphs = await page.$$eval('#detail form input', (inputs) => inputs[2]?.value ?? '')
      await page.keyboard.press('Escape')
      return paragraphs
    }
    const both = await begun(4)
    expect(both.startsWith('4')).toBe(true)
    expect(both).toMatch(/6$/)
    expect(await begun(2)).toBe('2')
  })
})
