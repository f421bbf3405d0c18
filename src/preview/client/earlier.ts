import type { EarlierMessage, TextMessage } from '../protocol.ts'
import { element } from './elements.ts'
import { nameOf } from './writing.ts'

/** An earlier wording beside a text that is to be translated: how much it is alike, what differs, and its words to copy. */
export function earlierPart({
  isOwn,
  of,
  lang,
  dir,
  likeness,
  changes,
  texts,
}: EarlierMessage): HTMLElement {
  const whose = of === undefined || isOwn ? [] : [' of ', element('code', {}, of)]
  const rows = changes.map(({ was, now }) =>
    element(
      'li',
      { lang, dir },
      ...(was === '' ? [] : [element('del', {}, was)]),
      ...(was === '' || now === '' ? [] : [' → ']),
      ...(now === '' ? [] : [element('ins', {}, now)]),
    ),
  )
  return element(
    'div',
    { class: 'earlier' },
    element(
      'p',
      { class: 'kind' },
      element('strong', {}, isOwn || of !== undefined ? 'Accepted earlier' : 'In the memory'),
      ...whose,
      `, ${likeness} % alike in ${nameOf(lang)}`,
    ),
    ...(rows.length > 0 ? [element('ul', {}, ...rows)] : []),
    ...texts.flatMap((text) => [
      element('p', { lang: text.lang, dir: text.dir }, text.text),
      copyButton(text),
    ]),
  )
}

function copyButton({ lang, text }: TextMessage): HTMLElement {
  const label = `Copy in ${nameOf(lang)}`
  const button = element('button', { type: 'button', class: 'button' }, label)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  })
  return button
}

/** A button that puts an earlier wording into the field in which its language is edited. */
export function earlierButton(
  { lang, text }: TextMessage,
  input: HTMLTextAreaElement,
): HTMLButtonElement {
  const label = `Put in the earlier wording, ${nameOf(lang)}`
  const button = element('button', { type: 'button', class: 'button' }, label)
  button.addEventListener('click', () => {
    input.value = text
    input.focus()
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  return button
}
