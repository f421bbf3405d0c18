import { findPack } from '../languages/packs.ts'
import { lightStemsIn } from '../languages/stems.ts'
import { paragraphsIn } from '../lock/lock-file.ts'
import { type EditorsFile, findSection } from '../model/editor.ts'
import { type ByLanguage, each, type Language, of, primaryLanguage } from '../model/language.ts'
import { citedIn, claimsCiting, type Locator, type Source } from '../model/source.ts'
import { type Folders, foldersOf } from '../project/load.ts'
import { digest } from '../text/hash.ts'
import { ID } from '../text/id.ts'
import { namesParagraph } from '../text/locator.ts'
import { createWorld, type World } from '../world/world.ts'
import {
  answerTo,
  type DryRequest,
  dryRequest,
  endpointOf,
  type Outside,
  settingsOf,
  writeNote,
} from './asking.ts'
import { claimText, type DraftedClaim } from './claim-text.ts'
import type { ChatRequest, Endpoint } from './endpoint.ts'
import { additionsTo, type Candidate, Gate, type Note, noteOf, reasonsOf } from './gate.ts'
import { Mask } from './mask.ts'
import { type Beside, remarksOn, whyNotSaid } from './own-checks.ts'
import { type Proposal, readReply } from './reply.ts'
import { type AskedParagraph, type Group, groupsOf, PASSES, requestOf } from './request.ts'
import type { DraftingSettings } from './settings.ts'

export interface DraftOptions extends Partial<Folders>, Outside {
  /** Paragraphs to draft from. @default those that no claim rests on, and nobody has set aside */
  readonly at?: Locator
  /**
   * Asked, with all that would be sent, before anything is. @default it is sent
   *
   * @returns whether it may be
   */
  readonly confirm?: (requests: readonly DryRequest[]) => boolean
  /** Hears of each request that is answered, in a line. */
  readonly onProgress?: (line: string) => void
}

/** A proposal of the model's, with its names put back. */
export interface ToldProposal {
  /** From 1. */
  readonly paragraph: number
  readonly quote: string
  readonly statements: ByLanguage
}

/** A proposal that became a claim. */
export interface Drafted extends ToldProposal {
  readonly id: string
  readonly section: string
  /** The model, and whether only one of the passes found it. */
  readonly by: string
  /** What a person should look at. */
  readonly remarks: readonly string[]
}

/** A proposal that did not pass. */
export interface Refused extends ToldProposal {
  readonly why: readonly string[]
}

/** What came of drafting. */
export interface DraftResult {
  /** Path of the note. */
  readonly note: string
  readonly written: boolean
  readonly drafted: readonly Drafted[]
  readonly refused: readonly Refused[]
  /** What could not be asked, read or written, a sentence each. */
  readonly faults: readonly string[]
  /** Paragraphs that were asked for, and not sent since a claim that is sensitive rests on them. */
  readonly withheld: readonly number[]
  readonly spent: { readonly requests: number; readonly tokens: number }
}

/**
 * Asks a model for claims on an original, and adds those that pass every check to the end of its note, as drafts.
 *
 * @param id of the source
 * @throws TypeError where there is no such source; Error where drafting is off, or the project is in no state for it
 */
export async function draft(
  id: string,
  options: DraftOptions = {},
  world = createWorld(),
): Promise<DraftResult> {
  const folders = foldersOf(options)
  const order = await prepare(id, options, folders, world)
  const { gate, note, settings, mask, subject } = order
  if (options.confirm && !options.confirm(await dryRequestsOf(order, folders, world))) {
    throw new Error('What would be sent is not what was shown: look at it as it is now.')
  }
  const endpoint = endpointOf(settings, options)
  const asked = await askAll(order, endpoint, options, folders, world)
  const { faults } = asked
  const refused: Refused[] = []
  const ids = new Set([
    ...gate.project.sources.flatMap(({ claims }) => claims.map((claim) => claim.id)),
    ...gate.project.leftOut,
  ])
  const passes: Told[][] = []
  for (const proposals of asked.passes) {
    const told = proposals.flatMap((proposal) => {
      const found = tellOf(proposal, {
        ...order,
        editor: gate.editor,
        languages: subject.languages,
      })
      if ('why' in found) {
        refused.push(found)
        return []
      }
      return [found]
    })
    const once: Told[] = []
    for (const each of await sound(told, order, ids, refused)) {
      if (!once.some((other) => isSame(each, other))) once.push(each)
    }
    passes.push(once)
  }
  const union = unionOf(passes, settings.model)
  const candidates = new Map(union.map((each) => [candidateOf(each, each.by, ids, mask), each]))
  const held = await gate.hold([...candidates.keys()], additionsTo(note, gate.editor))
  const drafted: Drafted[] = []
  const writing: Candidate[] = []
  for (const [candidate, judged] of held) {
    const told = candidates.get(candidate)
    if (!told) continue
    const { paragraph, quote, statements } = told.beside
    const said = reasonsOf(judged)
    if (judged.refused) {
      refused.push({ paragraph, quote, statements, why: said })
      continue
    }
    writing.push(candidate)
    drafted.push({
      ...{ paragraph, quote, statements },
      ...{ id: candidate.claim.id, section: candidate.section, by: told.by },
      remarks: [...remarksOn(told.beside), ...said],
    })
  }
  const edit = additionsTo(note, gate.editor)
  const unwritten = await writeNote(writing, edit, note, folders, world, options)
  return {
    note: note.source.path,
    written: writing.length > 0 && unwritten === undefined,
    drafted,
    refused: onceEach(refused),
    faults: unwritten === undefined ? faults : [...faults, unwritten],
    withheld: order.withheld,
    spent: endpoint.spent,
  }
}

