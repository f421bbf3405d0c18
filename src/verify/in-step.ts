import { hashesOf } from '../lock/fingerprint.ts'
import type { Language } from '../model/language.ts'
import type { Lock } from '../model/lock.ts'
import { nameOf, type Text, type TextId } from '../model/texts.ts'
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
  const knownEn = new Map(accepted.map(({ en, ar }) => [en, ar]))
  const knownAr = new Map(accepted.map(({ en, ar }) => [ar, en]))
  for (const text of texts) {
    const { en, ar } = hashesOf(text)
    if (knownEn.get(en) === ar) continue
    if (knownEn.has(en) || knownAr.has(ar)) {
      stale.add(text.id)
      reportStale(text, knownEn.has(en) ? 'ar' : 'en', context)
      continue
    }
    context.report({
      rule: 'statement-unaccepted',
      ...foundAt(text),
      reason: `\`${nameOf(text)}\` is new or was edited in both languages, and not accepted yet`,
      advice: `Compare the two once more, then run \`mujaz accept ${nameOf(text)}\`.`,
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
    reason: `\`${nameOf(text)}\` was edited in ${edited}, and ${other} still says what it said before`,
    advice: `Edit the text in ${other}, or run \`mujaz accept ${nameOf(text)}\` if it still holds.\n${edited}: ${says[edited].plain}\n${other}: ${says[other].plain}`,
  })
}
