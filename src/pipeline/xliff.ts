import { join } from 'node:path'
import type { PhrasingContent } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import type { VFileMessage } from 'vfile-message'
import { normalised } from '../exchange/inline-markdown.ts'
import { writeTbx } from '../exchange/tbx.ts'
import { markOfBrief, type Unit, type Units } from '../exchange/xliff/unit.ts'
import { writeXliff } from '../exchange/xliff/write.ts'
import { acceptedIn } from '../lock/accept.ts'
import { paragraphsIn } from '../lock/lock-file.ts'
import { writeTmx } from '../memory/tmx.ts'
import type { EditorsFile } from '../model/editor.ts'
import type { XliffVersion } from '../model/format.ts'
import { type ByLanguage, type Language, of } from '../model/language.ts'
import { type Claim, findSource, formatLocator, shortTitleOf } from '../model/source.ts'
import { type Text, type TextKind, textsOf } from '../model/texts.ts'
import { Guard } from '../project/guard.ts'
import { type Folders, foldersOf, type Project, readProject } from '../project/load.ts'
import { entriesOf, pairsForTranslators } from '../project/memory.ts'
import { readWrittenClaims, type WrittenClaims, withLacking } from '../project/written.ts'
import { Collector } from '../report/context.ts'
import type { Finding } from '../report/findings.ts'
import { numbersIn } from '../text/locator.ts'
import { termFinder } from '../verify/names/occurring.ts'
import { citationsOf } from '../verify/statements.ts'
import { createWorld } from '../world/world.ts'
import { refuseFolder } from './out-folder.ts'
import { ASKED_FOR, type BuiltFile, Outcome } from './outcome.ts'

export interface XliffOptions extends Partial<Folders> {
  /** The language that is translated. @default the first of the brief that is not `to` */
  readonly from?: Language
  /** The language that it is translated into. @default the first of the brief that is not `from` */
  readonly to?: Language
  /** @default '2.1' */
  readonly version?: XliffVersion
  /** Whether what is sensitive or names a private person goes out as well. @default false */
  readonly all?: boolean
  /** The folder of the files. @default 'output' */
  readonly out?: string
}

export interface XliffResult {
  /** What was written; nothing where the project cannot be read, which is among the findings. */
  readonly files: readonly BuiltFile[]
  readonly from: Language
  readonly to: Language
  /** How many texts there are, by how far they have come. */
  readonly counts: Readonly<Record<Unit['state'], number>>
  /** Ids of the texts that stayed here since they are sensitive or name a private person. */
  readonly withheld: readonly string[]
  readonly findings: readonly VFileMessage[]
}

/**
 * Writes the texts of a brief for translators’ tools: an XLIFF file with one unit a text, the terms and names as TBX, and
 * all pairs that are or were accepted as TMX.
 * It changes nothing of the project.
 *
 * @throws Error where the brief has no such pair of languages, or where files would be written over that Mujaz did not make
 */
