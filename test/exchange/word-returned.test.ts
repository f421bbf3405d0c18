import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'
import { build } from '../../src/pipeline/build.ts'
import { type ImportResult, importFile } from '../../src/pipeline/import.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'
import { type Comment, WordFile } from './word-file.ts'

/*
 * What comes back of a Word file, case by case: `word-returned/<case>/steps.yaml` says what somebody did with the brief of
 * `test/projects/harbour`, or `edited.docx` lies there as a program saved it; `returned.yaml` is what is told.
 */

const cases = fileURLToPath(new URL('word-returned', import.meta.url))

/** What somebody did with a file. All that is replaced is XML as it stands in the part. */
type Step =
  | { readonly within: string; readonly from: string; readonly to: string }
  | { readonly from: string; readonly to: string }
  | { readonly part: string; readonly from: string; readonly to: string }
  | { readonly unwrap: string }
  | { readonly remove: string }
  | { readonly after: string; readonly put: string }
  | { readonly move: string; readonly behind: string }
  | { readonly copy: string }
  | { readonly unmark: true }
  | { readonly forget: true }
  | { readonly comments: readonly Comment[] }
  /** Meanwhile, in the notes. */
  | { readonly file: string; readonly from: string; readonly to: string }

interface Steps {
  /** @default practitioner */
  readonly audience?: string
  /** @default en-ar */
  readonly edition?: string
  readonly steps: readonly Step[]
}

const made = new Map<string, Promise<Uint8Array>>()

function wordFile(audience: string, edition: string): Promise<Uint8Array> {
  const key = `${audience} ${edition}`
  const known = made.get(key) ?? makeWordFile(audience, edition)
  made.set(key, known)
  return known
}

async function makeWordFile(audience: string, edition: string): Promise<Uint8Array> {
  const project = await copyOfHarbour()
  try {
    const order = { audiences: [audience], editions: [edition], formats: ['docx'] as const }
    const { written, findings } = await build({ ...project.folders, ...order })
    expect(written, findings.map(String).join('\n')).toBe(true)
    return await readFile(join(project.folders.out, audience, `brief.${edition}.docx`))
  } finally {
    await project.remove()
  }
}

async function take(step: Step, file: WordFile, project: Copy): Promise<void> {
  if ('file' in step) await project.edit(step.file, step.from, step.to)
  else if ('within' in step) file.within(step.within, step.from, step.to)
  else if ('unwrap' in step) file.unwrap(step.unwrap)
  else if ('remove' in step) file.paragraph(step.remove, () => '<w:p/>')
  else if ('after' in step) file.paragraph(step.after, (own) => own + step.put)
  else if ('copy' in step) file.paragraph(step.copy, (own) => own + own)
  else if ('move' in step) {
    let moved = ''
    file.paragraph(step.move, (own) => {
      moved = own
      return '<w:p/>'
    })
    file.paragraph(step.behind, (own) => own + moved)
  } else if ('unmark' in step) file.unmark()
  else if ('forget' in step) file.put('customXml/item1.xml', '<b:Sources xmlns:b="urn:other"/>')
  else if ('comments' in step) file.comments(step.comments)
  else if ('part' in step) {
    file.put(step.part, file.part(step.part).replace(step.from, step.to))
  } else file.edit(step.from, step.to)
}

/** What was told, as far as it says what came back and why. */
function inShort({ returned, findings }: ImportResult) {
  if (!returned) return { refused: findings.map(({ ruleId, reason }) => `${ruleId}: ${reason}`) }
  const { changes, comments, deleted, withoutNotes, unplaced } = returned
  const name = ({ id, language }: { id: string; language: string }) => `${language}:${id}`
  return {
    changes: changes.map((change) => ({
      of: name(change),
      words: change.words,
      ...(change.by.length > 0 && { by: change.by }),
      ...(change.conflict && { conflict: true }),
      ...(change.twofold && { twofold: true }),
      ...(!change.writable && { writable: false }),
      ...(change.findings.length > 0 && {
        found: [...new Set(change.findings.map(({ ruleId }) => ruleId))],
      }),
    })),
    comments: comments.map(({ comment, ...of }) => ({ of: name(of), ...comment })),
    deleted: deleted.map(name),
    'without notes': withoutNotes.map(name),
    unplaced: unplaced.map(({ text, comment, why, by }) => ({
      text,
      ...(comment !== undefined && { comment }),
      ...(by && { by }),
      why,
    })),
  }
}

async function back(name: string) {
  const folder = join(cases, name)
  const project = await copyOfHarbour()
  onTestFinished(() => project.remove())
  const files = await readdir(folder)
  const path = join(project.folder, 'edited.docx')
  if (files.includes('edited.docx')) {
    await writeFile(path, await readFile(join(folder, 'edited.docx')))
  } else {
    const {
      audience = 'practitioner',
      edition = 'en-ar',
      steps,
    } = parse(await readFile(join(folder, 'steps.yaml'), 'utf8')) as Steps
    const file = new WordFile(await wordFile(audience, edition))
    for (const step of steps) await take(step, file, project)
    await writeFile(path, file.bytes)
  }
  return inShort(await importFile(path, { ...project.folders, dryRun: true }))
}

describe('a Word file that came back', async () => {
  const all = await readdir(cases)
  it.each(all)('should be told as it was edited: %s', async (name) => {
    const expected = join(cases, name, 'returned.yaml')
    const told = stringify(await back(name), { lineWidth: 0 })
    if (process.env.UPDATE) await writeFile(expected, told)
    expect(told).toBe(await readFile(expected, 'utf8'))
  })
})