/** What {@link draft} would send, and nothing is sent. */
export async function draftRequests(
  id: string,
  options: DraftOptions = {},
  world = createWorld(),
): Promise<DryRequest[]> {
  const folders = foldersOf(options)
  return dryRequestsOf(await prepare(id, options, folders, world), folders, world)
}

function dryRequestsOf(
  { requests, settings }: Order,
  folders: Folders,
  world: World,
): Promise<DryRequest[]> {
  return Promise.all(requests.map(({ request }) => dryRequest(request, settings, folders, world)))
}

/** All that is known before anybody is asked. */
interface Order {
  readonly settings: DraftingSettings
  readonly gate: Gate
  readonly note: Note
  readonly paragraphs: readonly string[]
  readonly original: Language
  readonly mask: Mask
  readonly subject: { readonly languages: readonly Language[] }
  readonly withheld: readonly number[]
  readonly requests: readonly {
    readonly pass: number
    readonly group: Group
    readonly request: ChatRequest
  }[]
}

async function prepare(
  id: string,
  { at }: DraftOptions,
  folders: Folders,
  world: World,
): Promise<Order> {
  const settings = await settingsOf(folders, world)
  const gate = await Gate.open(folders, world)
  const { sources, originals, languages, leftOut } = gate.project
  const [faulty] = leftOut
  if (faulty !== undefined) {
    throw new Error(
      `Claim \`${faulty}\` cannot be read, and may be meant to keep something back, so nothing is sent. See why: mujaz check`,
    )
  }
  const note = await noteOf(id, gate.project, world)
  const { source } = note
  const text = originals.get(id)
  if (text === undefined) {
    throw new Error(`The original of \`${id}\` is not at hand: nothing could be drafted from it.`)
  }
  const original = findPack(primaryLanguage(source.record.language))?.tag
  if (original === undefined) {
    throw new Error(
      `Nobody here can read the language of \`${id}\`, ${source.record.language}: a draft could not be checked.`,
    )
  }
  const paragraphs = paragraphsIn(text)
  const mask = new Mask(gate.editor.names)
  // In their order, whichever are sent: what is hidden is called the same in every run.
  for (const paragraph of paragraphs) mask.hide(paragraph)
  const { asked, withheld } = askedOf(source, sources, paragraphs, at)
  const topics = [
    ...new Set(
      sources
        .flatMap(({ claims }) => claims)
        .flatMap((claim) => (claim.sensitive ? [] : claim.topic)),
    ),
  ].sort()
  const subject = { model: settings.model, editor: gate.editor, languages, original, topics }
  const groups = groupsOf(asked)
  return {
    ...{ settings, gate, paragraphs, original, mask, subject, withheld },
    note,
    requests: PASSES.flatMap((pass, index) =>
      groups.map((group) => ({
        pass: index,
        group,
        request: requestOf(group, pass, subject, mask),
      })),
    ),
  }
}

