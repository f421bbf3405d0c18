/** Every document of `fixtures/`: nothing lost, doubled or cut; what cannot fit is told. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../../src/in-page/protocol.ts'
import { bundle, openBrowser, type TestBrowser } from '../chromium.ts'
import { readFixture } from './fixtures.ts'
import { markLeaves, type Proof, provePages } from './proof.ts'

const folder = join(import.meta.dirname, 'fixtures')

let browser: TestBrowser
let page: Page
let script: string

beforeAll(async () => {
  ;[browser, script] = await Promise.all([openBrowser(), bundle()])
  page = await browser.newPage()
  await page.emulateMediaType('print')
})

afterAll(() => browser?.close())

describe('paginate, for a document that is hard to break', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const { html, tokens, finds } = readFixture(readFileSync(join(folder, name), 'utf8'))
    await page.setContent(html, { waitUntil: 'load' })
    await page.evaluate(markLeaves)
    const report = (await page.evaluate(`${script}; mujaz.paginate()`)) as Report
    const proof = (await page.evaluate(provePages, tokens)) as Proof
    expect(proof.faults).toEqual([])
    const found = [...new Set(report.problems.map(({ kind }) => kind))]
    expect(found, JSON.stringify(report.problems, null, 2)).toEqual(finds)
    expect(report.pages).toBe(proof.pages)
  })
})
