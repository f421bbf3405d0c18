import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkCitationStyle } from '../../src/read/citation-style.ts'
import { Findings } from '../support/findings.ts'

const styleOf = (language: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../templates/base/citation.${language}.csl`, import.meta.url)),
    'utf8',
  )

const ENGLISH = styleOf('en')

function found(text: string): string[] {
  const findings = new Findings()
  const sound = checkCitationStyle({ path: 'c.csl', text }, findings)
  const list = findings
    .list()
    .map(({ line, column, reason, note }) => `${line}:${column} ${reason}. ${note ?? ''}`)
  expect(sound).toBe(list.length === 0)
  return list
}

describe('a citation style', () => {
  it.each(['en', 'ar'])('should be sound in base, in %s', (language) => {
    expect(found(styleOf(language))).toEqual([])
  })

  it.each([
    ['', /^1:1 .* is empty/],
    ['<html></html>', /outermost element is not `<style>`/],
    [ENGLISH.replace('</layout>', ''), /`<\/citation>` closes nothing: `<layout>` is open/],
    [ENGLISH.replace('</style>', ''), /^3:1 `<style>` is never closed/],
    [ENGLISH.replace('class="note"', 'class=note'), /^3:1 The XML is broken here/],
    [
      ENGLISH.replace('macro="title"', 'macro="titel"'),
      /`titel` is no macro of this style\. Did you mean `title`/,
    ],
    [
      ENGLISH.replace('variable="issued"', 'variable="isued"'),
      /`isued` is no variable.*Did you mean `issued`/,
    ],
    [ENGLISH.replaceAll('choose>', 'chose>'), /`chose` is no element.*Did you mean `choose`/],
    [ENGLISH.replaceAll('variable="locator"', 'variable="page"'), /prints no `locator`/],
    [
      ENGLISH.replace(/<bibliography[\s\S]*<\/bibliography>/, ''),
      /no `<bibliography>`.*list of sources/,
    ],
  ])('should be found faulty at its place (%#)', (text, message) => {
    expect(found(text).join('\n')).toMatch(message)
  })
})
