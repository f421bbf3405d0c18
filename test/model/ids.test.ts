import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callId, inHalf, isCallId, noteId, noteOf, outOfHalf } from '../../src/model/ids.ts'
import { BOTH } from '../support/languages.ts'

/** Whatever may stand in `[^…]`, and what looks like the end of an id above all. */
const label = fc.oneof(
  fc.nat(300).map(String),
  fc.stringMatching(/^[^\s\]]{1,6}$/u),
  fc
    .array(fc.constantFrom('a', '1', '-', '.', '%', '-2', '.2', '%2D', '-en', 'note-', 'é', 'م'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join('')),
)
const language = fc.constantFrom(...BOTH)
const nth = fc.integer({ min: 1, max: 3 })

describe('ids of notes', () => {
  it('should tell the note again, whichever part of it they name', () => {
    fc.assert(
      fc.property(label, nth, (label, part) => {
        expect(noteOf(noteId(label, part))).toBe(label)
      }),
    )
  })

  it('should tell the note of a half again', () => {
    fc.assert(
      fc.property(label, language, nth, (label, half, part) => {
        expect(noteOf(inHalf(noteId(label), half))).toBe(inHalf(label, half))
        expect(noteOf(noteId(inHalf(label, half), part))).toBe(inHalf(label, half))
        expect(outOfHalf(inHalf(label, half))).toBe(label)
      }),
    )
  })

  it('should be told apart from those of calls', () => {
    fc.assert(
      fc.property(label, language, nth, (label, language, nth) => {
        expect([noteId(label), callId(label, language, nth)].map(isCallId)).toEqual([false, true])
        expect(noteOf(callId(label, language, nth))).toBeUndefined()
      }),
    )
  })
})

describe('ids of one page', () => {
  /** All that may have an id; each combination once. */
  const things = fc.uniqueArray(fc.tuple(label, language, nth), {
    maxLength: 8,
    selector: (thing) => thing.join(' '),
  })

  it('should be given once each where languages stand side by side', () => {
    fc.assert(
      fc.property(things, (all) => {
        const labels = [...new Set(all.map(([label]) => label))]
        const ids = [...labels.map((label) => noteId(label)), ...all.map((each) => callId(...each))]
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('should be given once each where it has halves', () => {
    fc.assert(
      fc.property(things, (all) => {
        const ids = all.flatMap(([label, half, nth]) =>
          [noteId(label, nth), callId(label, undefined, nth)].map((id) => inHalf(id, half)),
        )
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('should read as they always have, since others may lead to them', () => {
    expect([
      noteId('12'),
      noteId('12', 2),
      inHalf(noteId('12'), 'en'),
      callId('12', 'ar'),
      callId('12', 'ar', 2),
      inHalf(callId('12', undefined), 'ar'),
      inHalf(callId('12', undefined, 2), 'ar'),
      noteId('smith-et-al.'),
    ]).toEqual([
      'note-12',
      'note-12.2',
      'note-12-en',
      'call-12-ar',
      'call-12-ar-2',
      'call-12-ar',
      'call-12-2-ar',
      'note-smith-et-al.',
    ])
  })
})
