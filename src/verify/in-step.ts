import { hashesOf } from '../lock/fingerprint.ts'
import { LANGUAGES, type Language } from '../model/language.ts'
import type { Lock, LockedStatement } from '../model/lock.ts'
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
  const keyOf = ({ en, ar }: LockedStatement) => `${en} ${ar}`
  const together = new Set(accepted.map(keyOf))
  const known = inEach((language) => new Set(accepted.map((pair) => pair[language])))
  const inStep = texts.filter((text) => together.has(keyOf(hashesOf(text))))
  const users = inEach(
    (language) => new Map(inStep.map((text) => [hashesOf(text)[language], text.id])),
  )
  const isKnown = (text: Text) =>
    LANGUAGES.some((language) => known[language].has(hashesOf(text)[language]))
  // Locks of before kept statements alone: a title is asked for once one of its kind was accepted.
  const kinds = new Set(texts.filter(isKnown).map(({ kind }) => kind))
  const isAskedFor = ({ kind }: Text) => kind === 'claim' || USES[kind].prose || kinds.has(kind)
  for (const text of texts) {
    const hashes = hashesOf(text)
    // One wording may have two translations: what counts is that both were accepted together.
    if (together.has(keyOf(hashes))) continue
    const same = LANGUAGES.filter((language) => known[language].has(hashes[language]))
    if (same.length > 0) {
      stale.add(text.id)
      const other = (language: Language) => users[language].get(hashes[language])
      reportStale(text, same, { en: other('en'), ar: other('ar') }, context)
      continue
    }
    if (!isAskedFor(text)) continue
    context.report({
      rule: 'statement-unaccepted',
      ...foundAt(text),
      reason: `\`${text.id}\` is new or was edited in both languages, and not accepted yet`,
      advice: `Compare the two once more, then run \`mujaz accept ${text.id}\`.`,
    })
  }
  return stale
}

/**
 * @param same the languages in which it says what was accepted, with other words in the other
 * @param others of each language, the text that says the same and is in step
 */
function reportStale(
  { id, says }: Text,
  same: readonly Language[],
  others: Readonly<Record<Language, TextId | undefined>>,
  context: Context,
): void {
  const [kept = 'en'] = same
  const edited = kept === 'en' ? 'ar' : 'en'
  const other = others[kept]
  context.report({
    rule: 'translation-stale',
    ...foundAt(says[kept]),
    reason:
      same.length > 1
        ? `\`${id}\` has the words of two statements: each language was accepted with another`
        : other === undefined
          ? `\`${id}\` was edited in ${edited}, and ${kept} still says what it said before`
          : `\`${id}\` says in ${kept} what \`${other}\` says, and in ${edited} something else`,
    advice: `Edit the text in ${kept}, or run \`mujaz accept ${id}\` if it still holds.\n${edited}: ${says[edited].plain}\n${kept}: ${says[kept].plain}`,
  })
}

function inEach<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  return { en: make('en'), ar: make('ar') }
}
