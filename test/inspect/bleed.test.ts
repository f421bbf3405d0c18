import { beforeAll, describe, expect, it } from 'vitest'
import { inspect } from '../../src/inspect/inspect.ts'
import { finish } from '../../src/print/finish/finish.ts'
import { load } from '../print/finish/dump.ts'
import { optionsFor, type PrintedHarbour, printHarbour } from '../print/finish/harbour.ts'
import { Findings } from '../support/findings.ts'
import { expectationOf } from './expected.ts'

/** Three millimetres in points. */
const BLEED = (3 / 25.4) * 72

/** A4 in points, and a sheet that is 20 mm wider and higher. */
const TRIM = { width: 595.276, height: 841.89, bleed: BLEED }
const SHEET = ':root { --page-width: 230mm; --page-height: 317mm }'

let printed: PrintedHarbour

beforeAll(async () => {
  printed = (await printHarbour(['en'], SHEET)).en
})

async function findingsOf(pdf: Uint8Array): Promise<string[]> {
  const findings = new Findings()
  inspect(pdf, { ...expectationOf('en', printed), bleed: BLEED }, findings)
  return findings.list().map(({ reason }) => reason)
}

describe('a page with a bleed', () => {
  it('should be cut to the exact paper, in the middle of its sheet', async () => {
    const pdf = await finish(printed.pdf, { ...optionsFor('en', printed), trim: TRIM })
    for (const page of (await load(pdf)).getPages()) {
      const [sheet, trim, bleed] = [page.getMediaBox(), page.getTrimBox(), page.getBleedBox()]
      expect(trim.width).toBeCloseTo(595.276, 3)
      expect(trim.height).toBeCloseTo(841.89, 3)
      expect(trim.x).toBeCloseTo((sheet.width - 595.276) / 2, 2)
      expect(trim.y).toBeCloseTo((sheet.height - 841.89) / 2, 2)
      expect(sheet.width).toBeGreaterThan(650)
      expect(trim.x - bleed.x).toBeCloseTo(BLEED, 2)
      expect(bleed.height - trim.height).toBeCloseTo(2 * BLEED, 2)
    }
    expect(await findingsOf(pdf)).toEqual([])
  })

  it('should be found without its bleed, and where nobody asked for a larger sheet', async () => {
    const whole = await finish(printed.pdf, optionsFor('en', printed))
    expect((await findingsOf(whole)).join()).toContain('Page 1 is not of the size of A4')
    const document = await load(
      await finish(printed.pdf, { ...optionsFor('en', printed), trim: TRIM }),
    )
    for (const page of document.getPages()) page.setBleedBox(28, 28, 596, 842)
    expect((await findingsOf(await document.save())).join()).toContain('Page 1 has another bleed')
    for (const page of document.getPages()) page.setMediaBox(40, 40, 540, 760)
    expect((await findingsOf(await document.save())).join()).toContain('has no room for its bleed')
    const findings = new Findings()
    const pdf = await finish(printed.pdf, { ...optionsFor('en', printed), trim: TRIM })
    inspect(pdf, expectationOf('en', printed), findings)
    expect(findings.list().map(String).join()).toMatch(/Page 1 stands on a larger sheet/u)
  })
})
