import type { ChangeOrder, TextMessage } from '../protocol.ts'
import { element, part } from './elements.ts'
import { post, TOKEN } from './sending.ts'

/** Whether this page may write. */
export const mayWrite = TOKEN !== undefined

/** Asks the server to write; tells what was written, with a way back. @throws Error, which says why it was not */
export async function write(
  path: 'change' | 'accept' | 'undo' | 'name',
  body: unknown,
): Promise<Written> {
  const written = await post<Written>(path, body)
  const { file } = written
  if (path === 'change' || path === 'name') tellWritten(file)
  else
    part('written').replaceChildren(`${path === 'undo' ? 'Taken back in' : 'Written to'} ${file}.`)
  return written
}

/** Tells what was written, with a way back. */
export function tellWritten(file: string): void {
  const undo = action('Take back', () => write('undo', {}))
  part('written').replaceChildren(`Written to ${file}.`, ' ', undo)
}

/** What was written. */
interface Written {
  readonly file: string
  /** The state of the file from now on, where somebody may go on writing into it. */
  readonly base?: string
}

/** Makes a change of a note. */
export async function change(order: ChangeOrder): Promise<void> {
  await write('change', order)
}

/** A button that does something, and says beside it why it could not. */
export function action(label: string, run: () => Promise<unknown>): HTMLButtonElement {
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

/** A line to type into, with its name. */
export function field(
  name: string,
  attributes: Readonly<Record<string, string>>,
): Field<HTMLInputElement> {
  const input = element('input', { type: 'text', autocomplete: 'off', ...attributes })
  return { label: element('label', {}, `${name} `, input), input }
}

/** A choice among values. */
export function choice(
  name: string,
  values: readonly string[],
  chosen = values[0],
): Field<HTMLSelectElement> {
  const input = element('select', {}, ...values.map((value) => element('option', { value }, value)))
  input.value = chosen ?? ''
  return { label: element('label', {}, `${name} `, input), input }
}

/** A text to type into, in a language. */
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
