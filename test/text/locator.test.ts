import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Citation, Locator } from '../../src/model/source.ts'
import {
  joinLocators,
  parseCitations,
  parseLocator,
  writeCitations,
  writeLocator,
} from '../../src/text/locator.ts'

const locator: fc.Arbitrary<Locator> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 90_000 }), fc.nat(9)), { minLength: 1, maxLength: 5 })
  .map((ranges) => joinLocators([ranges.map(([from, more]) => ({ from, to: from + more }))]))

const citations: fc.Arbitrary<Citation[]> = fc.uniqueArray(
  fc.record({ source: fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)?$/), at: locator }),
  { minLength: 1, maxLength: 4, selector: ({ source }) => source },
)

describe('what leads to paragraphs', () => {
  it('should be read as what was written', () => {
    fc.assert(
      fc.property(locator, (at) => {
        expect(parseLocator(writeLocator(at))).toEqual(at)
      }),
    )
    fc.assert(
      fc.property(citations, (all) => {
        expect(parseCitations(writeCitations(all))).toEqual(all)
      }),
    )
  })

  it('should not be read where any part of it leads nowhere', () => {
    const broken = fc.constantFrom(
      '',
      ' ',
      'port',
      'port:',
      ': 3',
      'port: x',
      'port: 3-2',
      'port: 0',
    )
    fc.assert(
      fc.property(citations, broken, fc.nat(4), (all, part, at) => {
        const parts = writeCitations(all).split(';')
        expect(parseCitations(parts.toSpliced(at, 0, part).join(';'))).toBeUndefined()
      }),
    )
    expect(parseCitations('port: 3; port: 4')).toBeUndefined()
  })
})
