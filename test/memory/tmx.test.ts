import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evened, keyOf, withoutRepeats } from '../../src/memory/entries.ts'
import { OWN_TMX, readTmx, writeTmx } from '../../src/memory/tmx.ts'
import type { MemoryEntry } from '../../src/model/memory.ts'
import { collect } from '../../src/report/context.ts'

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))

const read = (bytes: Uint8Array | string) =>
  collect((context) =>
    readTmx(
      'memory.tmx',
      typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
      context,
    ),
  )

/** What is read of a file, a line an entry; or where it is broken. */
function inLines(bytes: Uint8Array | string): string {
  const { value, findings } = read(bytes)
  const lines = [
    ...findings.map(({ place, reason }) => `${place?.line}:${place?.column} ${reason}`),
    ...(value ?? []).map(({ words, texts, confined }) =>
      [
        ...Object.entries(words).map(([language, text]) => `${language}: ${text}`),
        ...(texts.length > 0 ? [`of ${texts.join(', ')}`] : []),
        ...(confined ? ['confined'] : []),
      ].join(' | '),
    ),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

describe('a translation memory', () => {
  it.each(readdirSync(fixtures).filter((name) => name.endsWith('.tmx')))(
    'should be read or told to be broken: %s',
    async (name) => {
      const bytes = readFileSync(`${fixtures}/${name}`)
      await expect(inLines(bytes)).toMatchFileSnapshot(`${fixtures}/${name.replace(/tmx$/, 'txt')}`)
    },
  )

  it('should be the same in UTF-16 and with a byte order mark, and no text in an older encoding', () => {
    const text = readFileSync(`${fixtures}/level-2.tmx`, 'utf8')
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    expect(inLines(utf16)).toBe(inLines(text))
    expect(inLines(Buffer.from(utf16).swap16())).toBe(inLines(text))
    expect(inLines(`\uFEFF${text}`)).toBe(inLines(text))
    expect(inLines(text.replaceAll('\n', '\r\n'))).toBe(inLines(text))
    const old = Buffer.from('<tmx><body><tu>caf\xE9</tu></body></tmx>', 'latin1')
    expect(inLines(old)).toContain('neither UTF-8 nor UTF-16')
  })
})

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => evened({ en: text }).en ?? '')
  .filter((text) => text !== '' && !/[\uFFFE\uFFFF]|\p{Cs}|\p{Cc}/u.test(text))
const entry: fc.Arbitrary<MemoryEntry> = fc.record({
  words: fc.oneof(
    fc.record({ en: words, ar: words }),
    fc.record({ ar: words, fr: words, en: words }),
  ),
  texts: fc.uniqueArray(fc.constantFrom('a', 'b', 'point:c', 'lead:d.2'), { maxLength: 3 }),
  confined: fc.boolean(),
})
const entries = fc.array(entry, { maxLength: 8 }).map(withoutRepeats)

const sorted = (all: readonly MemoryEntry[]) =>
  all.toSorted((a, b) => (keyOf(a.words) < keyOf(b.words) ? -1 : 1))

describe('a memory that is written', () => {
  it('should be read as it was, and be the same bytes in whatever order its entries come', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const text = writeTmx(all, ['en', 'ar'])
        const { value, findings } = read(text)
        expect(findings).toEqual([])
        expect(sorted(value ?? [])).toEqual(sorted(all))
        expect(writeTmx(all.toReversed(), ['en', 'ar'])).toBe(text)
        expect(writeTmx(value ?? [], ['en', 'ar'])).toBe(text)
        expect(text).toMatch(OWN_TMX)
      }),
    )
  })

  it('should tell no names of texts where it leaves the project', () => {
    const all: MemoryEntry[] = [
      { words: { en: 'Quays', ar: 'أرصفة' }, texts: ['quays'], confined: false },
    ]
    const text = writeTmx(all, ['en', 'ar'], true)
    expect(text).not.toContain('quays')
    expect(inLines(text)).toBe('en: Quays | ar: أرصفة\n')
  })

  it('should be changed by a new entry in the lines of that entry alone', () => {
    fc.assert(
      fc.property(entries, entry, (all, fresh) => {
        fc.pre(!all.some((each) => keyOf(each.words) === keyOf(fresh.words)))
        const [, unit = ''] =
          /<body>\n([\s\S]*)<\/body>/.exec(writeTmx([fresh], ['en', 'ar'])) ?? []
        const after = writeTmx([...all, fresh], ['en', 'ar'])
        expect(after.replace(unit, () => '')).toBe(writeTmx(all, ['en', 'ar']))
      }),
    )
  })
})
