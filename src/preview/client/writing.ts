import type { ChangeOrder, ClaimForm, ClaimOrder, TextMessage, WrittenClaim } from '../protocol.ts'
import { element, part } from './elements.ts'

/** What the server gave to this page alone; absent where nothing may be written. */
const TOKEN = document.documentElement.dataset.token

/** Whether this page may write. */
export const mayWrite = TOKEN !== undefined

/** Tells the server something that no other page may tell it. @throws Error, which says why it was not taken */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Mujaz-Token': TOKEN ?? '' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

/** Asks the server to write; tells what was written, with a way back. @throws Error, which says why it was not */
async function write(path: 'change' | 'accept' | 'undo', body: unknown): Promise<void> {
  const { file } = await post<{ file: string }>(path, body)
  if (path === 'change') tellWritten(file)
  else
    part('written').replaceChildren(`${path === 'undo' ? 'Taken back in' : 'Written to'} ${file}.`)
}

/** Tells what was written, with a way back. */
export function tellWritten(file: string): void {
  const undo = action('Take back', () => write('undo', {}))
  part('written').replaceChildren(`Written to ${file}.`, ' ', undo)
}

/** A claim as it stands in its note now. */
async function asWritten(claim: string): Promise<WrittenClaim> {
  const response = await fetch(`claim/${encodeURIComponent(claim)}`)
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

/** Makes a change of a note. */
export function change(order: ChangeOrder): Promise<void> {
  return write('change', order)
}

/** A button that does something, and says beside it why it could not. */
export function action(label: string, run: () => Promise<void>): HTMLElement {
  const button = element('button', { type: 'button', class: 'button' }, label)
  button.addEventListener('click', async () => {
    button.disabled = true
    await run().catch((error: Error) => {
      part('written').replaceChildren(error.message)
    })
    button.disabled = false
  })
  return button
}

/** Accepts that all languages of a claim say the same, as they were read. */
export function acceptButton(claim: string, texts: readonly TextMessage[]): HTMLElement {
  const says = Object.fromEntries(texts.map(({ lang, text }) => [lang, text]))
  return action('Both say the same', () => write('accept', { claim, says }))
}

/** Opens a form on the words of a claim in the place of a button. */
export function editButton(claim: string): HTMLElement {
  const holder = element('div', { class: 'writing' })
  const close = () => {
    holder.replaceChildren(button)
    button.focus()
  }
  const button = action('Edit', async () => {
    // From now on somebody is writing here: what is shown is not replaced by what a save makes of it.
    holder.replaceChildren(element('form', {}, button))
    const written = await asWritten(claim).catch((error: Error) => {
      close()
      throw error
    })
    const form = statementForm(written, close)
    holder.replaceChildren(form)
    form.querySelector('textarea')?.focus()
  })
  holder.append(button)
  return holder
}

function statementForm({ claim, base, texts }: WrittenClaim, close: () => void): HTMLFormElement {
  const areas = texts.map(({ lang, dir, text }) =>
    area(`${claim}, ${nameOf(lang)}`, { lang, dir }, text),
  )
  return form(
    areas.map(({ label }) => label),
    close,
    async () => {
      const edited = texts.flatMap(({ lang, text }, index) => {
        const now = areas[index]?.input.value ?? text
        return now === text ? [] : [{ lang, text: now }]
      })
      // One after the other: each is of the state that the one before has left.
      let state = base
      for (const { lang, text } of edited) {
        await change({ kind: 'statement', base: state, claim, language: lang, text })
        state = (await asWritten(claim)).base
      }
    },
  )
}

/**
 * Opens a form for a claim on a paragraph, or on what is selected of it, in the place of a button.
 *
 * @param number of the paragraph
 */
export function claimButton(wanted: ClaimForm, number: number): HTMLElement {
  const holder = element('div', { class: 'writing' })
  const close = () => {
    holder.replaceChildren(button)
    button.focus()
  }
  const button = action('New claim', async () => {
    const made = newClaimForm(wanted, number, close)
    holder.replaceChildren(made)
    made.querySelector('input')?.focus()
  })
  holder.append(button)
  return holder
}

function newClaimForm(
  { source, base, sections, topics, languages }: ClaimForm,
  number: number,
  close: () => void,
): HTMLFormElement {
  const id = field('Id', { pattern: '[a-z0-9]+(-[a-z0-9]+)*', required: '' })
  const list = `topics-${number}`
  const topic = field('Topic', { list, pattern: '[a-z0-9]+(-[a-z0-9]+)*', required: '' })
  const at = field('Paragraphs', { value: String(number), required: '' })
  const section = choice('Section', sections)
  const weight = choice('Weight', ['1', '2', '3', '4', '5'], '3')
  const areas = languages.map(({ lang, dir }) => area(nameOf(lang), { lang, dir }, ''))
  return form(
    [
      ...[id, topic].map(({ label }) => label),
      element('datalist', { id: list }, ...topics.map((value) => element('option', { value }))),
      ...[at, section, weight].map(({ label }) => label),
      ...areas.map(({ label }) => label),
    ],
    close,
    async () => {
      const claim: ClaimOrder = {
        id: id.input.value,
        topic: topic.input.value,
        at: at.input.value,
        weight: Number(weight.input.value),
        section: section.input.value,
        statements: Object.fromEntries(
          languages.map(({ lang }, index) => [lang, areas[index]?.input.value ?? '']),
        ),
      }
      await change({ kind: 'claim', source, base, claim })
    },
  )
}

/** A form that saves or is left; it stays, with why, where it could not be saved. */
export function form(
  fields: readonly Node[],
  close: () => void,
  save: () => Promise<void>,
  label = 'Save',
): HTMLFormElement {
  const why = element('p', { role: 'alert' })
  const cancel = element('button', { type: 'button', class: 'button' }, 'Cancel')
  const made = element(
    'form',
    {},
    ...fields,
    why,
    element(
      'p',
      { class: 'actions' },
      element('button', { type: 'submit', class: 'button' }, label),
      cancel,
    ),
  )
  cancel.addEventListener('click', close)
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    // The panel itself stays open.
    event.stopPropagation()
    close()
  })
  made.addEventListener('submit', (event) => {
    event.preventDefault()
    save().then(
      () => made.isConnected && close(),
      (error: Error) => {
        why.textContent = error.message
      },
    )
  })
  return made
}

/** What is filled in, and its label around it. */
export interface Field<T extends HTMLElement> {
  readonly label: HTMLElement
  readonly input: T
}

/** An input of one line, under its name. */
export function field(
  name: string,
  attributes: Readonly<Record<string, string>>,
): Field<HTMLInputElement> {
  const input = element('input', { type: 'text', autocomplete: 'off', ...attributes })
  return { label: element('label', {}, `${name} `, input), input }
}

/** A choice of some values, under its name. */
export function choice(
  name: string,
  values: readonly string[],
  chosen = values[0],
): Field<HTMLSelectElement> {
  const input = element('select', {}, ...values.map((value) => element('option', { value }, value)))
  input.value = chosen ?? ''
  return { label: element('label', {}, `${name} `, input), input }
}

/** Words of several lines in a language, under a name. */
export function area(
  name: string,
  language: { readonly lang: string; readonly dir: string },
  text: string,
): Field<HTMLTextAreaElement> {
  const input = element('textarea', { ...language, rows: '4', required: '' })
  input.value = text
  return { label: element('label', {}, `${name} `, input), input }
}

/** What a language is called. */
export function nameOf(lang: string): string {
  return new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(lang) ?? lang
}
