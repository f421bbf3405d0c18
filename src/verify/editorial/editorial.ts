import type { EditorsFile } from '../../model/editor.ts'
import type { Language } from '../../model/language.ts'
import type { Source } from '../../model/source.ts'
import type { Context } from '../../report/context.ts'
import { checkBrackets, checkCorrected, checkOrigins, type Ground } from './foundations.ts'
import { checkDeclared, checkMixture, checkScales } from './judgements.ts'
import { brackets, type Prose, prose, proseOf } from './sentences.ts'

/**
 * Checks how the editor judges: likelihood and confidence apart, both in the terms of their scales
 * and alike in both languages, high confidence on more than one origin, and known errors corrected.
 * Only the editor's prose is checked, brackets inside of claims too: what a source finds likely is
 * its own affair. Changes nothing.
 */
export function checkEditorial(
  editor: EditorsFile,
  sources: readonly Source[],
  context: Context,
): void {
  const grounds = groundsOf(sources)
  for (const text of proseOf(editor, sources)) {
    checkScales(text, context)
    checkMixture(text, context)
    if (text.assessment) checkDeclared(text.assessment, text, context)
    checkOrigins(text, grounds, context)
    checkCorrected(text, grounds, context)
    checkBrackets(text, context)
  }
  for (const { claim } of grounds.values()) {
    const whole = prose(`Claim \`${claim.id}\``, claim.statements, [claim.id])
    checkBrackets(whole, context)
    const own = inBrackets(whole)
    if (own === undefined) continue
    checkScales(own, context)
    checkMixture(own, context)
  }
}

/** What the editor says inside of a claim. */
function inBrackets(whole: Prose): Prose | undefined {
  const own = (language: Language) => brackets(whole.texts[language], language).join(' ')
  const texts = { en: own('en'), ar: own('ar') }
  return texts.en === '' || texts.ar === '' ? undefined : { ...whole, texts }
}

function groundsOf(sources: readonly Source[]): Map<string, Ground> {
  return new Map(
    sources.flatMap((source) =>
      source.claims
        .filter(({ status }) => status === 'final')
        .map((claim) => [claim.id, { claim, source }] as const),
    ),
  )
}
