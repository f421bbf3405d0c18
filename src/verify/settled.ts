import { hashOfPassage } from '../lock/fingerprint.ts'
import { paragraphsIn } from '../lock/lock-file.ts'
import type { EditorsFile } from '../model/editor.ts'
import type { Lock, Original } from '../model/lock.ts'
import { formatLocator, restsOn, type Settled, type Source } from '../model/source.ts'
import type { Text } from '../model/texts.ts'
import type { Context } from '../report/context.ts'
import type { Finding, Settling } from '../report/findings.ts'
import { digest } from '../text/hash.ts'
import { numbersIn } from '../text/locator.ts'

/** What people have looked at and found to be right. */
export interface Settlement {
  marksOn(text: Text): readonly Settled[]
  /** Stands for what a text rests on, as far as it can be known: another one, and nothing is settled. */
  groundOf(text: Text): { readonly hash?: string; readonly known: boolean }
}

/**
 * The hash of the words of a paragraph: of the original, or where that is not at hand, as it was locked. `undefined` where
 * neither has it.
 */
export function passageHash(
  source: string,
  number: number,
  {
    originals,
    lock,
  }: { readonly originals: ReadonlyMap<string, Original>; readonly lock: Lock | undefined },
): string | undefined {
  const original = originals.get(source)
  if (original === undefined) return lock?.originals[source]?.passages[number]?.hash
  const text = paragraphsIn(original)[number - 1]
  return text === undefined ? undefined : hashOfPassage(text)
}

/** Letters and digits of each of the two halves of a seal. */
const HALF = 6

/**
 * Puts marks beside what they are about.
 *
 * A mark carries the seal of what it settles: a hash of the finding's words and of all the text says, and
 * one of what the text rests on, the passages of its claims and, of a sentence of the editor's, the claims
 * themselves. An edit of either makes another seal, so that a mark lapses with what it was made for.
 */
export function settlementOf({
  sources,
  editor,
  originals,
  lock,
}: {
  readonly sources: readonly Source[]
  readonly editor: EditorsFile | undefined
  readonly originals: ReadonlyMap<string, Original>
  readonly lock: Lock | undefined
}): Settlement {
  const claims = new Map(
    sources.flatMap((source) => source.claims.map((claim) => [claim.id, claim])),
  )
  return {
    marksOn: ({ id, settled = [] }) => [...settled, ...(editor?.settled[id] ?? [])],
    groundOf({ kind, rests }) {
      if (rests.length === 0) return { known: true }
      const own = rests.flatMap((id) => claims.get(id) ?? [])
      const passages = own.map((claim) =>
        restsOn(claim).flatMap(({ source, at }) =>
          numbersIn(at).map((number) => passageHash(source, number, { originals, lock })),
        ),
      )
      const known = own.length === rests.length && !passages.flat().includes(undefined)
      const said = own.map(({ statements }) =>
        kind === 'claim' ? [] : Object.values(statements).map(({ plain }) => plain),
      )
      return { hash: digest([said, passages]).slice(0, HALF), known }
    },
  }
}

/**
 * Reports what one rule finds in a text, but for what a person has settled there; and marks of the rule that
 * settle nothing.
 */
export function reportUnsettled(
  rule: Settled['rule'],
  text: Text,
  findings: readonly Finding[],
  settlement: Settlement,
  context: Context,
): void {
  const marks = settlement.marksOn(text).filter((mark) => mark.rule === rule)
  if (marks.length + findings.length === 0) return
  const { hash, known } = settlement.groundOf(text)
  const sealed = findings.map((finding) => {
    const own = ownHalf(finding, text)
    const seal = hash && known ? `${own}-${hash}` : own
    const mark = marks.find(({ what = '' }) => (known ? what === seal : what.startsWith(own)))
    return { finding, seal, mark }
  })
  for (const { finding, seal, mark } of sealed) {
    if (mark) continue
    context.report({
      ...finding,
      advice: `${finding.advice} ${howTo(rule, seal, text)}`,
      settling: { text: text.id, carrier: carrierOf(text), mark: `${rule} ${seal}` },
    })
  }
  for (const mark of marks) {
    if (!sealed.some((each) => each.mark === mark)) context.report(tellIdle(mark, text.owner))
  }
}

function ownHalf({ rule, actual, expected }: Finding, { says }: Text): string {
  const said = Object.values(says).map(({ plain }) => plain.normalize('NFC').trim())
  return digest([rule, actual, expected, said]).slice(0, HALF)
}

function howTo(rule: string, seal: string, text: Text): string {
  const mark = `${rule} ${seal}: why`
  return carrierOf(text) === 'record'
    ? `If it is right as it stands, in the front matter of the editor’s file: \`settled: { "${text.id}": "${mark}" }\`.`
    : `If it is right as it stands: \`settled="${mark}"\`.`
}

/** What stands in no directive has nowhere to carry a mark. */
function carrierOf({ kind, rests, alias }: Text): Settling['carrier'] {
  if (kind === 'claim') return 'claim'
  return rests.length > 0 || alias !== undefined ? 'directive' : 'record'
}

/** A mark that no finding answers to. */
export function tellIdle({ rule, what, at, source, place }: Settled, owner: string): Finding {
  const whose = source === undefined ? '' : `${source}: `
  const written = [rule, what, at && `at ${whose}${formatLocator(at)}`].filter(Boolean).join(' ')
  return {
    rule: 'settled-nothing',
    path: place.path,
    place,
    reason: `${owner} settles \`${written}\`, and nothing of the kind is found there`,
    actual: written,
    advice:
      'Take the mark away. Where the words or what they rest on were edited, look at what is found now, and settle that.',
  }
}

/** Tells of marks on texts that there are not. Those of an audience are seen where it is proved. */
export function checkSettledTexts(
  texts: readonly Text[],
  { settled }: EditorsFile,
  context: Context,
): void {
  const ids = new Set(texts.map(({ id }) => id))
  for (const [id, marks] of Object.entries(settled)) {
    if (ids.has(id) || id.startsWith('audience:')) continue
    for (const mark of marks) context.report(tellIdle(mark, `\`${id}\`, a text that there is not,`))
  }
}