/** The paragraphs that are asked about, and those that never leave the machine. */
function askedOf(
  source: Source,
  sources: readonly Source[],
  paragraphs: readonly string[],
  at: Locator | undefined,
): { readonly asked: AskedParagraph[]; readonly withheld: number[] } {
  const claims = claimsCiting(source.id, sources)
  const noise = source.health.filter(({ kind }) => kind === 'noise').flatMap((entry) => entry.at)
  const wanted = (number: number) =>
    at === undefined
      ? !namesParagraph(source.setAside, number) &&
        !claims.some((claim) => namesParagraph(citedIn(claim, source.id), number))
      : namesParagraph(at, number)
  const isSensitive = (number: number) =>
    claims.some((claim) => claim.sensitive && namesParagraph(citedIn(claim, source.id), number))
  const all = paragraphs
    .map((text, index) => ({ paragraph: index + 1, text }))
    .filter(({ paragraph }) => !namesParagraph(noise, paragraph))
  const wished = all.filter(({ paragraph }) => wanted(paragraph))
  return {
    asked: wished.filter(({ paragraph }) => !isSensitive(paragraph)),
    withheld: wished.flatMap(({ paragraph }) => (isSensitive(paragraph) ? paragraph : [])),
  }
}

/** Asks all there is to ask, one request after the other, until it is done or nobody answers any more. */
async function askAll(
  { requests, settings }: Order,
  endpoint: Endpoint,
  { onProgress, signal }: DraftOptions,
  folders: Folders,
  world: World,
): Promise<{ readonly passes: readonly Proposal[][]; readonly faults: string[] }> {
  const passes = PASSES.map((): Proposal[] => [])
  const faults: string[] = []
  for (const [index, { pass, group, request }] of requests.entries()) {
    const which = `${index + 1} of ${requests.length}: ${numbersOf(group)}`
    const answer = await answerTo(request, readReply, { settings, endpoint, folders, world })
    if (answer === undefined) {
      faults.push(
        `${numbersOf(group)}: the answer is cut off, or no sound JSON. Nothing of it is used.`,
      )
      continue
    }
    if ('why' in answer) {
      const rest = requests.slice(index).flatMap((each) => each.group)
      faults.push(`${answer.why} Not asked: ${numbersOf(rest)}.`)
      // Whoever stops it wants nothing written; what was answered is kept, and not asked again.
      if (signal?.aborted) return { passes: PASSES.map(() => []), faults }
      break
    }
    const { value: reply, known } = answer
    faults.push(...reply.faults.map((fault) => `${numbersOf(group)}: ${fault}`))
    passes[pass]?.push(...reply.proposals)
    onProgress?.(`${which}${known ? ', as before' : ''}: ${reply.proposals.length}`)
  }
  return { passes, faults }
}

function numbersOf(paragraphs: Group): string {
  const numbers = [...new Set(paragraphs.map(({ paragraph }) => paragraph))].sort((a, b) => a - b)
  return `¶ ${numbers.join(', ')}`
}

/** A proposal that its quote bears out, as far as that can be told without the rest of the project. */
interface Told {
  readonly proposal: Proposal
  readonly section: string
  readonly beside: Beside
  readonly figures: DraftedClaim['figures']
}

/** @returns the proposal with its names put back, or why it is none */
function tellOf(
  proposal: Proposal,
  {
    mask,
    original,
    paragraphs,
    editor,
    languages,
  }: Pick<Order, 'mask' | 'original' | 'paragraphs'> & {
    readonly editor: EditorsFile
    readonly languages: readonly Language[]
  },
): Told | Refused {
  const { paragraph } = proposal
  const quote = mask.show(proposal.quote)
  const shown = each(languages, (language) =>
    mask.showIn(oneLine(proposal.statement[language] ?? ''), language),
  )
  const statements = each(languages, (language) => shown[language] ?? '')
  const why: string[] = []
  for (const language of languages) {
    if (shown[language] === undefined)
      why.push('It speaks of somebody whom the text does not name.')
    else if (of(statements, language) === '') why.push(`It says nothing in \`${language}\`.`)
  }
  const section = findSection(proposal.section, editor)
  if (section === undefined) why.push(`There is no section \`${proposal.section}\`.`)
  const { attribution } = proposal
  if (attribution !== undefined && !ID.test(attribution)) {
    why.push(`\`${attribution}\` is no id of a name.`)
  }
  const figures = proposal.figures.map(({ words, ...rest }) => ({
    ...rest,
    words: each(
      languages,
      (language) => mask.showIn(oneLine(words[language] ?? ''), language) ?? '',
    ),
  }))
  for (const { measure, value } of figures) {
    if (!ID.test(measure) || !Number.isFinite(value)) why.push(`\`${measure}\` is no measure.`)
  }
  const names = proposal.names.map(({ passage, words }) => ({
    passage: mask.show(passage),
    words: Object.fromEntries(
      Object.entries(words).map(([language, form]) => [language, mask.show(form)]),
    ),
  }))
  const beside: Beside = {
    ...{ paragraph, quote, statements, names, original, paragraphs },
    register: editor.names,
  }
  if (why.length === 0) why.push(...whyNotSaid(beside))
  if (why.length > 0 || section === undefined) return { paragraph, quote, statements, why }
  return { proposal, section, beside, figures }
}

