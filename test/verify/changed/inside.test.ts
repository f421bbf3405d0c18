import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, changesInside } from '../../../src/verify/changed/inside.ts'

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))

/** A line of `changes.txt`: `figure: 12 of 600 → 14 of 600`; `—` stands for nothing. */
function inLine({ kind, differs, was = '—', now = '—' }: Change): string {
  const label = differs === undefined || differs === 'value' ? kind : differs
  return `${label}: ${was} → ${now}`
}

describe('what changed inside a paragraph', () => {
  it.each(readdirSync(fixtures))('should be told of %s', async (name) => {
    const read = (file: string) => readFileSync(`${fixtures}/${name}/${file}`, 'utf8').trim()
    const changes = changesInside(read('was.txt'), read('now.txt'), name.slice(0, 2))
    await expect(changes.map((change) => `${inLine(change)}\n`).join('')).toMatchFileSnapshot(
      `${fixtures}/${name}/changes.txt`,
    )
  })
})

/** Clauses with a place for a figure, in the three languages. */
const CLAUSES = {
  en: [
    'the warden counted # crates',
    'at least # boats were tied up',
    'about # per cent of the berths stood empty',
    'the repair took # weeks',
    'it cost # dollars',
    'the quay was closed to the public',
  ],
  ar: [
    'أحصى الحارس # صندوقًا',
    'رسا ما لا يقل عن # قاربًا',
    'ظل نحو # في المئة من المراسي خاليًا',
    'استغرق الإصلاح # أسبوعًا',
    'بلغت الكلفة # دولارًا',
    'أُغلق الرصيف أمام الزوار',
  ],
  fr: [
    'le gardien a compté # caisses',
    'au moins # bateaux étaient amarrés',
    'environ # pour cent des postes restaient vides',
    'la réparation a pris # semaines',
    'elle a coûté # dollars',
    'le quai était fermé au public',
  ],
} as const

const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩'

function inArabicDigits(number: string): string {
  return number.replace(/\d/g, (digit) => ARABIC_DIGITS[Number(digit)] ?? digit)
}

/** A paragraph of clauses, its figures all between 13 and 999, and which of them changes to what. */
const edited = fc
  .constantFrom(...(['en', 'ar', 'fr'] as const))
  .chain((language) =>
    fc.record({
      language: fc.constant(language),
      clauses: fc.array(fc.constantFrom(...CLAUSES[language]), { minLength: 1, maxLength: 7 }),
      numbers: fc.array(fc.integer({ min: 13, max: 999 }), { minLength: 7, maxLength: 7 }),
      at: fc.nat(6),
      to: fc.integer({ min: 13, max: 999 }),
      arabic: fc.boolean(),
    }),
  )
  .filter(
    ({ clauses, numbers, at, to }) => clauses[at]?.includes('#') === true && numbers[at] !== to,
  )

function paragraph(clauses: readonly string[], numbers: readonly (number | undefined)[]): string {
  return `${clauses.map((clause, at) => clause.replace('#', String(numbers[at]))).join('. ')}.`
}

describe('the laws of changes', () => {
  it('should name exactly the figure that changed, old and new', () => {
    fc.assert(
      fc.property(edited, ({ language, clauses, numbers, at, to, arabic }) => {
        const was = paragraph(clauses, numbers)
        const newer = paragraph(
          clauses,
          numbers.map((number, index) => (index === at ? to : number)),
        )
        // The other digits are no change.
        const now = arabic && language === 'ar' ? inArabicDigits(newer) : newer
        const told = arabic && language === 'ar' ? inArabicDigits(String(to)) : String(to)
        const changes = changesInside(was, now, language)
        expect(changes).toHaveLength(1)
        expect(changes[0]).toMatchObject({ kind: 'figure', differs: 'value' })
        expect(changes[0]?.was).toContain(String(numbers[at]))
        expect(changes[0]?.now).toContain(told)
      }),
    )
  })

  it('should name nothing where nothing changed but digits, spaces and punctuation', () => {
    fc.assert(
      fc.property(edited, ({ language, clauses, numbers }) => {
        const was = paragraph(clauses, numbers)
        expect(changesInside(was, was, language)).toEqual([])
        expect(changesInside(was, was.replaceAll(' ', '\u00a0 '), language)).toEqual([])
        expect(changesInside(was, was.replaceAll('. ', '; '), language)).toEqual([])
        if (language === 'ar') expect(changesInside(was, inArabicDigits(was), 'ar')).toEqual([])
      }),
    )
  })

  it('should tell the way back as the way there, turned round', () => {
    fc.assert(
      fc.property(edited, ({ language, clauses, numbers, at, to }) => {
        const was = paragraph(clauses, numbers)
        const now = paragraph(
          clauses,
          numbers.map((number, index) => (index === at ? to : number)),
        )
        const [there, back] = [changesInside(was, now, language), changesInside(now, was, language)]
        expect(back.map((change) => [change.was, change.now])).toEqual(
          there.map((change) => [change.now, change.was]),
        )
      }),
    )
  })
})
