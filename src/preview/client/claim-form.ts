import type { BegunClaim, ClaimOrder, NameMessage } from '../protocol.ts'
import { element } from './elements.ts'
import { FigureRows } from './figure-rows.ts'
import { heldFindings } from './holding.ts'
import { NameChips } from './name-chips.ts'
import { formButton } from './opening.ts'
import { selectedOf } from './selection.ts'
import { post } from './sending.ts'
import { Statements } from './statements.ts'
import { area, change, choice, field, form, nameOf } from './writing.ts'

/**
 * Opens a form for a claim in the place of a button: on what is selected of an original, if that begins in or goes over
 * the paragraphs beside it, or else on these.
 *
 * @param paragraphs those beside it, from 1
 */
export function claimButton(source: string, paragraphs: readonly number[]): HTMLElement {
  const holder = formButton('New claim', async (close) => {
    const selected = selectedOf(source)
    // What is selected elsewhere is not what this button stands beside.
    const isHere = selected.some(({ paragraph }) => paragraphs.includes(paragraph))
    const stretches = isHere ? selected : paragraphs.map((paragraph) => ({ paragraph }))
    return claimForm(await post<BegunClaim>('selection', { source, stretches }), close)
  })
  // A press would take the selection away that it is about.
  holder.querySelector('button')?.addEventListener('mousedown', (event) => event.preventDefault())
  return holder
}

function claimForm(begun: BegunClaim, close: () => void): HTMLFormElement {
  const { source, base, sections, topics, languages } = begun.form
  const ids = { pattern: '[a-z0-9]+(-[a-z0-9]+)*', required: '' }
  const id = field('Id', { ...ids, value: begun.id })
  const list = `topics-${source}-${begun.at.replace(/\W+/g, '-')}`
  const topic = field('Topic', { ...ids, list, value: begun.id })
  const at = field('Paragraphs', { value: begun.at, required: '' })
  const section = choice('Section', sections)
  const weight = choice('Weight', ['1', '2', '3', '4', '5'], '3')
  const speaker = choice('Who says it', [''])
  const known = new Set<string>()
  const addSpeaker = ({ id: value, texts }: NameMessage) => {
    if (!known.has(value)) speaker.input.add(new Option(texts[0]?.text ?? value, value))
    known.add(value)
  }
  for (const name of [...begun.names, ...begun.register]) addSpeaker(name)
  const areas = languages.map(({ lang, dir }) => area(nameOf(lang), { lang, dir }, ''))
  const statements = new Statements(areas.map(({ input }) => input))
  const figures = new FigureRows(begun, statements)
  const names = new NameChips(begun, statements, addSpeaker)
  const fields = [id, topic, at, section, weight, speaker]
  const written = (): ClaimOrder => ({
    id: id.input.value,
    topic: topic.input.value,
    at: at.input.value,
    weight: Number(weight.input.value),
    section: section.input.value,
    ...(speaker.input.value !== '' && { attribution: speaker.input.value }),
    statements: Object.fromEntries(areas.map(({ input }) => [input.lang, input.value])),
  })
  const held = heldFindings(
    [...fields, ...areas].map(({ input }) => input),
    () => ({ kind: 'claim', source, claim: written() }),
  )
  return form(
    [
      element('div', { class: 'fields' }, ...fields.map(({ label }) => label)),
      element('datalist', { id: list }, ...topics.map((value) => element('option', { value }))),
      figures.element,
      names.element,
      element(
        'div',
        { class: 'side-by-side' },
        ...areas.map(({ label, input }) => element('div', {}, label, figures.marker(input))),
      ),
      held,
    ],
    close,
    () => change({ kind: 'claim', source, base, claim: written() }),
  )
}
