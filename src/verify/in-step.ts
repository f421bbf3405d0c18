import { hashesOf } from '../lock/fingerprint.ts'
import { type Language, languagesOf, mapEach, of, othersOf } from '../model/language.ts'
import type { Lock, LockedStatement } from '../model/lock.ts'
import type { SoughtWording } from '../model/memory.ts'
import { type Text, type TextId, USES } from '../model/texts.ts'
import type { Context } from '../report/context.ts'
import { foundAt } from './found-at.ts'

/**
 * Tells which texts were edited in one language alone since both were accepted together. They are known
 * by what they say, not by their names, so that a sentence that merely moved is in step.
 *
 * @returns ids of the texts that are stale
 */
export function checkInStep(
  texts: readonly Text[],
  lock: Lock | undefined,
  context: Context,
): Set<TextId> {
  const accepted = Object.values(lock?.statements ?? {})
  const stale = new Set<TextId>()
  // Where nothing was ever accepted, nobody asks for the languages to be kept in step.
  if (accepted.length === 0) return stale
  const keyOf = (hashes: LockedStatement) =>
    languagesOf(hashes).map(wordingOf(hashes)).toSorted().join(', ')
  const together = new Set(accepted.map(keyOf))
  /** Whether a language says what was accepted in it, with whatever in the other. */
  const known = new Set(accepted.flatMap((pair) => languagesOf(pair).map(wordingOf(pair))))
  const users = new Map(
    texts.flatMap((text): [string, TextId][] => {
      const hashes = hashesOf(text)
      if (!together.has(keyOf(hashes))) return []
      return languagesOf(hashes).map((language) => [wordingOf(hashes)(language), text.id])
    }),
  )
  const sameIn = (hashes: LockedStatement) =>
    languagesOf(hashes).filter((language) => known.has(wordingOf(hashes)(language)))
  const isKnown = (text: Text) => sameIn(hashesOf(text)).length > 0
  // Locks of before kept statements alone: a title is asked for once one of its kind was accepted.
  const kinds = new Set(texts.filter(isKnown).map(({ kind }) => kind))
  const isAskedFor = ({ kind }: Text) => kind === 'claim' || USES[kind].prose || kinds.has(kind)
  for (const text of texts) {
    const hashes = hashesOf(text)
    // One wording may have two translations: what counts is that both were accepted together.
    if (together.has(keyOf(hashes)) || languagesOf(hashes).length < 2) continue
    const same = sameIn(hashes)
    if (same.length > 0) {
      stale.add(text.id)
      const other = (language: Language) => users.get(wordingOf(hashes)(language))
      reportStale(text, same, other, context)
      continue
    }
    if (!isAskedFor(text)) continue
    context.report({
      rule: 'statement-unaccepted',
      ...foundAt(text),
      reason: `\`${text.id}\` is new or was edited in both languages, and not accepted yet`,
      advice: `Compare the two once more, then run \`mujaz accept ${text.id}\`.`,
      sought: soughtFor(text, languagesOf(text.says)),
    })
  }
  return stale
}

/** What is said in a language, whatever is said in the others. */
function wordingOf(hashes: LockedStatement): (language: Language) => string {
  return (language) => `${language} ${hashes[language]}`
}

/** What may be looked for in the translation memory. @param by the languages in which the text was edited */
function soughtFor(
  { id, says }: Pick<Text, 'id' | 'says'>,
  by: readonly Language[],
): SoughtWording {
  return { text: id, words: mapEach(says, ({ plain }) => plain), by }
}

/**
 * @param same the languages in which it says what was accepted, with other words in the other
 * @param userOf the text that says the same in a language and is in step
 */
function reportStale(
  { id, says }: Text,
  same: readonly Language[],
  userOf: (language: Language) => TextId | undefined,
  context: Context,
): void {
  const [kept = languagesOf(says)[0]] = same
  const [edited = kept] = othersOf(says, kept)
  const other = userOf(kept)
  context.report({
    rule: 'translation-stale',
    ...foundAt(of(says, kept)),
    reason:
      same.length > 1
        ? `\`${id}\` has the words of two statements: each language was accepted with another`
        : other === undefined
          ? `\`${id}\` was edited in ${edited}, and ${kept} still says what it said before`
          : `\`${id}\` says in ${kept} what \`${other}\` says, and in ${edited} something else`,
    // Words of another text bring the translation of that one.
    sought: soughtFor(
      { id, says },
      same.length > 1 || other !== undefined ? languagesOf(says) : [edited],
    ),
    advice: `Edit the text in ${kept}, or run \`mujaz accept ${id}\` if it still holds.\n${edited}: ${of(says, edited).plain}\n${kept}: ${of(says, kept).plain}`,
  })
}