export async function xliff(
  options: XliffOptions = {},
  world = createWorld(),
): Promise<XliffResult> {
  const folders = foldersOf(options)
  const { out = 'output', version = '2.1', all = false } = options
  const outcome = new Outcome('build')
  const context = new Collector()
  const project = await readProject(folders, world, context)
  const [from, to] = directionIn(project.languages, options)
  const { editor } = project
  const written = await readWrittenClaims(project, world)
  const lacking = new Set(
    from === project.languages[0]
      ? written.lacking.map(({ place }) => `${place.path}:${place.line}`)
      : [],
  )
  // What is to be translated is not missing by mistake.
  const isSent = ({ rule, place, path }: Finding) =>
    rule === 'language-missing' && lacking.has(`${path}:${place?.line}`)
  const entries = entriesOf(project, context)
  const findings = context.findings.filter((finding) => !isSent(finding))
  outcome.found({ value: undefined, findings })
  const none = { initial: 0, translated: 0, final: 0 }
  if (!editor || !entries) {
    return { files: [], from, to, counts: none, withheld: [], findings: outcome.messages }
  }
  await refuseFolder(out, folders, world)
  const { units, withheld } = unitsOf({ ...project, editor }, written, { from, to, all })
  const names = editor.names.filter((name) => all || !name.private)
  const readable = from === project.languages[0] ? written.lacking : []
  const pairs = pairsForTranslators(entries, { ...project, editor }, readable, all)
  const files = [
    [`brief.${from}-${to}.xlf`, writeXliff(units, version)],
    ['brief.tbx', writeTbx(editor, names)],
    ...(pairs.length > 0 ? [['brief.tmx', writeTmx(pairs, [from, to], true)]] : []),
  ] as const
  outcome.take({
    files: files.map(([name, content]) => ({
      path: join(out, name),
      size: Buffer.byteLength(content),
      why: ASKED_FOR,
      content,
    })),
    findings: [],
  })
  const isWritten = await outcome.write(world, out)
  const counts = { ...none }
  for (const { state } of units.units) counts[state] += 1
  return {
    files: isWritten ? outcome.files : [],
    ...{ from, to, counts, withheld },
    findings: outcome.messages,
  }
}

/** Which language of a brief is translated into which. */
function directionIn(
  languages: readonly Language[],
  { from, to }: Pick<XliffOptions, 'from' | 'to'>,
): readonly [from: Language, to: Language] {
  const [first = ''] = languages
  if (languages.length < 2) {
    throw new Error(`The brief is in one language, ${first}: there is nothing to translate.`)
  }
  for (const language of [from, to]) {
    if (language !== undefined && !languages.includes(language)) {
      throw new Error(`The brief is not in ${language}: its languages are ${languages.join(', ')}.`)
    }
  }
  const source = from ?? languages.find((language) => language !== to) ?? first
  const target = to ?? languages.find((language) => language !== source) ?? first
  if (source === target) {
    throw new Error(`${source} is to be translated into itself. Name another language with --to.`)
  }
  return [source, target]
}

/** Texts that are no statement for a translator: the terms go out as TBX, and templates are not the brief’s. */
const NOT_SENT: readonly TextKind[] = [
  'name',
  'short-name',
  'name-forms',
  'term',
  'label',
  'running-line',
  'full-brief',
]

interface Direction {
  readonly from: Language
  readonly to: Language
  readonly all: boolean
}

function unitsOf(
  project: Project & { readonly editor: EditorsFile },
  written: WrittenClaims,
  direction: Direction,
): { readonly units: Units; readonly withheld: readonly string[] } {
  const { sources, editor, lock } = project
  const { from, to, all } = direction
  const lacking = from === project.languages[0] ? written.lacking : []
  const claims = new Map(
    [...lacking, ...sources.flatMap((source) => source.claims)].map((claim) => [claim.id, claim]),
  )
  const whole = textsOf(withLacking(sources, lacking), editor)
  const guard = all ? undefined : new Guard(editor, [...claims.values()], sources)
  const names = editor.names.filter((name) => all || !name.private)
  const termsIn = termFinder(editor.terms, names, from)
  const isAccepted = acceptedIn(lock?.statements ?? {})
  const units: Unit[] = []
  const withheld: string[] = []
  for (const text of whole) {
    if (NOT_SENT.includes(text.kind)) continue
    const own = text.rests.flatMap((id) => claims.get(id) ?? [])
    if (guard?.keeps(text, own)) {
      withheld.push(text.id)
      continue
    }
    const isLacking = text.says[to] === undefined
    units.push({
      key: text.id,
      kind: text.kind,
      source: contentOf(text, from, written),
      ...(!isLacking && { target: contentOf(text, to, written) }),
      state: isLacking ? 'initial' : isAccepted(text) ? 'final' : 'translated',
      notes: notesOn(text, own, project, guard),
      terms: termsOf(termsIn(of(text.says, from).plain), direction),
    })
  }
  return { units: { brief: markOfBrief(editor.title), from, to, units }, withheld }
}

