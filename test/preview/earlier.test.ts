import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import type { Preview } from '../../src/preview/preview.ts'
import { accept } from '../../src/project/lock.ts'
import {
  copyOfHarbour,
  leave,
  openReader,
  openTab,
  previewToWrite,
  violationsIn,
} from './reader.ts'

const NOTE = 'sources/notes/harbour-review-2019.md'
const WAS =
  'The port handled :figure[more than 900,000 passengers]{measure=passengers value=900000 bound=more-than period=2018} in 2018.'
const NOW = WAS.replace('in 2018.', 'in the whole of 2018.').replace('The port', 'The old port')

let folder: string
let server: Preview
let reader: Browser
const noteNow = () => readFileSync(join(folder, NOTE), 'utf8')

beforeAll(async () => {
  folder = await copyOfHarbour('earlier')
  const folders = { sources: join(folder, 'sources'), originals: join(folder, 'originals') }
  await accept('all', folders)
  expect(noteNow()).toContain(WAS)
  writeFileSync(join(folder, NOTE), noteNow().replace(WAS, NOW))
  reader = await openReader(folder)
  server = await previewToWrite(folder)
})

afterAll(() => leave(folder, server, reader))

/** Asks within the page until it is so: a save may put other elements in the place of those that were found. */
const until = (page: Page, isSo: () => boolean) => page.waitForFunction(isSo, { polling: 300 })

it('should show what was accepted beside a claim that was edited, and put it back into its form with its figures', async () => {
  const page = await openTab(reader, server.address)
  await until(page, () => document.querySelector('#list .finding .earlier') !== null)
  const told = await page.$eval('#list .finding .earlier', ({ textContent }) => textContent)
  expect(told).toMatch(/^Accepted earlier, \d\d % alike in English/)
  expect(told).toContain('in 2018.')
  await until(page, () => {
    if (document.querySelector('#detail .statement .earlier')) return true
    const shown = document.querySelector<HTMLIFrameElement>('iframe.shown')?.contentDocument
    shown?.querySelector<HTMLElement>('.role-point [data-call]')?.click()
    return false
  })
  expect(
    await page.$$eval('#detail .earlier li', (items) =>
      items.map(({ textContent }) => textContent),
    ),
  ).toEqual(['old', 'the whole of'])
  expect(await violationsIn(page)).toEqual([])
  // Nothing is proposed where the language still says what it said.
  await until(page, () => {
    const buttons = [...document.querySelectorAll<HTMLElement>('#detail form button')]
    const put = buttons.filter(({ textContent }) => textContent?.startsWith('Put in'))
    if (put[0]) {
      put[0].click()
      return put.length === 1
    }
    const statement = document.querySelector('#detail .earlier')?.closest('.statement')
    const edit = [...(statement?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent === 'Edit',
    )
    if (edit && !document.querySelector('#detail form')) edit.click()
    return false
  })
  await until(page, () => {
    const [area] = document.querySelectorAll<HTMLTextAreaElement>('#detail textarea')
    return area?.value.startsWith('The port') === true
  })
  await page.$eval('#detail form button[type=submit]', (button) => button.click())
  await until(page, () =>
    Boolean(document.querySelector('#written')?.textContent?.includes('Written to')),
  )
  expect(noteNow()).toContain(WAS)
  expect(noteNow()).not.toContain(NOW)
  // In step again: there is nothing to propose.
  await until(page, () => document.querySelector('.earlier') === null)
  await page.close()
})
