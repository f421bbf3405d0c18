import { paragraphsInWords } from '../languages/locators.ts'
import { OWN_LANGUAGE } from '../languages/packs.ts'
import { directionOf } from '../model/language.ts'
import type { Original } from '../model/lock.ts'
import type { EarlierWording } from '../model/memory.ts'
import {
  type Citation,
  type Claim,
  claimsCiting,
  findSource,
  formatLocator,
  type Locator,
  type Source,
  shortTitleOf,
} from '../model/source.ts'
import { decode } from '../text/decode.ts'
import { locatorsMeet, numbersIn } from '../text/locator.ts'
import { paragraphsOf } from '../text/paragraphs.ts'
import { earlierMessage, statementMessage, textMessages } from './messages.ts'
import type { NoteMessage, PassageMessage } from './protocol.ts'
import type { Page } from './views.ts'

/**
 * What stands behind a footnote: the statement, the passages that it cites as the originals have
 * them, what is wrong with the sources there, and the claims that were made of them.
 *
 * @param earlier by claim, what was accepted before of those whose languages are not in step
 * @returns `undefined` where the brief has no such note
 */
export function noteOf(
  { brief, full }: Page,
  label: string,
  earlier: ReadonlyMap<string, EarlierWording>,
): NoteMessage | undefined {
  const noted = /^[1-9]\d*$/.test(label) ? brief.noted?.[Number(label) - 1] : undefined
  if (noted === undefined) return undefined
  const { sources, originals } = full.project
  const passages = noted.citations.flatMap((citation) => {
    const source = findSource(citation.source, sources)
    if (!source) return []
    const made = claimsCiting(source.id, sources).filter(({ id }) => noted.claims.includes(id))
    return [passageOf(citation, made, source, originals.get(source.id), earlier)]
  })
  return {
    label,
    ...(noted.statements && { statement: statementMessage(noted.statements) }),
    passages,
  }
}

function passageOf(
  { at }: Citation,
  claims: readonly Claim[],
  { id, record, original, path, health }: Source,
  atHand: Original | undefined,
  earlier: ReadonlyMap<string, EarlierWording>,
): PassageMessage {
  return {
    title: textMessages(shortTitleOf(record)),
    source: id,
    locator: paragraphsInWords(at, OWN_LANGUAGE),
    original,
    file: path,
    lang: record.language,
    dir: directionOf(record.language),
    ...(atHand && { paragraphs: paragraphsAt(at, atHand) }),
    health: health
      .filter((entry) => locatorsMeet(entry.at, at))
      .map((entry) => ({
        kind: entry.kind,
        locator: formatLocator(entry.at),
        texts: textMessages(entry.note),
      })),
    claims: claims.map(({ statements, id }) => {
      const before = earlier.get(id)
      return {
        ...statementMessage(statements, id),
        ...(before && { earlier: earlierMessage(before) }),
      }
    }),
  }
}

function paragraphsAt(at: Locator, { bytes }: Original): { number: number; text?: string }[] {
  const paragraphs = paragraphsOf(decode(bytes).text)
  return numbersIn(at).map((number) => {
    const text = paragraphs[number - 1]
    return { number, ...(text !== undefined && { text: text.trim() }) }
  })
}
