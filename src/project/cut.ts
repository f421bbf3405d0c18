import { originalHash } from '../lock/lock-file.ts'
import type { ArticleParagraph } from '../model/article.ts'
import type { Original } from '../model/lock.ts'
import type { Locator } from '../model/source.ts'
import { numbersIn } from '../text/locator.ts'
import type { World } from '../world/world.ts'

/** A paragraph that is no part of the original, and why. */
export interface CutParagraph {
  /** Among all paragraphs of the file, from 1: what `keep` takes. */
  readonly number: number
  readonly text: string
  readonly why: string
}

/** One that can be put back after the file is gone. */
export interface CutPlace extends CutParagraph {
  /** How many paragraphs of the original stand before it. */
  readonly after: number
}

/** What was cut of the file of which an original was made. */
export interface CutList {
  /** The hash of the original that the places are of: of another text they say nothing. */
  readonly sha256: string
  readonly cut: readonly CutPlace[]
}

/** The paragraphs of a file that were cut, in order. */
export function cutOf(paragraphs: readonly ArticleParagraph[]): CutParagraph[] {
  return paragraphs.flatMap(({ cut, text }, index) =>
    cut === undefined ? [] : [{ number: index + 1, text, why: cut }],
  )
}

/**
 * The paragraphs of a file with some of those put back that were cut.
 *
 * @param keep their numbers in the file
 * @returns the sentence that says why it cannot be done, where one of them was not cut
 */
export function withKept(
  paragraphs: readonly ArticleParagraph[],
  keep: Locator,
): readonly ArticleParagraph[] | string {
  const kept = numbersIn(keep)
  const unknown = kept.find((number) => paragraphs[number - 1]?.cut === undefined)
  if (unknown !== undefined) {
    const were = cutOf(paragraphs).map(({ number }) => number)
    return `Paragraph ${unknown} of the file was not cut; ${were.length > 0 ? `${were.join(', ')} were` : 'none was'}.`
  }
  return paragraphs.map((paragraph, index) =>
    kept.includes(index + 1) ? withoutCut(paragraph) : paragraph,
  )
}

function withoutCut({ cut: _, ...paragraph }: ArticleParagraph): ArticleParagraph {
  return paragraph
}

/**
 * Where the list of what was cut lies: beside the original, since it repeats other people's words as that does, and
 * git ignores both.
 *
 * @param original its path
 */
export function cutListPath(original: string): string {
  return `${original}.cut.json`
}

/** @returns what is to be written beside an original; `undefined` where nothing was cut */
export function cutListOf(
  paragraphs: readonly ArticleParagraph[],
  original: Original,
): CutList | undefined {
  let after = 0
  const cut = paragraphs.flatMap((paragraph, index): CutPlace[] => {
    const { cut: why, text } = paragraph
    if (why !== undefined) return [{ number: index + 1, text, why, after }]
    after += 1
    return []
  })
  return cut.length > 0 ? { sha256: originalHash(original), cut } : undefined
}

/** The text of a list, a line for every paragraph. */
export function writeCutList({ sha256, cut }: CutList): string {
  const lines = cut.map((each) => `\n    ${JSON.stringify(each)}`)
  return `{\n  "sha256": "${sha256}",\n  "cut": [${lines.join(',')}\n  ]\n}\n`
}

/** What can be put back into an original; `undefined` where that is not known, or only of another text of it. */
export async function readCutList(original: Original, world: World): Promise<CutList | undefined> {
  const bytes = await world.read(cutListPath(original.path))
  if (bytes === undefined) return undefined
  let list: Partial<CutList> | null
  try {
    list = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
  const { sha256, cut } = list ?? {}
  if (sha256 !== originalHash(original) || !Array.isArray(cut) || !cut.every(isPlace)) {
    return undefined
  }
  return { sha256, cut }
}

function isPlace(value: unknown): value is CutPlace {
  const { number, after, text, why } = (value ?? {}) as Partial<Record<keyof CutPlace, unknown>>
  return (
    Number.isSafeInteger(number) &&
    Number.isSafeInteger(after) &&
    Number(after) >= 0 &&
    typeof text === 'string' &&
    !/[\r\n]/.test(text) &&
    text.trim() !== '' &&
    typeof why === 'string'
  )
}
