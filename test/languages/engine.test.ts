import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { PACKS } from '../../src/languages/packs.ts'

const folder = fileURLToPath(new URL('../../src/text', import.meta.url))

const TAGS = new Set(PACKS.map(({ tag }) => tag))

/** Letters of scripts other than the one that the code itself is written in. */
const FOREIGN = /(?!\p{sc=Latin}|\p{sc=Common})\p{L}/u

/**
 * What a file says of single languages: their tags, as a value or a key, and letters of other scripts in
 * its strings and patterns. Comments may have examples.
 */
function languagesIn(path: string, text: string): string[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return
    const node = value as Record<string, unknown>
    const { type, start, end } = node
    const raw = text.slice(Number(start), Number(end))
    if (type === 'Literal' || type === 'TemplateElement') {
      if (FOREIGN.test(raw) || TAGS.has(String(node.value))) found.push(`${path}: ${raw}`)
    }
    if ((type === 'Property' || type === 'TSPropertySignature') && TAGS.has(nameOf(node.key))) {
      found.push(`${path}: ${raw}`)
    }
    Object.values(node).forEach(visit)
  }
  visit(program)
  return found
}

function nameOf(key: unknown): string {
  return String((key as { name?: string } | undefined)?.name)
}

describe('the engine under the packs', () => {
  it('should know no language by its tag or its letters', async () => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.ts$/.test(name))
    expect(files.length).toBeGreaterThan(20)
    const found = await Promise.all(
      files.map(async (name) => languagesIn(name, await readFile(join(folder, name), 'utf8'))),
    )
    expect(found.flat()).toEqual([])
  })

  it('should be told wherever it knows one', () => {
    const told = (code: string) => languagesIn('probe.ts', code).length
    expect(told("if (language === 'ar') count += 1")).toBe(1)
    expect(told("const since = { en: 'since' }")).toBe(1)
    expect(told('const hundred = /^مئه$/')).toBe(1)
    expect(told('const hundred = `مئه`')).toBe(1)
    expect(told("const hundred = 'مئه' // «مئة»")).toBe(1)
    expect(told("const sign = '٪' // «في المئة»")).toBe(0)
  })
})
