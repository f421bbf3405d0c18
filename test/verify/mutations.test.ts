import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { citedParagraphs, lockOriginal, paragraphsIn } from '../../src/lock/lock-file.ts'
import { compareWithLock, type Match } from '../../src/lock/match.ts'
import type { Claim, Source } from '../../src/model/source.ts'
import { foldersOf, readProject } from '../../src/project/load.ts'
import { createWorld } from '../../src/world/world.ts'
import { Findings } from '../support/findings.ts'

/**
 * Every cited paragraph of every original is changed, one at a time and in every way that follows.
 * What is harmful must be found, what is harmless must pass or be followed to where it went.
 */
type Mutation = (paragraphs: readonly string[], index: number) => string[] | undefined

const replaced = (paragraphs: readonly string[], index: number, by: string | undefined) =>
  by === undefined || by === paragraphs[index] ? undefined : paragraphs.with(index, by)

const sentences = (text: string) => text.split(/(?<=[.؟!؛،]\s)/)

const HARMFUL: Readonly<Record<string, Mutation>> = {
  'a digit changed': (all, at) =>
    replaced(
      all,
      at,
      all[at]?.replace(/\p{Nd}/u, (digit) => (digit === '7' ? '9' : '7')),
    ),
  'every digit but the last changed': (all, at) =>
    replaced(
      all,
      at,
      all[at]?.replace(/\p{Nd}(?=.*\p{Nd})/gu, (digit) => (digit === '3' ? '4' : '3')),
    ),
  'a sentence deleted': (all, at) => {
    const parts = sentences(all[at] ?? '')
    return parts.length < 2 ? undefined : all.with(at, parts.toSpliced(1, 1).join(''))
  },
  'the order of two sentences swapped': (all, at) => {
    const [first, second, ...rest] = sentences(all[at] ?? '')
    return second === undefined || first === second
      ? undefined
      : all.with(at, [second, first, ...rest].join(''))
  },
  'a word of denial put in': (all, at) => replaced(all, at, all[at]?.replace(/ /, ' ليس ')),
  'the last word lost': (all, at) => replaced(all, at, all[at]?.replace(/\s\S+\s*$/, '')),
  'the paragraph deleted': (all, at) => all.toSpliced(at, 1),
  'the paragraph deleted while a look-alike stood beside it': (all, at) => all.toSpliced(at, 1),
}

const HARMLESS: Readonly<Record<string, Mutation>> = {
  'other spaces': (all, at) => replaced(all, at, `\u00a0 ${all[at]?.replaceAll(' ', '  ')}\t`),
  'vowel signs': (all, at) => replaced(all, at, all[at]?.replace(/([\u0628-\u0649])/g, '$1\u064E')),
  tatweel: (all, at) => replaced(all, at, all[at]?.replace(/(\p{L})(?=\p{L})/u, '$1ـــ')),
  'digits of another script': (all, at) =>
    replaced(
      all,
      at,
      all[at]?.replace(/[0-9]/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
    ),
  'direction marks': (all, at) => replaced(all, at, `\u200f${all[at]}\u200e`),
  'a paragraph put in before it': (all, at) =>
    all.toSpliced(at, 0, 'فقرة جديدة لا صلة لها بما سبق.'),
  'the paragraph moved to the end': (all, at) =>
    at === all.length - 1 ? undefined : [...all.toSpliced(at, 1), all[at] ?? ''],
  'an empty line before it': (all, at) => all.toSpliced(at, 0, ' \u00a0'),
}

function originalOf(paragraphs: readonly string[]) {
  return { path: 'original.txt', bytes: Buffer.from(paragraphs.join('\n')) }
}

/** A look-alike: the same sentence of somebody else's, with another number and another name. */
function lookAlike(paragraph: string): string {
  return `${paragraph.replace(/\p{Nd}/gu, '5').replace(/\s\S+\s*$/, '')} نظيره`
}

function count(
  source: Source,
  paragraphs: readonly string[],
): Map<string, [met: number, of: number]> {
  const counts = new Map<string, [number, number]>()
  const tally = (name: string, good: boolean) => {
    const [met, of] = counts.get(name) ?? [0, 0]
    counts.set(name, [met + (good ? 1 : 0), of + 1])
  }
  const plain = lockOriginal(source.id, source.claims, originalOf(paragraphs))
  for (const number of citedParagraphs(source.id, source.claims)) {
    const at = number - 1
    for (const [name, mutate] of Object.entries(HARMFUL)) {
      const beside = name.includes('look-alike')
      const before = beside
        ? paragraphs.toSpliced(at + 1, 0, lookAlike(paragraphs[at] ?? ''))
        : paragraphs
      const after = mutate(before, at)
      if (after === undefined) continue
      const locked = beside
        ? lockOriginal(source.id, onlyCiting(source, number), originalOf(before))
        : plain
      const fate = compareWithLock(locked, originalOf(after)).get(number)
      tally(
        name,
        beside ? fate?.kind === 'gone' : fate?.kind === 'altered' || fate?.kind === 'gone',
      )
    }
    for (const [name, mutate] of Object.entries(HARMLESS)) {
      const after = mutate(paragraphs, at)
      if (after === undefined) continue
      const fate = compareWithLock(plain, originalOf(after)).get(number)
      tally(name, fate !== undefined && isFollowed(fate, paragraphs[at] ?? '', after))
    }
  }
  return counts
}

function onlyCiting(source: Source, number: number): Claim[] {
  const at = [{ from: number, to: number }]
  return source.claims.slice(0, 1).map((claim) => ({ ...claim, at }))
}

/** Passed, or followed to a paragraph that is the same once it is normalised. */
function isFollowed(fate: Match, before: string, after: readonly string[]): boolean {
  if (fate.kind === 'exact') return true
  if (fate.kind !== 'moved') return false
  return paragraphsIn(originalOf(after))[fate.to - 1] === before
}

async function sourcesAndTexts(sources: string, originals: string) {
  const project = await readProject(
    foldersOf({ sources, originals }),
    createWorld(),
    new Findings(),
  )
  return Promise.all(
    project.sources.map(async (source) => ({
      source,
      paragraphs: paragraphsIn({
        path: source.original,
        bytes: await readFile(join(originals, source.original)),
      }),
    })),
  )
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const real = resolve(process.env.MUJAZ_ORIGINALS ?? join(root, 'sources/originals'))
const atHand = existsSync(join(real, '000_43827c12fc14fe1a.txt'))
if (!atHand)
  console.warn(`\n*** No originals in ${real}: only those written for the tests are mutated.\n`)

describe.each([
  [
    'written for the purpose',
    join(root, 'test/projects/harbour/sources'),
    join(root, 'test/projects/harbour/originals'),
    true,
  ],
  ['of the first brief', join(root, 'sources'), real, atHand],
])('the originals %s', (_, sources, originals, present) => {
  it.skipIf(!present)('should betray every harmful change, and none that is harmless', async () => {
    const totals = new Map<string, [number, number]>()
    for (const { source, paragraphs } of await sourcesAndTexts(sources, originals)) {
      for (const [name, [met, of]] of count(source, paragraphs)) {
        const [sum, all] = totals.get(name) ?? [0, 0]
        totals.set(name, [sum + met, all + of])
      }
    }
    console.info([...totals].map(([name, [met, of]]) => `${name}: ${met} of ${of}`).join('\n'))
    for (const [name, [met, of]] of totals) expect(`${name}: ${met}`).toBe(`${name}: ${of}`)
    expect(totals.size).toBe(Object.keys(HARMFUL).length + Object.keys(HARMLESS).length)
  })
})