/** What terms and names are called in both languages, each pair once. */
function termsOf(terms: readonly ByLanguage[], { from, to }: Direction): Unit['terms'] {
  const pairs = new Map(
    terms.map((term) => {
      const pair = { source: of(term, from), target: of(term, to) }
      return [JSON.stringify(pair), pair] as const
    }),
  )
  return [...pairs.values()]
}

/** The words of a text in one language, with the marks that a note has. */
function contentOf(
  { id, says }: Text,
  language: Language,
  { statements }: WrittenClaims,
): readonly PhrasingContent[] {
  const { plain, content } = of(says, language)
  const own = statements.get(id)
  const nodes = own?.get(language) ?? content
  if (!nodes) return [{ type: 'text', value: plain }]
  const [first = nodes] = own?.values() ?? []
  return normalised(withoutFigureData(nodes, figuresIn(first)))
}

/** By what a figure is known in every language: the rest of its data stays in the note. */
interface FigureIdentity {
  readonly measure: string
  readonly population: string | undefined
}

function figuresIn(nodes: readonly PhrasingContent[]): FigureIdentity[] {
  return nodes.flatMap((node) => {
    const inner = 'children' in node ? figuresIn(node.children as PhrasingContent[]) : []
    return node.type === 'textDirective' ? [identityOf(node), ...inner] : inner
  })
}

function identityOf({ attributes }: TextDirective): FigureIdentity {
  const { measure, population } = attributes ?? {}
  return { measure: measure ?? '', population: population ?? undefined }
}

/** @param first the figures of the default language, which say whom they count where the other leaves it out */
function withoutFigureData(
  nodes: readonly PhrasingContent[],
  first: FigureIdentity[],
): PhrasingContent[] {
  return nodes.map((node) => {
    if (!('children' in node)) return node
    const children = withoutFigureData(node.children as PhrasingContent[], first)
    if (node.type !== 'textDirective') return { ...node, children } as PhrasingContent
    const own = identityOf(node)
    const at = first.findIndex(
      ({ measure, population }) =>
        measure === own.measure && (population === own.population || own.population === undefined),
    )
    const [same = own] = at < 0 ? [] : first.splice(at, 1)
    const { measure, population } = same
    return {
      ...node,
      attributes: { ...(measure && { measure }), ...(population && { population }) },
      children,
    }
  })
}

/** What a translator is told of a text: what it is, what it rests on, and the passages that are at hand and may be shown. */
function notesOn(
  { owner, place, kind }: Text,
  claims: readonly Claim[],
  { sources, originals }: Project,
  guard: Guard | undefined,
): Unit['notes'] {
  const where = 'line' in place ? `${place.path}:${place.line}` : place.path
  const isDraft = kind === 'claim' && claims.some(({ status }) => status === 'draft')
  const told = citationsOf(claims).flatMap(({ source, at }): Unit['notes'] => {
    const found = findSource(source, sources)
    if (!found) return []
    const { record } = found
    const name = Object.values(shortTitleOf(record))[0] ?? source
    const citation = `${name} (${source}), ${record.issued ?? 'undated'}, paragraph ${formatLocator(at)}, in the language ${record.language}`
    const original = originals.get(source)
    const paragraphs = original ? paragraphsIn(original) : []
    const passages = numbersIn(at).flatMap((number) => {
      const passage = paragraphs[number - 1]
      const own = { source, at: [{ from: number, to: number }] }
      return passage === undefined || guard?.meets(own) || guard?.names(passage)
        ? []
        : [{ category: 'passage' as const, text: `${source}, paragraph ${number}: ${passage}` }]
    })
    return [
      ...(guard?.names(citation) ? [] : [{ category: 'citation' as const, text: citation }]),
      ...passages,
    ]
  })
  return [{ category: 'what', text: `${owner}${isDraft ? ', a draft' : ''} (${where})` }, ...told]
}
