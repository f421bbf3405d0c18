import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Document } from '../../src/contract/document.ts'
import type { Edition } from '../../src/model/language.ts'
import { Memo } from '../../src/pipeline/memo.ts'
import { render } from '../../src/render/render.ts'
import { collect, type Found } from '../../src/report/context.ts'
import { createWorld } from '../../src/world/world.ts'
import { anyDocument } from '../contract/support/documents.ts'
import { meeting } from './support/audience.ts'

it('should render in a process that stays what is rendered afresh, whatever was rendered before', async () => {
  // Fonts and their like are the same on each page.
  const audience = { ...(await meeting()), styles: [] }
  const assets = createWorld().asset
  const memo = new Memo()
  const anyEdition: fc.Arbitrary<Edition> = fc.constantFrom('parallel', 'back-to-back', 'en', 'ar')
  const rendered = (document: Document, name: Edition) => {
    const edition = name === 'parallel' ? document.languages.join('-') : name
    const options = { audience, edition, assets }
    const kept: Found<string | undefined> = memo.collect((context) =>
      render(document, options, context),
    )
    // A copy has nothing in common with what was rendered before.
    const copy = structuredClone(document)
    expect(kept).toEqual(collect((context) => render(copy, options, context)))
  }
  fc.assert(
    fc.property(anyDocument, anyEdition, (document, edition) => {
      rendered(document, edition)
      // What stands elsewhere has other ids for the same calls.
      const turned = { ...document, sections: document.sections.toReversed(), cover: [] }
      rendered(turned, edition)
      rendered(document, edition)
      memo.nextRound()
    }),
    { numRuns: 10 },
  )
})
