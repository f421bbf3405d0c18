import type { Labels } from '../model/audience.ts'
import type { Doubts } from '../model/brief.ts'
import type { EditorsFile } from '../model/editor.ts'
import type { ByLanguage } from '../model/language.ts'
import type { Lock, Original } from '../model/lock.ts'
import type { Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { checkEditorial } from './editorial/editorial.ts'
import { checkIssued } from './issued.ts'
import { checkLocators } from './locators.ts'
import { checkLookAlikes } from './look-alikes/look-alikes.ts'
import { checkNames } from './names/names.ts'
import { checkTerms } from './names/terms.ts'
import { bilingualTexts, labelTexts } from './names/texts.ts'
import { allStatements, checkInStep } from './statements.ts'
import { checkTranslations } from './translation/check.ts'
import { checkWholes } from './wholes.ts'

/** Everything that can be held against each other. */
export interface Evidence {
  readonly sources: readonly Source[]
  readonly editor: EditorsFile | undefined
  /** By source id, those that are at hand. */
  readonly originals: ReadonlyMap<string, Original>
  readonly lock: Lock | undefined
  /** The wordings of the program itself, and where they stand. */
  readonly labels: { readonly labels: ByLanguage<Labels>; readonly path: string } | undefined
}

/**
 * Proves that passages are where they are said to be and say what they said, and that the two languages
 * of a statement were accepted together. Changes nothing.
 *
 * @returns what is to be marked as doubtful where it prints
 */
export function findDoubts(
  { sources, editor, originals, lock }: Evidence,
  context: Context,
): Doubts {
  return {
    unverified: checkLocators(sources, originals, lock, context),
    stale: checkInStep(allStatements(sources, editor), lock, context),
  }
}

/**
 * Proves all else that can be proved of the notes: that the two languages say the same, that figures
 * add up, that names and terms are those of the register. Nothing that is made of the notes needs to
 * know, unless something is found. Changes nothing.
 *
 * @returns bits of the work: it is done when all of them are taken
 */
export function* prove(
  { sources, editor, labels }: Evidence,
  context: Context,
): Generator<void, void> {
  for (const source of sources) {
    checkTranslations([source], undefined, context, editor?.names)
    yield
  }
  checkTranslations([], editor, context, editor?.names)
  yield
  checkWholes(sources, context)
  checkIssued(sources, editor, context)
  checkLookAlikes(sources, context)
  yield
  if (editor) {
    const texts = bilingualTexts(allStatements(sources, editor), editor)
    for (const text of texts) {
      checkNames([text], editor, context)
      yield
    }
    checkTerms(
      [...texts, ...(labels ? labelTexts(labels.labels, labels.path) : [])],
      editor,
      context,
    )
    yield
    checkEditorial(editor, sources, context)
  }
}
