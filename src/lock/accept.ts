import { languagesOf } from '../model/language.ts'
import type { LockedStatement } from '../model/lock.ts'
import type { Text, TextId } from '../model/texts.ts'
import { hashesOf } from './fingerprint.ts'

type Statements = Readonly<Record<TextId, LockedStatement>>

/** Tells of a text whether all its languages were accepted together, under whatever name. */
export function acceptedIn(accepted: Statements): (text: Pick<Text, 'says'>) => boolean {
  const isAccepted = among(Object.values(accepted))
  return (text) => isAccepted(hashesOf(text))
}

/** Tells of a pair whether one of some others says the same in all its languages. */
export function among(pairs: readonly LockedStatement[]): (pair: LockedStatement) => boolean {
  const byLanguages = new Map<string, ReadonlySet<string>>()
  return (pair) => {
    const languages = languagesOf(pair)
    const keyOf = (each: LockedStatement) => languages.map((language) => each[language]).join()
    const known = byLanguages.get(languages.join()) ?? new Set(pairs.map(keyOf))
    byLanguages.set(languages.join(), known)
    return known.has(keyOf(pair))
  }
}

/**
 * What the lock says once some texts are accepted as they stand, by the present names: a sentence of the
 * editor's is counted where it stands, and sentences move. A text that is stale keeps the pair it was
 * accepted as, or it would be forgotten that it is.
 *
 * @param texts all that is kept in step
 * @param chosen those of them that are accepted now
 */
export function withAccepted(
  texts: readonly Text[],
  chosen: ReadonlySet<TextId>,
  before: Statements,
): Statements {
  const isAccepted = among(Object.values(before))
  return Object.fromEntries(
    texts.flatMap((text) => {
      const now = hashesOf(text)
      const pair = chosen.has(text.id) || isAccepted(now) ? now : formerPair(text.id, now, before)
      return pair ? [[text.id, pair]] : []
    }),
  )
}

/**
 * The pair that a stale text was accepted as. Of several that share a language with it, its own: one wording
 * may have two translations, each of them right where it stands.
 */
function formerPair(
  id: TextId,
  now: LockedStatement,
  before: Statements,
): LockedStatement | undefined {
  const own = before[id]
  const shares = (pair: LockedStatement) =>
    languagesOf(now).some((language) => pair[language] === now[language])
  return own && shares(own) ? own : Object.values(before).find(shares)
}