/** Those that pass the gate; why the others do not is added to what is refused. */
async function sound(
  all: readonly Told[],
  { gate, note, mask, settings, subject }: Order,
  ids: ReadonlySet<string>,
  refused: Refused[],
): Promise<Told[]> {
  const languages = subject.languages as readonly [Language, ...Language[]]
  const taken = new Set(ids)
  const candidates = new Map<Candidate, Told>()
  for (const told of all) {
    const candidate = candidateOf(told, settings.model, taken, mask)
    if (claimText(candidate.claim, languages, 'draft') !== undefined) {
      candidates.set(candidate, told)
      continue
    }
    const { paragraph, quote, statements } = told.beside
    const why = ['The words of a figure do not stand in its statement.']
    refused.push({ paragraph, quote, statements, why })
  }
  const passed: Told[] = []
  for (const [candidate, found] of await gate.hold(
    [...candidates.keys()],
    additionsTo(note, gate.editor),
  )) {
    const told = candidates.get(candidate)
    if (!told) continue
    if (!found.refused) {
      passed.push(told)
      continue
    }
    const { paragraph, quote, statements } = told.beside
    refused.push({ paragraph, quote, statements, why: reasonsOf(found) })
  }
  return passed
}

/** @param taken ids of claims: that of this one is added */
function candidateOf(
  { proposal, section, beside, figures }: Told,
  draftedBy: string,
  taken: Set<string>,
  mask: Mask,
): Candidate {
  const { paragraph, statements } = beside
  const topic = ID.test(proposal.topic) ? proposal.topic : slugOf(proposal)
  let id = topic
  for (let number = 2; taken.has(id); number += 1) id = `${topic}-${number}`
  taken.add(id)
  const { attribution } = proposal
  const claim: DraftedClaim = {
    ...{ id, topic, paragraph, statements, figures, draftedBy },
    ...(attribution !== undefined && { attribution }),
    sensitive: Object.values(statements).some((statement) => mask.names(statement)),
  }
  return { claim, section }
}

function slugOf({ topic, paragraph, quote }: Proposal): string {
  const words = topic.toLowerCase().split(/[^a-z0-9]+/)
  const slug = words.filter((word) => word !== '').join('-')
  return slug === '' ? `paragraph-${paragraph}-${digest(quote).slice(0, 4)}` : slug
}

/** How much two proposals have of each other's words where they are one. */
const ALIKE = 0.5

/** Whether two proposals are about the same words, and say the same of them. */
function isSame(a: Told, b: Told): boolean {
  if (a.beside.paragraph !== b.beside.paragraph) return false
  const { original, statements } = a.beside
  const [first = original] = Object.keys(statements)
  return (
    overlap(a.beside.quote, b.beside.quote, original) >= ALIKE &&
    overlap(of(statements, first), of(b.beside.statements, first), first) >= ALIKE
  )
}

/** The share of the stems of the text that has fewer that the other has too. */
function overlap(a: string, b: string, language: Language): number {
  const [few, many] = [lightStemsIn(a, language), lightStemsIn(b, language)]
  const [small, large] = few.size < many.size ? [few, many] : [many, few]
  if (small.size === 0) return 0
  return [...small].filter((stem) => large.has(stem)).length / small.size
}

/** What both passes found, as the first one says it, and what only one did, which is marked so. */
function unionOf(
  [first = [], second = []]: readonly (readonly Told[])[],
  model: string,
): (Told & { readonly by: string })[] {
  const rest = [...second]
  const alone = `${model}, one pass`
  const found = first.map((told) => {
    const at = rest.findIndex((other) => isSame(told, other))
    if (at >= 0) rest.splice(at, 1)
    return { ...told, by: at >= 0 ? model : alone }
  })
  return [...found, ...rest.map((told) => ({ ...told, by: alone }))].toSorted(
    (a, b) => a.beside.paragraph - b.beside.paragraph,
  )
}

/** Refused by both passes for the same, it is told once. */
function onceEach(refused: readonly Refused[]): Refused[] {
  return [...new Map(refused.map((each) => [JSON.stringify(each), each])).values()].toSorted(
    (a, b) => a.paragraph - b.paragraph,
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
