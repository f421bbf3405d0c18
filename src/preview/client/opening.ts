import { element } from './elements.ts'
import { get } from './sending.ts'
import { action } from './writing.ts'

/** What a server tells. @throws Error, which says why it does not */
export function ask<T>(...path: readonly string[]): Promise<T> {
  return get(path.map(encodeURIComponent).join('/'))
}

/**
 * A button in whose place a form opens. Where it cannot be opened the button is there again, and beside it stands why.
 *
 * @param make what is opened, by what closes it
 * @param onClosed told when the form is gone
 */
export function formButton(
  label: string,
  make: (close: () => void) => Promise<HTMLElement>,
  onClosed: () => void = () => {},
): HTMLElement {
  const holder = element('div', { class: 'writing' })
  const close = () => {
    holder.replaceChildren(button)
    button.focus()
    onClosed()
  }
  const button = action(label, async () => {
    // It begins before the button moves: what it reads of the page is as the person left it.
    const opening = make(close)
    // From now on somebody is writing here: what is shown is not replaced by what a save makes of it.
    holder.replaceChildren(element('form', {}, button))
    const made = await opening.catch((error: Error) => {
      close()
      throw error
    })
    holder.replaceChildren(made)
    made.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
  })
  holder.append(button)
  return holder
}
