import { citedIn, claimsCiting, findSource, type Locator, type Source } from '../model/source.ts'
import { readAddedTexts } from '../project/added-note.ts'
import { RefusedChange } from '../project/change-note.ts'
import { withDebris } from '../project/debris.ts'
import type { Project } from '../project/load.ts'
import { settleInEditorsFile, settleOnClaim } from '../project/settle.ts'
import { SIDES, splitClaim } from '../project/split.ts'
import { namesParagraph, parseLocator } from '../text/locator.ts'
import type { World } from '../world/world.ts'
import type { ChangeOrder, HalfOrder } from './protocol.ts'

/** A change of one file. */
interface FileChange {
  readonly path: string
  readonly change: (text: string) => string
}

/** Orders that are no statement, no claim and nothing set aside, and that change one file. */
type FurtherOrder = Extract<ChangeOrder, { kind: 'split' | 'settle' | 'debris' }>

/** @throws RefusedChange where it cannot be */
export async function furtherChange(
  project: Project,
  order: FurtherOrder,
  world: World,
): Promise<FileChange> {
  switch (order.kind) {
    case 'split':
      return splitting(project, order)
    case 'settle':
      return settling(project, order)
    case 'debris':
      return marking(project, order, world)
  }
}

function splitting(
  { sources, languages }: Project,
  { claim, halves: [first, second], goes }: FurtherOrder & { kind: 'split' },
): FileChange {
  const { path } = noteWith(claim, sources)
  const taken = sources.flatMap(({ claims }) => claims.map(({ id }) => id))
  for (const { id } of [first, second]) {
    if (id !== claim && taken.includes(id)) {
      throw new RefusedChange(`There is a claim \`${id}\` already.`)
    }
  }
  const halfOf = ({ at, ...half }: HalfOrder) => ({ ...half, at: locatorIn(at) })
  const split = { claim, halves: [halfOf(first), halfOf(second)] as const, goes }
  return { path, change: (text) => splitClaim(text, split, languages) }
}

function settling(
  { sources, editor, languages }: Project,
  order: FurtherOrder & { kind: 'settle' },
): FileChange {
  if (order.carrier === 'claim') {
    const { path } = noteWith(order.text, sources)
    return { path, change: (text) => settleOnClaim(text, order, languages) }
  }
  if (!editor) throw new RefusedChange('There is no editor’s file.')
  return {
    path: editor.path,
    change: (text) => settleInEditorsFile(text, order, sources, languages),
  }
}

async function marking(
  { sources, languages }: Project,
  { source: id, paragraph, debris }: FurtherOrder & { kind: 'debris' },
  world: World,
): Promise<FileChange> {
  const source = findSource(id, sources)
  if (!source) throw new RefusedChange(`There is no source \`${id}\`.`)
  const resting = claimsCiting(id, sources).filter((claim) =>
    namesParagraph(citedIn(claim, id), paragraph),
  )
  if (debris && resting.length > 0) {
    const ids = resting.map((claim) => `\`${claim.id}\``).join(', ')
    throw new RefusedChange(`Debris cannot be cited, and this is what ${ids} rests on.`)
  }
  const { noise } = await readAddedTexts(world)
  return {
    path: source.path,
    change: (text) => withDebris(text, paragraph, debris, noise, languages),
  }
}

function noteWith(claim: string, sources: readonly Source[]): Source {
  const source = sources.find(({ claims }) => claims.some(({ id }) => id === claim))
  if (!source) throw new RefusedChange(`There is no claim \`${claim}\`.`)
  return source
}

function locatorIn(written: string): Locator {
  const at = parseLocator(written)
  if (!at) throw new RefusedChange(`\`${written}\` names no paragraphs: 3 or 3, 7-9 do.`)
  return at
}

/** Whether what a page has sent has the form of one of these orders, or of one that puts a paragraph back. */
export function isFurtherOrder(
  kind: string,
  order: Readonly<Partial<Record<string, unknown>>>,
): boolean {
  switch (kind) {
    case 'split':
      return (
        isText(order.claim) &&
        Array.isArray(order.halves) &&
        order.halves.length === 2 &&
        order.halves.every(isHalf) &&
        isRecord(order.goes) &&
        Object.values(order.goes).every((side) => SIDES.some((known) => known === side))
      )
    case 'settle':
      return (
        [order.text, order.mark, order.reason].every(isText) &&
        ['claim', 'directive', 'record'].includes(String(order.carrier)) &&
        (order.at === undefined || isText(order.at))
      )
    case 'debris':
      return isText(order.source) && isNumber(order.paragraph) && typeof order.debris === 'boolean'
    case 'put-back':
      return isText(order.source) && isNumber(order.number)
    default:
      return false
  }
}

function isHalf(value: unknown): boolean {
  return (
    isRecord(value) &&
    [value.id, value.topic, value.at].every(isText) &&
    isRecord(value.statements) &&
    Object.values(value.statements).every(isText)
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isNumber(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0
}
