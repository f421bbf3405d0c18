import { hashesOf } from '../lock/fingerprint.ts'
import type { Language } from '../model/language.ts'
import type { Lock, LockedStatement } from '../model/lock.ts'
import type { Text, TextId } from '../model/texts.ts'
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
  const knownEn = new Set(accepted.map(({ en }) => en))
  const knownAr = new Set(accepted.map(({ ar }) => ar))
  for (const text of texts) {
    const hashes = hashesOf(text)
    // Short texts recur: “people” may be «شخص» here and «نسمة» there.
    if (together.has(keyOf(hashes))) continue
    const { en, ar } = hashes
    if (knownEn.has(en) || knownAr.has(ar)) {
      stale.add(text.id)
      reportStale(text, knownEn.has(en) ? 'ar' : 'en', context)
      continue
    }
    context.report({
      rule: 'statement-unaccepted',
      ...foundAt(text),
      reason: `\`${text.id}\` is new or was edited in both languages, and not accepted yet`,
      advice: `Compare the two once more, then run \`mujaz accept ${text.id}\`.`,
    })
  }
  return stale
}

function reportStale(text: Text, edited: Language, context: Context): void {
  const { says } = text
  const other = edited === 'en' ? 'ar' : 'en'
  context.report({
    rule: 'translation-stale',
    ...foundAt(says[other]),
    reason: `\`${text.id}\` was edited in ${edited}, and ${other} still says what it said before`,
    advice: `Edit the text in ${other}, or run \`mujaz accept ${text.id}\` if it still holds.\n${edited}: ${says[edited].plain}\n${other}: ${says[other].plain}`,
  })
}
