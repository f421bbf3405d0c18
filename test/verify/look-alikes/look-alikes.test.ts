import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, rankFeatures } from '../../../src/verify/look-alikes/features.ts'
import {
  ALIKE,
  checkLookAlikes,
  findLookAlikes,
} from '../../../src/verify/look-alikes/look-alikes.ts'
import { nearestEarlier } from '../../../src/verify/look-alikes/nearest.ts'
import { Findings } from '../../support/findings.ts'
import { claimOf } from './claims.ts'

const EN = 'The port closed two of its five quays for three months after the winter storm'
const AR = 'أغلق الميناء رصيفين من أرصفته الخمسة ثلاثة أشهر بعد عاصفة الشتاء'
const OTHER_EN = 'The union of sailors asked the town for new lights along the northern pier'
const OTHER_AR = 'طلبت نقابة البحارة من البلدة أضواء جديدة على طول الرصيف الشمالي'

const pairs = (...claims: ReturnType<typeof claimOf>[]) =>
  findLookAlikes(claims).map(({ claim, other, language }) => `${claim.id} ${other.id} ${language}`)

/** Small sets of few features: texts of which many share some. */
const texts = fc.array(
  fc.uniqueArray(fc.integer({ min: 0, max: 14 }).map(String), { maxLength: 10 }),
  { maxLength: 25 },
)

describe('look-alikes', () => {
  it('should be claims of different topics that say nearly the same', () => {
    const a = claimOf({ id: 'a', en: EN, ar: AR })
    const near = claimOf({ id: 'b', en: EN.replace('three', 'four'), ar: OTHER_AR })
    const nearInArabic = claimOf({ id: 'c', en: OTHER_EN, ar: AR.replace('ثلاثة', 'أربعة') })
    const far = claimOf({ id: 'd', en: OTHER_EN, ar: OTHER_AR })
    expect(pairs(a, near)).toEqual(['b a en'])
    expect(pairs(a, nearInArabic)).toEqual(['c a ar'])
    expect(pairs(a, far)).toEqual([])
  })

  it('should be seen through vowel signs, capitals and spellings', () => {
    const a = claimOf({ id: 'a', en: EN, ar: AR })
    const same = claimOf({
      id: 'b',
      en: OTHER_EN,
      ar: 'أغْلَقَ المينـاء رصيفين من ارصفته الخمسه ثلاثه اشهر بعد عاصفه الشتاء',
    })
    expect(pairs(a, same)).toEqual(['b a ar'])
  })

  it('should not be claims of one topic, in dispute, in draft or too short to tell', () => {
    const a = claimOf({ id: 'a', en: EN, ar: AR })
    expect(pairs(a, claimOf({ id: 'b', topic: 'a', en: EN, ar: AR }))).toEqual([])
    expect(pairs(a, claimOf({ id: 'b', disputes: 'a', en: EN, ar: AR }))).toEqual([])
    expect(pairs(a, claimOf({ id: 'b', status: 'draft', en: EN, ar: AR }))).toEqual([])
    const short = { en: 'It is so.', ar: 'هو كذلك.' }
    expect(pairs(claimOf({ id: 'a', ...short }), claimOf({ id: 'b', ...short }))).toEqual([])
  })

  it('should be told to the writer with both texts and both places', () => {
    const findings = new Findings()
    const claims = [
      claimOf({ id: 'a', en: EN, ar: AR }),
      claimOf({ id: 'b', en: EN, ar: OTHER_AR }),
    ]
    checkLookAlikes(
      [{ claims } as unknown as Parameters<typeof checkLookAlikes>[0][number]],
      findings,
    )
    const [finding] = findings.list()
    expect(finding?.reason).toBe(
      'Claim `b` on `b` says nearly what `a` on `a` says: 100 per cent of the English is the same',
    )
    expect(finding?.actual).toBe(EN)
    expect(finding?.fatal).toBe(false)
  })

  it('should be the same in whatever order the claims come', () => {
    const words = fc.array(fc.constantFrom(...EN.split(' ')), { minLength: 5, maxLength: 9 })
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.integer(), (made, turn) => {
        const claims = made.map((own, at) =>
          claimOf({ id: `c${at}`, en: own.join(' '), ar: own.join(' ') }),
        )
        const at = claims.length === 0 ? 0 : Math.abs(turn) % claims.length
        const turned = [...claims.slice(at), ...claims.slice(0, at)].reverse()
        expect(pairs(...turned)).toEqual(pairs(...claims))
      }),
    )
  })

  it('should all be found: the nearest that a comparison of all with all finds', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(0.3, ALIKE, 0.5, 0.6, 0.75, 1), (made, threshold) => {
        const sets = rankFeatures(made)
        const expected = sets.flatMap((set, later) => {
          const alike = sets.slice(0, later).map((other) => likeness(other, set))
          const best = Math.max(0, ...alike)
          return best >= threshold ? [{ later, likeness: best }] : []
        })
        const found = nearestEarlier(sets, threshold, () => true)
        expect(found.map(({ later, likeness }) => ({ later, likeness }))).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})
