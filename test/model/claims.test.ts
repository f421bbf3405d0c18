import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Claim,
  citedIn,
  claimsCiting,
  claimsNaming,
  claimsOf,
  claimsOn,
  findSource,
  namedPassages,
  type Source,
} from '../../src/model/source.ts'

const names = ['a', 'b', 'c', 'd'] as const
const name = fc.constantFrom(...names)
const locator = fc.array(fc.record({ from: fc.constantFrom(1, 2), to: fc.constantFrom(2, 3) }), {
  maxLength: 2,
})
const citation = fc.record({ source: name, at: locator })

/** Notes whose claims have ids, topics and passages; all else of them does not matter here. */
const notes = fc
  .uniqueArray(
    fc.record({
      id: name,
      claims: fc.array(
        fc.record({
          topic: name,
          at: locator,
          also: fc.uniqueArray(citation, { selector: ({ source }) => source, maxLength: 2 }),
          settled: fc.array(citation, { maxLength: 1 }),
        }),
        { maxLength: 4 },
      ),
    }),
    { selector: ({ id }) => id },
  )
  .map((all) =>
    all.map(
      ({ id, claims }) =>
        ({
          id,
          claims: claims.map((claim, at) => ({ ...claim, id: `${id}${at}`, source: id })),
        }) as unknown as Source,
    ),
  )

it('should look up sources and claims as if it went through all notes', () => {
  fc.assert(
    fc.property(notes, fc.array(name), (sources, wanted: readonly string[]) => {
      const all = sources.flatMap(({ claims }): readonly Claim[] => claims)
      const ids = wanted.flatMap((each) => [`${each}1`, `${each}0`])
      expect(claimsOf(ids, sources)).toEqual(all.filter(({ id }) => ids.includes(id)))
      expect(claimsOn(wanted, sources)).toEqual(all.filter(({ topic }) => wanted.includes(topic)))
      for (const id of names) {
        expect(findSource(id, sources)).toBe(sources.find((source) => source.id === id))
        expect(claimsCiting(id, sources)).toEqual(
          all.filter((claim) => citedIn(claim, id).length > 0),
        )
        expect(claimsNaming(id, sources)).toEqual(
          all.filter((claim) => namedPassages(claim).some(({ source }) => source === id)),
        )
      }
    }),
  )
})
