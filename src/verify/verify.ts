import type { Labels } from '../model/audience.ts'
import type { Doubts } from '../model/brief.ts'
import type { EditorsFile } from '../model/editor.ts'
import type { ByLanguage } from '../model/language.ts'
import type { Lock, Original } from '../model/lock.ts'
import type { Returned } from '../model/returned.ts'
import type { Source } from '../model/source.ts'
import {
  type Text,
  textsFor,
  textsOf,
  textsOfAudience,
  USES,
  type Wordings,
} from '../model/texts.ts'
import { type Context, collect } from '../report/context.ts'
import { checkEditorial } from './editorial/editorial.ts'
import { checkInStep } from './in-step.ts'
import { checkLabels } from './labels.ts'
import { checkLocators } from './locators.ts'
import { checkLookAlikes } from './look-alikes/look-alikes.ts'
import { checkNames } from './names/names.ts'
import { checkTerms } from './names/terms.ts'
import { checkPictures } from './pictures.ts'
import { checkReturned } from './returned.ts'
import { checkSettledTexts, type Settlement, settlementOf } from './settled.ts'
import { checkStyle } from './style/style.ts'
import { checkGrounds, checkSupport } from './support/support.ts'
import { checkTopics } from './topics.ts'
import { checkFigures, checkNumbers, checkSenses } from './translation/check.ts'
import { checkPopulations, checkWholes } from './wholes.ts'

/** Everything that can be held against each other. */
export interface Evidence {
  readonly sources: readonly Source[]
  readonly editor: EditorsFile | undefined
  /** By source id, those that are at hand. */
  readonly originals: ReadonlyMap<string, Original>
  /** Ids of the sources of which it was told why their originals are not at hand. */
  readonly unread: ReadonlySet<string>
  readonly lock: Lock | undefined
  /** What others have sent back and nobody has dealt with. */
  readonly returned?: Returned
  /** The wordings of the program itself, and where they stand. */
  readonly wordings: (Wordings & { readonly path: string }) | undefined
}

/**
 * Proves that passages are where they are said to be, say what they said and what is said of them, that the
 * two languages of a statement were accepted together, and that claims which are joined say one thing. Changes
 * nothing.
 *
 * @returns what is to be marked as doubtful where it prints
 */
export function findDoubts(
  { sources, editor, originals, unread, lock }: Evidence,
  context: Context,
): Doubts {
  const texts = textsOf(sources, editor)
  const unverified = checkLocators({ sources, originals, unread, lock }, context)
  for (const claim of checkSupport({ sources, editor, originals, lock }, context)) {
    unverified.add(claim)
  }
  return {
    unverified,
    stale: checkInStep(textsFor('inStep', texts), lock, context),
    apart: editor ? checkTopics(sources, editor, texts, context) : new Set(),
  }
}

/**
 * Proves all else that can be proved of the notes: that the two languages say the same, that figures
 * add up, that names and terms are those of the register. Nothing that is made of the notes needs to
 * know, unless something is found. Changes nothing.
 *
 * @returns bits of the work: it is done when all of them are taken
 */
export function* prove(evidence: Evidence, context: Context): Generator<void, void> {
  const { sources, editor, wordings } = evidence
  const settlement = settlementOf(evidence)
  const texts = [
    ...textsOf(sources, editor),
    ...(wordings ? textsOfAudience(wordings, wordings.path) : []),
  ]
  if (evidence.returned) checkReturned(evidence.returned, texts, context)
  yield* checkTexts(texts, editor, settlement, context)
  checkFigures(sources, context)
  yield
  checkWholes(sources, context)
  if (editor) {
    checkPopulations(sources, editor, context)
    checkPictures(editor, evidence.lock, context)
  }
  checkLookAlikes(sources, context)
  yield
  if (editor) {
    checkEditorial(texts, sources, context)
    yield
    checkGrounds(texts, { sources, editor }, settlement, context)
    yield* checkStyle(texts, { sources, editor }, settlement, context)
    checkSettledTexts(texts, editor, context)
  }
}

/**
 * Proves of the wordings of an audience what is proved of any text, but for those that it takes over.
 * Changes nothing.
 *
 * @param path the audience's folder, as a message names it: `templates/public`
 * @param inherited the labels of `templates/base`
 */
export function proveWordings(
  wordings: Wordings,
  path: string,
  inherited: ByLanguage<Labels>,
  editor: EditorsFile | undefined,
  context: Context,
): void {
  const texts = textsOfAudience(wordings, path, inherited)
  // They rest on nothing.
  const settlement = settlementOf({ sources: [], editor, originals: new Map(), lock: undefined })
  for (const _ of checkTexts(texts, editor, settlement, context));
}

const NO_EDITOR = {}

/** What texts say in which nothing is found or settled, beside an editor's file. Nobody changes either. */
const SOUND = new WeakMap<Text['says'], object>()

/** In bits, as {@link prove} does. */
function* checkTexts(
  texts: readonly Text[],
  editor: EditorsFile | undefined,
  settlement: Settlement,
  context: Context,
): Generator<void, void> {
  for (const text of texts) {
    if (SOUND.get(text.says) === (editor ?? NO_EDITOR)) continue
    const { findings } = collect((own) => checkText(text, editor, settlement, own))
    for (const finding of findings) context.report(finding)
    const marks = settlement.marksOn(text)
    if (findings.length + marks.length === 0) SOUND.set(text.says, editor ?? NO_EDITOR)
    yield
  }
  checkLabels(texts, context)
  if (!editor) return
  checkTerms(textsFor('terms', texts), editor, context)
  yield
}

/** What one text says in its languages. */
function checkText(
  text: Text,
  editor: EditorsFile | undefined,
  settlement: Settlement,
  context: Context,
): void {
  const names = editor?.names ?? []
  // One after the other, since they read the same words.
  const { numbers, senses, names: named } = USES[text.kind]
  if (numbers) checkNumbers(text, names, settlement, context)
  if (senses) checkSenses(text, names, settlement, context)
  if (named && editor) checkNames([text], editor, context)
}
