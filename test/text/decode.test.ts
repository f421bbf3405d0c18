import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/text/decode.ts'
import { whyNoText } from '../../src/text/no-text.ts'
import { encodeIn, utf16 } from '../ingest/encode.ts'

const ARABIC =
  'وصلت القافلة إلى المخيم في الصباح، وقال السائق إن الطريق كان طويلا ولم يقف أحد عند الحاجز الأول بعد ظهر الثلاثاء كما قالت لجنة الإغاثة من غير ذكر أسماء وظلت العربات تنتظر حتى غروب شمس ذلك اليوم؛ أين ذهبوا؟'.split(
    ' ',
  )
const FRENCH =
  'Le convoi arrivé à midi a été arrêté près du château où l’évêque, naïf, a reçu « la clé » d’un hôte très âgé. Noël, forêt, façade, aiguë, œuvre'.split(
    ' ',
  )
const GERMAN = 'Die Straße führt über Brücken zum größten Hügel, schön für müde Füße'.split(' ')

const text = (words: readonly string[], fewest: number) =>
  fc
    .array(fc.constantFrom(...words, '2021', '15', '(48)'), { minLength: fewest, maxLength: 60 })
    .map((chosen) => chosen.join(' '))

const inAll = (...all: string[]) => all.map((encoding) => [encoding] as const)

describe('a text', () => {
  it('should come back from UTF-8 and UTF-16, marked or not', () => {
    fc.assert(
      fc.property(text([...ARABIC, ...FRENCH], 3), (said) => {
        for (const mark of [true, false]) {
          expect(decode(Buffer.from(`${mark ? '\uFEFF' : ''}${said}`)).text).toBe(said)
          for (const order of ['le', 'be'] as const) {
            expect(decode(utf16(said, order, mark)).text).toBe(said)
          }
        }
      }),
    )
  })

  it.each(inAll('windows-1256', 'iso-8859-6'))('in Arabic should come back from %s', (encoding) => {
    fc.assert(
      fc.property(text(ARABIC, 12), (said) => {
        fc.pre(/\p{Script=Arabic}{2}/u.test(said))
        const bytes = encodeIn(encoding, said)
        expect(bytes && decode(bytes)).toEqual({ text: said, encoding })
      }),
    )
  })

  it.each(inAll('windows-1256', 'iso-8859-6'))(
    'in Arabic that quotes English should come back from %s',
    (encoding) => {
      const said = `${ARABIC.join(' ')} (Middle Sea Review, No. 12)`
      const bytes = encodeIn(encoding, said)
      expect(bytes && decode(bytes)).toEqual({ text: said, encoding })
    },
  )

  it('in French or German should come back from windows-1252', () => {
    for (const words of [FRENCH, GERMAN]) {
      fc.assert(
        fc.property(text(words, 3), (said) => {
          const bytes = encodeIn('windows-1252', said)
          expect(bytes && decode(bytes).text).toBe(said)
        }),
      )
    }
  })

  it('in English should keep its quotation marks', () => {
    const bytes = encodeIn('windows-1252', 'The port – “Old Harbour” – isn’t open.')
    expect(bytes && decode(bytes).text).toBe('The port – “Old Harbour” – isn’t open.')
  })

  it.each([
    ['windows-1256', 'قال: الميناء مفتوح'],
    ['iso-8859-6', 'قال: الميناء مفتوح'],
    ['iso-8859-6', 'السلام'],
    ['windows-1256', 'السلام'],
  ])('of a line should come back from %s: %s', (encoding, said) => {
    const bytes = encodeIn(encoding, said)
    expect(bytes && decode(bytes)).toEqual({ text: said, encoding })
  })

  it('in UTF-8 that was cut in a character should be told as cut', () => {
    for (const words of [ARABIC, FRENCH]) {
      const bytes = Buffer.from(words.join('\n'))
      const cut =
        bytes.lastIndexOf(0xc3) > 0 && words === FRENCH ? bytes.lastIndexOf(0xc3) : bytes.length - 2
      expect(whyNoText(bytes.subarray(0, cut + 1))).toMatch(/cut or damaged in line \d+/)
    }
  })
})
