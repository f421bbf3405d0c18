import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReturnedStatement } from '../../src/exchange/returned.ts'
import { readWord } from '../../src/exchange/word/read-word.ts'
import { withoutUnseen, wordsMark } from '../../src/languages/compared.ts'
import { build } from '../../src/pipeline/build.ts'
import { importFile } from '../../src/pipeline/import.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'
import { WordFile } from './word-file.ts'

/** What somebody may type, in whatever language. */
const TYPED = [
  'quay',
  'naïve',
  '“so”',
  '1,200',
  '٤٥',
  'مرفأ',
  'x*y',
  '[a](b)',
  'A&amp;B',
  '5%',
  '_it_',
  'l’eau',
]

/** The text of a run that is no call of a note. */
const RUN = /(<w:r>(?:(?!<\/w:r>|FootnoteReference).)*?<w:t [^>]*>)([^<]*)(?=<\/w:t>)/g

/** What somebody does with a word of a statement. */
const act = fc.record({
  statement: fc.nat(),
  word: fc.nat(),
  kind: fc.constantFrom('insert', 'replace', 'delete'),
  typed: fc.constantFrom(...TYPED),
})

describe('edits', () => {
  let project: Copy
  let bytes: Uint8Array
  let statements: readonly ReturnedStatement[]
  beforeAll(async () => {
    project = await copyOfHarbour()
    const order = { audiences: ['practitioner'], editions: ['en-ar'], formats: ['docx'] as const }
    await build({ ...project.folders, ...order })
    bytes = await readFile(join(project.folders.out, 'practitioner/brief.en-ar.docx'))
    // A row that the program makes is no statement of the notes.
    statements = readWord('', bytes).statements.filter(
      ({ key }) => !/^(?:source:|gap:[123]$)/.test(key),
    )
  })
  afterAll(() => project.remove())

  /** Edits a word of a statement. @returns what it says then */
  function edit(file: WordFile, tag: string, of: { word: number; kind: string; typed: string }) {
    let says = ''
    file.control(tag, (control) => {
      const runs = [...control.matchAll(RUN)]
      const texts = runs.map(([, , text = '']) => text)
      const words = texts.flatMap((text, run) =>
        [...text.matchAll(/[^\s\u200E\u200F]+/g)].map(({ index, 0: word }) => ({
          run,
          index,
          word,
        })),
      )
      // The date of an event is none of its words.
      const own = tag.includes(':event:') ? words.slice(1) : words
      const chosen = own[of.word % own.length]
      if (!chosen) throw new Error(`${tag} has no words`)
      const text = texts[chosen.run] ?? ''
      const [before, after] = [text.slice(0, chosen.index), text.slice(chosen.index)]
      const rest = after.slice(chosen.word.length)
      texts[chosen.run] =
        of.kind === 'insert'
          ? `${before}${of.typed} ${after}`
          : before + (of.kind === 'replace' ? of.typed : '') + rest
      says = texts.join('').replaceAll('&amp;', '&')
      let at = -1
      return control.replace(RUN, (_, opening) => {
        at += 1
        return opening + texts[at]
      })
    })
    const plain = withoutUnseen(says).replace(/\s+/g, ' ').trim()
    return tag.includes(':event:') ? plain.replace(/^\S+\s*/, '') : plain
  }

  it('should be told: these, and no others, in the words that were typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 4 }), async (acts) => {
        const file = new WordFile(bytes)
        const expected = new Map<string, string>()
        for (const { statement, ...of } of acts) {
          const { key, language } = statements[statement % statements.length] ?? expect.fail()
          const tag = `${language}:${key}`
          if (expected.has(tag)) continue
          expected.set(tag, edit(file, tag, of))
        }
        const path = join(project.folder, 'edited.docx')
        await writeFile(path, file.bytes)
        const { returned } = await importFile(path, { ...project.folders, dryRun: true })
        const told = (returned?.changes ?? []).map(({ language, now }) => wordsMark(now, language))
        const typed = [...expected].flatMap(([tag, says]) => {
          const [, language = '', key = ''] = /^(\w+):(.*)$/.exec(tag) ?? []
          const { was } =
            statements.find((each) => each.key === key && each.language === language) ?? {}
          const mark = wordsMark(says, language)
          return mark === was ? [] : [mark]
        })
        expect(told.toSorted()).toEqual(typed.toSorted())
        expect(returned).toMatchObject({
          comments: [],
          deleted: [],
          withoutNotes: [],
          unplaced: [],
        })
      }),
      { numRuns: 25 },
    )
  })
})
