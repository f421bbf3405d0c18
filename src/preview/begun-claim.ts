import { LANGUAGE_SIGNS } from '../languages/common-words.ts'
import { figureInWords } from '../languages/figures.ts'
import { findPack } from '../languages/packs.ts'
import { quantitiesIn } from '../languages/quantities.ts'
import { lightStemsIn, lightStemsOf } from '../languages/stems.ts'
import { wordsIn } from '../languages/words.ts'
import type { Measure, RegisteredName } from '../model/editor.ts'
import { type Language, primaryLanguage } from '../model/language.ts'
import { BOUNDS, type Source } from '../model/source.ts'
import { type Selected, selectedOf } from '../pipeline/selected.ts'
import { RefusedChange } from '../project/change-note.ts'
import { figureAttributes, figureMark } from '../project/figure-mark.ts'
import type { Project } from '../project/load.ts'
import { ID } from '../text/id.ts'
import { locatorOf, writeLocator } from '../text/locator.ts'
import type { NumberQuantity } from '../text/numbers/quantity.ts'
import { textMessages } from './messages.ts'
import type {
  BegunClaim,
  ClaimForm,
  FigureMessage,
  FoundFigure,
  MarkMessage,
  MarkOrder,
  NameMessage,
  SelectionOrder,
} from './protocol.ts'

/** The kinds of names that a register has. */
export const KINDS: readonly RegisteredName['kind'][] = [
  'person',
  'organisation',
  'place',
  'operation',
  'other',
]

/**
 * A claim on selected words, as far as they tell it: where it rests, its figures and names, and an id. Of the words
 * themselves nothing is taken: a claim is written, not copied.
 *
 * @throws RefusedChange where these words are not at hand
 */
export function begunClaim(
  project: Project,
  source: Source,
  { stretches }: SelectionOrder,
  form: ClaimForm,
  editorBase: string | undefined,
): BegunClaim {
  const selected = selectedOf(project, source.id, stretches)
  if (!selected) throw new RefusedChange(`The original of ${source.id} has no such words at hand.`)
  const { editor, languages } = project
  const own = findPack(primaryLanguage(source.record.language))?.tag
  const language = own !== undefined && languages.includes(own) ? own : undefined
  const measures = byLikelihood(editor?.measures ?? [], selected.text, language ?? own)
  const names = (editor?.names ?? []).filter(({ id }) => selected.names.includes(id))
  const at = locatorOf(stretches.map(({ paragraph }) => paragraph))
  return {
    form,
    at: writeLocator(at),
    id: newId(project, source, {
      selected,
      paragraph: at[0]?.from ?? 1,
    }),
    ...(language !== undefined && { language }),
    figures: selected.figures.map(({ figure, text }) => figureMessage(figure, text)),
    bounds: BOUNDS,
    measures: measures.map(({ id, label }) => ({ id, texts: textMessages(label) })),
    names: names.map(nameMessage),
    register: (editor?.names ?? []).map(nameMessage),
    unknownNames: selected.unknownNames,
    kinds: KINDS,
    ...(editorBase !== undefined && { editorBase }),
  }
}

/**
 * The number among some words of a statement, with what binds it. The statement is read as a whole, so that whoever
 * marks the number alone is told of words that bind it, and where they stand.
 *
 * @throws RefusedChange where there is none, or more than one
 */
export function figureAmong(
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
  language: Language,
): FoundFigure {
  const found = quantitiesIn(text, language).filter(
    (each): each is NumberQuantity => each.kind !== 'date' && each.start < end && each.end > start,
  )
  const [only, ...others] = found
  if (!only) throw new RefusedChange('There is no number among these words: select one.')
  if (others.length > 0) {
    throw new RefusedChange('There are several numbers among these words: select one of them.')
  }
  const hedged = text.indexOf(only.text, Math.max(0, only.end - only.text.length))
  // What a person has selected beyond the number, such as what it counts, belongs to it.
  const from = Math.min(hedged, start)
  const to = Math.max(hedged + only.text.length, end)
  return { ...figureMessage(only, text), words: text.slice(from, to), start: from, end: to }
}

/**
 * A figure as it is marked in a statement.
 *
 * @throws RefusedChange where it has no measure, no value or no bound that there is
 */
export function markOf(
  { language, words, number, kind, ...figure }: MarkOrder,
  { languages, editor }: Project,
): MarkMessage {
  const { measure, value } = figure
  const bound = BOUNDS.find((each) => each === figure.bound)
  if (!languages.includes(language)) throw new RefusedChange(`The brief is not in \`${language}\`.`)
  if (!editor?.measures.some(({ id }) => id === measure)) {
    throw new RefusedChange('A figure has a measure: choose what it counts.')
  }
  if (!Number.isFinite(value)) throw new RefusedChange('A figure has a value: a plain number.')
  if (bound === undefined) throw new RefusedChange(`A figure is one of ${BOUNDS.join(', ')}.`)
  // What is neither a count nor per cent no language is known to say in some way.
  const said =
    kind === 'other' && number === undefined
      ? ''
      : figureInWords({ value, bound, perCent: kind === 'per-cent', number }, language)
  const attributes = figureAttributes({ measure, value, bound }, language === languages[0])
  const mark = figureMark(words ?? said, attributes)
  return { mark, caret: (words ?? said) === '' ? ':figure['.length : mark.length }
}

/** @param text that it was read in */
function figureMessage(
  { text: words, value, kind, bounds, start, end }: NumberQuantity,
  text: string,
): FigureMessage {
  return {
    words,
    number: text.slice(start, end),
    // A share is declared in per cent, so that a half and 50 per cent are one.
    value: kind === 'fraction' ? Number((value * 100).toPrecision(12)) : value,
    bound: bounds[0] ?? 'exact',
    kind: kind === 'count' ? 'count' : kind === 'percent' ? 'per-cent' : 'other',
  }
}

/** Measures by how many of the words of their labels stand beside a selection. */
function byLikelihood(
  measures: readonly Measure[],
  text: string,
  language: Language | undefined,
): readonly Measure[] {
  if (language === undefined) return measures
  const has = lightStemsIn(text, language)
  const common = LANGUAGE_SIGNS[language]?.words
  const scoreOf = (label = '') => {
    // Two texts that have an "on" are not of one thing for it.
    const words = wordsIn(label, language).filter(
      ({ written }) => !common?.has(written.toLowerCase()),
    )
    const shared = words.filter((word) =>
      lightStemsOf(word, language).some((stem) => has.has(stem)),
    )
    return shared.length / (words.length || 1)
  }
  return measures
    .map((measure) => ({ measure, score: scoreOf(measure.label[language]) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ measure }) => measure)
}

/** A name as the register has it. */
function nameMessage({ id, name }: RegisteredName): NameMessage {
  return { id, texts: textMessages(name) }
}

/** An id for a claim on a selection: of whom it names, or where it rests, after the fashion of the note's other ids. */
function newId(
  { sources, leftOut }: Project,
  { claims }: Source,
  { selected, paragraph }: { readonly selected: Selected; readonly paragraph: number },
): string {
  const taken = new Set([...sources.flatMap((each) => each.claims.map(({ id }) => id)), ...leftOut])
  const [first = ''] = claims.map(({ id }) => id.split('-')[0] ?? '')
  const shared = claims.length > 1 && claims.every(({ id }) => id.startsWith(`${first}-`))
  const [name = ''] = selected.names
  const about = ID.test(name) ? name : `paragraph-${paragraph}`
  const id = `${shared ? `${first}-` : ''}${about}`
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? id : `${id}-${count}`
    if (!taken.has(candidate)) return candidate
  }
}
