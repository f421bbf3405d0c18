import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { salvage } from '../../src/read/salvage.ts'

const text = z.strictObject({ en: z.string(), ar: z.string() })
const schema = z.strictObject({
  title: text,
  date: z.iso.date(),
  kind: z.enum(['report', 'article']),
  notes: z.array(z.strictObject({ at: z.int(), note: text })).default([]),
})
const sound = {
  title: { en: 'Harbour', ar: 'ميناء' },
  date: '2026-01-01',
  kind: 'article',
  notes: [{ at: 3, note: { en: 'Doubt', ar: 'شك' } }],
}
const needs = { languages: ['en', 'ar'], standIns: { date: '9999-01-01' }, vital: [] }

describe('what can be read of a faulty record', () => {
  it('should be all of it where nothing is wrong', () => {
    expect(salvage(sound, schema, needs)).toEqual(sound)
  })

  it('should be all but what is wrong, of whatever form that is', () => {
    const keys = fc.uniqueArray(fc.constantFrom('title', 'date', 'kind', 'notes', 'unknown'))
    fc.assert(
      fc.property(keys, fc.jsonValue(), (wrong, value) => {
        const faulty = { ...sound, ...Object.fromEntries(wrong.map((key) => [key, value])) }
        const found = salvage(faulty, schema, needs)
        expect(schema.safeParse(found).success).toBe(true)
        for (const key of ['title', 'date', 'kind', 'notes'] as const) {
          if (!wrong.includes(key)) expect(found?.[key]).toEqual(sound[key])
        }
      }),
    )
  })

  it('should have no half of a text', () => {
    const { en } = sound.title
    expect(salvage({ ...sound, title: { en } }, schema, needs)?.title).toEqual({ en: '…', ar: '…' })
  })

  it('should be nothing where what others refer to is wrong', () => {
    const vital = { ...needs, vital: ['kind'] }
    expect(salvage({ ...sound, kind: 7 }, schema, vital)).toBeUndefined()
  })
})
