import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedIn, withAccepted } from '../../src/lock/accept.ts'
import type { Lock } from '../../src/model/lock.ts'
import type { Text } from '../../src/model/texts.ts'
import { collect } from '../../src/report/context.ts'
import { checkInStep } from '../../src/verify/in-step.ts'

function text(id: string, en: string, ar: string): Text {
  const place = { path: 'brief.md' }
  return {
    id,
    kind: 'sentence',
    owner: id,
    says: { en: { plain: en, place }, ar: { plain: ar, place } },
    place,
    rests: [],
  }
}

function told(texts: readonly Text[], statements: Lock['statements']): string[] {
  const lock: Lock = { version: 1, originals: {}, statements }
  return collect((context) => checkInStep(texts, lock, context)).findings.map(
    ({ rule, reason }) => `${rule} ${reason}`,
  )
}

const ids = (texts: readonly Text[]) => new Set(texts.map(({ id }) => id))

/** Few words in each language, so that wordings are shared and pairs are crossed. */
const project = fc
  .array(fc.tuple(fc.constantFrom('one', 'two', 'three'), fc.constantFrom('أ', 'ب', 'ج')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) => pairs.map(([en, ar], at) => text(`t${at}`, en, ar)))

describe('accepting', () => {
  it('should be final, whatever else says the same in one language, and whatever is accepted after', () => {
    fc.assert(
      fc.property(project, project, fc.array(fc.nat(5)), (before, texts, order) => {
        let accepted = withAccepted(before, ids(before), {})
        const chosen = new Set<string>()
        for (const at of order) {
          const { id } = texts[at % texts.length] as Text
          accepted = withAccepted(texts, new Set([id]), accepted)
          chosen.add(id)
          for (const each of texts.filter(({ id }) => chosen.has(id))) {
            expect(acceptedIn(accepted)(each)).toBe(true)
          }
        }
        const open = texts.filter((each) => !acceptedIn(accepted)(each))
        expect(told(texts, accepted)).toHaveLength(
          Object.keys(accepted).length > 0 ? open.length : 0,
        )
      }),
    )
  })

  it('should keep apart two translations of one wording, and forget neither', () => {
    const both = [text('a', 'Outcomes', 'النتائج'), text('b', 'Outcomes', 'الحصيلة')]
    const accepted = withAccepted(both, ids(both), {})
    expect(told(both, accepted)).toEqual([])
    const edited = [text('a', 'Outcomes', 'نتائج'), both[1] as Text]
    const later = withAccepted(edited, ids([]), accepted)
    expect(told(edited, later)).toEqual([
      'translation-stale `a` says in en what `b` says, and in ar something else',
    ])
    expect(told(both, later)).toEqual([])
  })

  it('should tell where two statements have exchanged their translations', () => {
    const sound = [text('a', 'Two quays', 'رصيفان'), text('b', 'Two ships', 'سفينتان')]
    const accepted = withAccepted(sound, ids(sound), {})
    const crossed = [text('a', 'Two quays', 'سفينتان'), text('b', 'Two ships', 'رصيفان')]
    expect(told(crossed, accepted)).toEqual(
      ['a', 'b'].map(
        (id) =>
          `translation-stale \`${id}\` has the words of two statements: each language was accepted with another`,
      ),
    )
  })
})
