import { languagesOf, mapEach, of } from '../../model/language.ts'
import type { Source } from '../../model/source.ts'
import { type Text, textsFor } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { groundsOf } from '../grounds.ts'
import { checkBrackets, checkCorrected, checkOrigins } from './foundations.ts'
import { checkDeclared, checkMixture, checkScales } from './judgements.ts'
import { brackets } from './sentences.ts'

/**
 * Checks how the editor judges: likelihood and confidence apart, both in the terms of their scales
 * and alike in both languages, high confidence on more than one origin, and known errors corrected.
 * Only the editor's prose is checked, brackets inside of claims too: what a source finds likely is
 * its own affair. Changes nothing.
 */
export function checkEditorial(
  texts: readonly Text[],
  sources: readonly Source[],
  context: Context,
): void {
  const grounds = new Map(
    [...groundsOf(sources)].filter(([, { claim }]) => claim.status === 'final'),
  )
  for (const text of textsFor('prose', texts)) {
    checkScales(text, context)
    checkMixture(text, context)
    checkDeclared(text, context)
    checkOrigins(text, grounds, context)
    checkCorrected(text, grounds, context)
    checkBrackets(text, context)
  }
  for (const claim of texts.filter(({ kind, id }) => kind === 'claim' && grounds.has(id))) {
    checkBrackets(claim, context)
    const own = inBrackets(claim)
    if (own === undefined) continue
    checkScales(own, context)
    checkMixture(own, context)
  }
}

/** What the editor says inside of a claim. */
function inBrackets(claim: Text): Text | undefined {
  const says = mapEach(claim.says, (saying, language) => ({
    ...saying,
    plain: brackets(saying.plain, language).join(' '),
  }))
  const isEmpty = languagesOf(says).some((language) => of(says, language).plain === '')
  return isEmpty ? undefined : { ...claim, says }
}
