import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mapAttribute,
  withAttribute,
  withoutAttribute,
  writtenAttribute,
} from '../../src/project/directive-line.ts'
import { attributesOf } from '../../src/read/directives.ts'
import { directivesUnderHeadings, parseNote } from '../../src/read/markdown.ts'

/** The attributes of a line that opens a directive, as a note is read. */
function read(line: string) {
  const [found] = directivesUnderHeadings(parseNote(`${line}\nWords.\n::::\n`))
  return found && attributesOf(found.directive)
}

const name = fc.constantFrom('at', 'topic', 'also', 'settled', 'weight', 'disputes')
const value = fc
  .array(fc.constantFrom('at=3', ' ', '4-5', ':', '}', '{', '#x', '.y', ' at="', "'", 'topic'), {
    minLength: 1,
  })
  .map((parts) => parts.join('').replaceAll('"', ''))

const line = fc
  .uniqueArray(fc.tuple(name, value, fc.constantFrom('"', "'", '')), {
    selector: ([own]) => own,
  })
  .map((all) => {
    const written = all.map(([own, says, quote]) => {
      if (quote === '') return `${own}=${says.replace(/[^a-z0-9-]/g, '') || 'x'}`
      return `${own}=${quote}${says.replaceAll(quote, '')}${quote}`
    })
    return `::::claim{#quay ${written.join(' ')} sensitive}`
  })

describe('the line that opens a directive', () => {
  it('should be read as the note is, and changed in one attribute alone, whatever stands in the others', () => {
    fc.assert(
      fc.property(line, name, value, (written, own, says) => {
        const before = read(written)
        expect(writtenAttribute(written, own)).toBe(before?.[own])
        const changed = withAttribute(written, own, says) ?? ''
        expect(read(changed)).toEqual({ ...before, [own]: says })
        expect(withAttribute(changed, own, says)).toBe(changed)
        const { [own]: _, ...others } = before ?? {}
        expect(read(withoutAttribute(written, own))).toEqual(others)
        expect(mapAttribute(written, own, (same) => same)).toBe(written)
      }),
    )
  })

  it('should get its first attribute, and keep what it cannot be read as', () => {
    expect(withAttribute('::::gap', 'settled', 'x: y')).toBe('::::gap{settled="x: y"}')
    expect(withAttribute('::::gap{}\r', 'settled', 'x')).toBe('::::gap{settled="x"}\r')
    expect(withAttribute('::::claim{#quay', 'at', '3')).toBeUndefined()
    expect(withAttribute('Words {at=3}', 'at', '4')).toBeUndefined()
    expect(withoutAttribute('Words {at=3}', 'at')).toBe('Words {at=3}')
  })
})
