import { readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../src/browser/browser.ts'
import { type Preview, preview } from '../../src/preview/preview.ts'
import type { ClaimOrder, FindingMessage, HoldOrder } from '../../src/preview/protocol.ts'
import { addLauncher } from '../browser/machine.ts'

const HARBOUR = fileURLToPath(new URL('../projects/harbour', import.meta.url))
const STORM = 'أقفلت العاصفة اثنين من الأرصفة الخمسة ثلاثة أشهر.'
const NOTE = 'sources/notes/harbour-review-2019.md'

let folder: string
let server: Preview
let token: string
let note: string
const inFolder = (path: string) => join(folder, path)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mujaz-claim-'))
  await cp(HARBOUR, folder, { recursive: true })
  note = await readFile(inFolder(NOTE), 'utf8')
  server = await preview({
    sources: inFolder('sources'),
    originals: inFolder('originals'),
    templates: inFolder('templates'),
    write: true,
  })
  const html = await (await fetch(server.address)).text()
  token = /data-token="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
})

afterAll(async () => {
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => writeFileSync(inFolder(NOTE), note))

/** Every file of the sources, by its path. */
async function sources(): Promise<Record<string, string>> {
  const entries = await readdir(inFolder('sources'), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const { origin } = new URL(server.address)
  return fetch(`${server.address}${path}`, {
    method: 'POST',
    headers: {
      ...{ Origin: origin, 'Content-Type': 'application/json', 'X-Mujaz-Token': token },
      ...headers,
    },
    body: JSON.stringify(body),
  })
}

async function held(order: HoldOrder): Promise<FindingMessage[]> {
  const response = await post('hold', order)
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
      const response = await post('hold', wrong)
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
      for (const path of ['hold']) {
        expect((await post(path, says('x', 'x'), headers)).status).toBe(403)
      }
    }
  })
})
