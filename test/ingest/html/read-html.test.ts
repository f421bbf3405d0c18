import { existsSync, readdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { collapse } from '../../../src/ingest/html/blocks.ts'
import { readHtml } from '../../../src/ingest/html/read-html.ts'
import type { Article } from '../../../src/model/article.ts'
import { nearness } from '../measure-html.ts'

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))

interface Expected {
  readonly kept: readonly string[]
  /** Why paragraphs are cut, by their text. */
  readonly cut: Readonly<Record<string, string>>
  readonly record: Readonly<Record<string, string | readonly string[]>>
  readonly notices?: readonly string[]
}

function kept({ paragraphs }: Article): string[] {
  return paragraphs.filter(({ cut }) => cut === undefined).map(({ text }) => text)
}

/** What a page states, without where. */
function valuesOf({ record }: Article): Record<string, unknown> {
  const { authors, ...others } = record
  return {
    authors: authors.map(({ value }) => value),
    ...Object.fromEntries(Object.entries(others).map(([name, { value }]) => [name, value])),
  }
}

function read(page: string, name = 'page.html'): Promise<Article> {
  return readHtml({ name, bytes: Buffer.from(page) })
}

describe('a saved page', () => {
  it.each(readdirSync(fixtures))('should be read for its article: %s', async (name) => {
    const bytes = await readFile(join(fixtures, name, 'page.html'))
    const expected: Expected = JSON.parse(
      await readFile(join(fixtures, name, 'expected.json'), 'utf8'),
    )
    const article = await readHtml({ name: 'page.html', bytes })
    expect(kept(article)).toEqual(expected.kept)
    const reasons = Object.keys(expected.cut).map((text) => [
      text,
      article.paragraphs.find((paragraph) => paragraph.text === text && paragraph.cut)?.cut,
    ])
    expect(Object.fromEntries(reasons)).toEqual(expected.cut)
    expect(valuesOf(article)).toEqual(expected.record)
    expect(article.notices).toEqual(expected.notices ?? [])
  })
})
