import type { Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { stringify } from 'yaml'
import { bilingualHeading, inEveryLanguage, paragraph, role, text } from '../contract/nodes.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief, Noted, Part } from '../model/brief.ts'
import { type ByLanguage, LANGUAGES } from '../model/language.ts'
import { tellingChanges, writeChanges, writeRevision } from './changes.ts'
import { type Asset, createCiters, referencesOf } from './citations.ts'
import { writeEvidence } from './evidence.ts'
import { Notes } from './notes.ts'
import {
  type Writer,
  writeBottomLine,
  writeChart,
  writeComparisons,
  writeGaps,
  writeLeftOut,
  writeSection,
  writeSources,
  writeTimeline,
} from './parts.ts'

/** Version of the Markdown brief's form; it changes when an old brief would no longer render. */
const FORM = 1

const stringifier = unified()
  .use(remarkFrontmatter)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true })
  .freeze()

/**
 * The brief as GitHub-flavoured Markdown with footnotes: the one document that everything is
 * rendered from, its sources as data, and what its notes stand for, the first at index 0. Numbers are
 * given in reading order, so that the first mark a reader meets is 1.
 *
 * @param draft whether something in it would stop a release, so that every page must say so
 * @param asset reads the locales of the citation processor
 */
export function write(
  brief: Brief,
  audience: Audience,
  { draft }: { readonly draft: boolean },
  asset: Asset,
): { readonly markdown: string; readonly references: string; readonly noted: readonly Noted[] } {
  const citers = createCiters(brief.sources, audience, asset)
  const notes = new Notes(citers, brief.sources, audience.labels)
  const writer: Writer = { brief, labels: audience.labels, notes, citers, marked: new Map() }
  if (audience.changeBars) {
    for (const { topic, kind } of tellingChanges(writer)) writer.marked.set(topic, kind)
  }
  const body: RootContent[] = [
    { type: 'yaml', value: frontMatter(brief, audience, draft) },
    ...writeCover(brief),
    ...writeRevision(writer),
    ...brief.parts.flatMap((part) => writePart(part, writer)),
    ...writeLeftOut(writer, audience.fullBrief),
  ]
  const root: Root = { type: 'root', children: [...body, ...notes.definitions] }
  return {
    markdown: stringifier.stringify(root),
    references: referencesOf(brief.sources),
    noted: notes.noted,
  }
}

function writePart(part: Part, writer: Writer): RootContent[] {
  switch (part) {
    case 'bottom-line':
      return writeBottomLine(writer)
    case 'comparison':
      return writeComparisons(writer)
    case 'timeline':
      return writeTimeline(writer)
    case 'chart':
      return writeChart(writer)
    case 'gaps':
      return writeGaps(writer)
    case 'changes':
      return writeChanges(writer)
    case 'evidence':
      return writeEvidence(writer)
    case 'sources':
      return writeSources(writer)
    default:
      return writer.brief.sections
        .filter(({ id }) => id === part)
        .flatMap((section) => writeSection(section, writer))
  }
}

function frontMatter(brief: Brief, audience: Audience, draft: boolean): string {
  return stringify({
    mujaz: FORM,
    audience: audience.name,
    languages: LANGUAGES,
    date: brief.date,
    'short-title': brief.shortTitle,
    ...(brief.keywords && { keywords: brief.keywords }),
    ...(draft && { status: draftLine(audience) }),
  }).trimEnd()
}

function draftLine({ labels }: Audience): ByLanguage {
  return { en: labels.en['status-draft'] ?? '', ar: labels.ar['status-draft'] ?? '' }
}

function writeCover(brief: Brief): RootContent[] {
  return [
    bilingualHeading(1, brief.title),
    role('subtitle'),
    ...inEveryLanguage((language) => [paragraph([text(brief.subtitle[language])])]),
    role('purpose'),
    ...inEveryLanguage((language) => [paragraph([text(brief.purpose[language])])]),
  ]
}
