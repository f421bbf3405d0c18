import type { ClaimForm, ReadingMessage, ReadMessage, SourceMessage } from '../protocol.ts'
import { claimButton } from './claim-form.ts'
import { cutParts } from './cut.ts'
import { debrisButton } from './debris.ts'
import { draftButton } from './drafting.ts'
import { element, titleParts } from './elements.ts'
import { howToSelect, ofOriginal, selectable } from './selection.ts'
import { action, change } from './writing.ts'

/** A source in the list of all: its title leads to its reading. */
export function sourceItem(
  { id, title, paragraphs, uncovered }: SourceMessage,
  open: () => void,
): HTMLElement {
  const titles = titleParts(title)
  if (paragraphs === undefined) {
    const why = `${id}: its original is not at hand.`
    return element('li', {}, element('p', {}, ...titles), element('p', { class: 'absent' }, why))
  }
  const button = element('button', { type: 'button', class: 'place' }, ...titles)
  button.addEventListener('click', open)
  const covered = uncovered === 0 ? 'all of it covered' : `${uncovered} not covered`
  return element(
    'li',
    {},
    button,
    element('p', { class: 'quiet' }, `${id}: ${paragraphs} paragraphs, ${covered}`),
  )
}

/**
 * An original as it is best read: each paragraph by its best sentence, with what it holds, and the rest of its words
 * to unfold.
 *
 * @param open shows a claim in its note
 */
export function readingParts(
  { paragraphs, lang, dir, form, cut, drafting }: ReadingMessage,
  open: (file: string, line: number) => void,
): Node[] {
  const wanted = paragraphs.filter(({ skip }) => skip === undefined)
  const skipped = paragraphs.filter(({ skip }) => skip !== undefined)
  const uncovered = wanted
    .filter((each) => each.uncovered)
    .map(({ number }) => number)
    .sort((a, b) => a - b)
  const ledger =
    uncovered.length === 0
      ? 'Every paragraph with a figure, a name or a speaker is covered by a claim, or set aside.'
      : `Not covered by a claim: ¶ ${uncovered.join(', ')}.`
  const item = (each: ReadMessage) => readItem(each, { lang, dir }, open, form)
  return [
    element('p', { class: 'quiet' }, 'What tells most for its length comes first.'),
    element('p', {}, ledger),
    ...(form && drafting ? [draftButton(form.source, { lang, dir })] : []),
    ...(form ? [howToSelect()] : []),
    element('ul', { class: 'reading' }, ...wanted.map(item)),
    ...(skipped.length > 0
      ? [element('h3', {}, 'To skip'), element('ul', { class: 'reading' }, ...skipped.map(item))]
      : []),
    ...(form && cut ? cutParts(form.source, cut, { lang, dir }) : []),
  ]
}

function readItem(
  { number, text, best, marks, alsoIn, claims, uncovered, skip, debris }: ReadMessage,
  language: { readonly lang: string; readonly dir: string },
  open: (file: string, line: number) => void,
  form: ReadingMessage['form'],
): HTMLElement {
  const rows = [...marks, ...(alsoIn.length > 0 ? [['also in', alsoIn] as const] : [])]
  const places = claims.map(({ id, file, line }) => {
    const button = element('button', { type: 'button', class: 'place' }, id)
    button.addEventListener('click', () => open(file, line))
    return button
  })
  const state = skip ?? (uncovered ? 'not covered' : '')
  const claim = form && claimButton(form.source, [number])
  const place = { source: form?.source ?? '', paragraph: number }
  const paragraph = element('p', language, text)
  if (claim) {
    selectable(paragraph, place, () => claim.querySelector<HTMLElement>(':scope > button')?.click())
  }
  const from = Math.max(text.indexOf(best), 0)
  const summary = ofOriginal(element('summary', language, best), { ...place, from })
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'kind' },
      element('strong', {}, `¶ ${number}`),
      ...(state === '' ? [] : [` ${state}`]),
    ),
    best === text ? paragraph : element('details', {}, summary, paragraph),
    ...(rows.length > 0
      ? [
          element(
            'dl',
            {},
            ...rows.flatMap(([name, words]) => [
              element('dt', {}, name),
              element(
                'dd',
                {},
                ...words.flatMap((word, index) => [
                  // A comma would stand on the wrong side of words that run the other way.
                  ...(index > 0 ? [' · '] : []),
                  element('bdi', {}, word),
                ]),
              ),
            ]),
          ),
        ]
      : []),
    ...(places.length > 0 ? [element('p', {}, ...places.flatMap((place) => [place, ' ']))] : []),
    ...(form && claim
      ? [
          element(
            'div',
            { class: 'actions' },
            claim,
            asideButton(form, number, skip),
            debrisButton(form, number, debris === true),
          ),
        ]
      : []),
  )
}

/** Sets a paragraph aside, or takes that back. */
function asideButton(
  { source, base }: ClaimForm,
  paragraph: number,
  skip: string | undefined,
): HTMLElement {
  const aside = skip !== 'set aside'
  return action(aside ? 'Set aside' : 'Not set aside', () =>
    change({ kind: 'set-aside', source, base, paragraph, aside }),
  )
}
