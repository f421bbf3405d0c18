import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { PACKS } from '../../src/languages/packs.ts'
import { type SyntaxNode, visitNodes } from './imports.ts'

const source = fileURLToPath(new URL('../../src', import.meta.url))

/** What may name a language, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'model/language.ts': 'the languages of a brief whose editor’s file names none',
  'languages/packs.ts': 'the table of packs',
  'languages/babel.ts': 'what LaTeX calls languages',
  'languages/common-words.ts': 'the languages that a saved file can be told to be in',
  'preview/client/panel.ts': 'the preview speaks English',
  'preview/client/preview.ts': 'the preview speaks English',
  'write/citations.ts': 'the locale that citeproc falls back to',
}

interface Named {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** Where a file says the tag of a language that has a pack: as a text, a key, or a property. */
function tagsIn(file: string, text: string): Named[] {
  const tags = new Set(PACKS.map(({ tag }) => tag))
  // "en-GB" is a tag as well.
  const isTag = (name: unknown) =>
    typeof name === 'string' &&
    /^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(name) &&
    tags.has(name.split('-')[0] ?? '')
  return found(file, text, (node) => {
    if (node.type === 'Literal') return isTag(node.value) ? String(node.value) : undefined
    const key = node.type === 'MemberExpression' ? node.property : node.key
    const name =
      node.computed || node.type === 'ImportSpecifier' ? undefined : (key as SyntaxNode)?.name
    return isTag(name) ? String(name) : undefined
  })
}

/** Where a file has words in the letters of one language. */
function lettersIn(file: string, text: string): Named[] {
  return found(file, text, (node) => {
    if (node.type !== 'Literal' && node.type !== 'TemplateElement') return undefined
    const written = text.slice(Number(node.start), Number(node.end))
    return /\p{Script=Arabic}{2}/u.test(written) ? written.slice(0, 40) : undefined
  })
}

function found(
  file: string,
  text: string,
  look: (node: SyntaxNode) => string | undefined,
): Named[] {
  const all: Named[] = []
  visitNodes(parseSync(file, text).program, (node) => {
    const said = look(node)
    if (said === undefined) return
    all.push({ file, line: text.slice(0, Number(node.start)).split('\n').length, text: said })
  })
  return all
}

async function filesOutsideOfPacks(): Promise<[string, string][]> {
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const isOfPack = (name: string) => /^languages\/[a-z]{2,3}\//.test(name)
  const files = names.filter((name) => !isOfPack(name) && EXCEPTIONS[name] === undefined)
  return Promise.all(
    files.map(
      async (name) => [name, await readFile(join(source, name), 'utf8')] as [string, string],
    ),
  )
}

/** Where words of a language are examples for those who write in it. */
const EXAMPLES = ['report/rules.ts', 'read/audience-settings.ts']

describe('the code outside of the language packs', () => {
  it('should name no language', async () => {
    const files = await filesOutsideOfPacks()
    expect(files.length).toBeGreaterThan(200)
    expect(files.flatMap(([name, text]) => tagsIn(name, text))).toEqual([])
  })

  it('should hold no word of a language with letters of its own', async () => {
    const files = await filesOutsideOfPacks()
    const others = files.filter(([name]) => !EXAMPLES.includes(name))
    expect(others.flatMap(([name, text]) => lettersIn(name, text))).toEqual([])
  })

  it.each([
    ["const a = 'ar'", 'ar'],
    ['const a = { en: 1 }', 'en'],
    ['const a = b.ar', 'ar'],
    ["new Intl.ListFormat('en-GB')", 'en-GB'],
  ])('should be seen to name one: %s', (text, tag) => {
    expect(tagsIn('probe.ts', text)).toEqual([{ file: 'probe.ts', line: 1, text: tag }])
  })
})
