import type { Block, Document, Section } from '../contract/document.ts'
import { paragraph, row, text, titleOf } from '../contract/nodes.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief, Noted, Part } from '../model/brief.ts'
import { type Language, languagesOf, mapEach, of } from '../model/language.ts'
import { type References, referencesOf } from '../references/of-sources.ts'
import type { Context } from '../report/context.ts'
import { writeCards, writeSourceNotes } from './cards.ts'
import { tellingChanges, writeChanges, writeRevision } from './changes.ts'
import { type Asset, createCiters } from './citations.ts'
import { writeEvidence } from './evidence.ts'
import { Notes } from './notes.ts'
import {
  writeAnswer,
  writeDisputes,
  writeImprint,
  writeJudgements,
  writeKeyFigures,
  writeQuestions,
} from './page-one.ts'
import {
  type Writer,
  writeBottomLine,
  writeChart,
  writeComparisons,
  writeGaps,
  writeLeftOut,
  writePictures,
  writeSection,
  writeSources,
  writeTimeline,
} from './parts.ts'
import { checkWords } from './word-budget.ts'

/** What a brief is written with. */
export interface WriteOptions {
  /** Whether something in it would stop a release, so that every page must say so. */
  readonly draft: boolean
  /** Reads the locales of the citation processor. */
  readonly asset: Asset
}

/** What is written of a brief. */
export interface Written {
  /** The one document that everything is made of: text by `stringify`, pages by `render`. */
  readonly document: Document
  /** Its sources, as other programs cite them. */
  readonly references: References
  /** What its notes stand for, the first at index 0. */
  readonly noted: readonly Noted[]
}

/**
 * A brief in the words and the citation style of an audience: a Brief in, its Document out. Notes are
 * numbered in reading order, so that the first mark a reader meets is 1.
 */
export function write(
  brief: Brief,
  audience: Audience,
  { draft, asset }: WriteOptions,
  context: Context,
): Written {
  const { labels, changeBars, fullBrief, name } = audience
  const citers = createCiters(brief.sources, audience, asset)
  const notes = new Notes(citers, brief.sources, labels, context)
  const languages = languagesOf(brief.title)
  const writer: Writer = { brief, languages, labels, notes, citers, marked: new Map(), context }
  if (changeBars) {
    for (const { topic, kind } of tellingChanges(writer)) {
      if (kind !== 'withdrawn') writer.marked.set(topic, kind)
    }
  }
  const cover = [...writeCover(brief), ...writeAssisted(writer), ...writeRevision(writer)]
  const printed = brief.parts.flatMap((part) => writePart(part, writer))
  checkWords(printed, audience, context)
  const document: Document = {
    audience: name,
    languages,
    date: brief.date,
    shortTitle: brief.shortTitle,
    ...(brief.keywords && { keywords: brief.keywords }),
    ...(draft && {
      status: mapEach(labels, (own) => own['status-draft'] ?? ''),
    }),
    title: titleOf(brief.title),
    ...ending(cover, printed, writeLeftOut(writer, fullBrief), writeSourceNotes(writer)),
    notes: notes.written,
  }
  return { document, references: referencesOf(brief.sources), noted: notes.noted }
}

/** Cover and sections with what stands at the end of the last printed one, and what is not printed after it. */
function ending(
  cover: readonly Block[],
  printed: readonly Section[],
  end: readonly Block[],
  unprinted: readonly Section[],
): Pick<Document, 'cover' | 'sections'> {
  const last = printed.at(-1)
  if (!last) return { cover: [...cover, ...end], sections: unprinted }
  return {
    cover,
    sections: [
      ...printed.slice(0, -1),
      { ...last, blocks: [...last.blocks, ...end] },
      ...unprinted,
    ],
  }
}

function writePart(part: Part, writer: Writer): Section[] {
  switch (part) {
    case 'bottom-line':
      return writeBottomLine(writer)
    case 'answer':
      return writeAnswer(writer)
    case 'judgements':
      return writeJudgements(writer)
    case 'key-figures':
      return writeKeyFigures(writer)
    case 'disputes':
      return writeDisputes(writer)
    case 'questions':
      return writeQuestions(writer)
    case 'imprint':
      return writeImprint(writer)
    case 'comparison':
      return writeComparisons(writer)
    case 'timeline':
      return writeTimeline(writer)
    case 'chart':
      return writeChart(writer)
    case 'pictures':
      return writePictures(writer)
    case 'gaps':
      return writeGaps(writer)
    case 'changes':
      return writeChanges(writer)
    case 'evidence':
      return writeEvidence(writer)
    case 'cards':
      return writeCards(writer)
    case 'sources':
      return writeSources(writer)
    default:
      return writer.brief.sections
        .filter(({ id }) => id === part)
        .map((section) => writeSection(section, writer))
  }
}

function writeCover({ subtitle, purpose }: Brief): Block[] {
  return Object.entries({ subtitle, purpose }).flatMap(([role, words]) =>
    words
      ? [
          row(role as 'subtitle' | 'purpose', languagesOf(words), (language) => [
            paragraph([text(of(words, language))]),
          ]),
        ]
      : [],
  )
}

/** That a model drafted claims of what is printed, wherever it is printed: no audience can leave it out. */
function writeAssisted({ brief, languages, labels }: Writer): Block[] {
  const isAssisted = brief.sources.some(({ claims }) =>
    claims.some(({ draftedBy, status }) => draftedBy !== undefined && status === 'final'),
  )
  if (!isAssisted) return []
  const words = (language: Language) => [
    paragraph([text(of(labels, language)['ai-assisted'] ?? '')]),
  ]
  return [row('assisted', languages, words)]
}
