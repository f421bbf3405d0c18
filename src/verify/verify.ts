import type { Labels } from '../model/audience.ts'
import type { Doubts } from '../model/brief.ts'
import type { EditorsFile } from '../model/editor.ts'
import type { Localized } from '../model/language.ts'
import type { Lock, Original } from '../model/lock.ts'
import type { Source } from '../model/source.ts'
import type { Findings } from '../report/findings.ts'
import { checkEditorial } from './editorial/editorial.ts'
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
  readonly labels: { readonly labels: Localized<Labels>; readonly path: string } | undefined
}

/**
 * Proves what can be proved of the notes before anything is made of them: that passages are where
 * they are said to be and say what they said, that the two languages say the same and were accepted
 * together, that figures add up, that names and terms are those of the register. Changes nothing.
 *
 * @returns what is to be marked as doubtful where it prints
 */
export function verify(evidence: Evidence, findings: Findings): Doubts {
  const { sources, editor, originals, lock, labels } = evidence
  const statements = allStatements(sources, editor)
  const doubts = {
    unverified: checkLocators(sources, originals, lock, findings),
    stale: checkInStep(statements, lock, findings),
  }
  checkTranslations(sources, editor, findings)
  checkWholes(sources, findings)
  checkLookAlikes(sources, findings)
  if (editor) {
    const texts = bilingualTexts(statements, editor)
    checkNames(texts, editor, findings)
    checkTerms(
      [...texts, ...(labels ? labelTexts(labels.labels, labels.path) : [])],
      editor,
      findings,
    )
    checkEditorial(editor, sources, findings)
  }
  return doubts
}
