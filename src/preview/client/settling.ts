import type { FileState, SettlingMessage } from '../protocol.ts'
import { element } from './elements.ts'
import { ask, formButton } from './opening.ts'
import { change, field, form } from './writing.ts'

/**
 * Opens a form in which a person says why what was found is right as it stands.
 *
 * @param onClosed told when the form is gone
 */
export function settleButton(settling: SettlingMessage, onClosed: () => void): HTMLElement {
  const { carrier, text } = settling
  return formButton(
    'Settle',
    async (close) => settleForm(settling, await ask<FileState>('settle', carrier, text), close),
    onClosed,
  )
}

function settleForm(
  { at, ...settling }: SettlingMessage,
  { file, base }: FileState,
  close: () => void,
): HTMLFormElement {
  const reason = field('Why it is right as it stands', { required: '', dir: 'auto' })
  const paragraphs =
    at === undefined
      ? undefined
      : field('Paragraphs that bear it out', { value: at, required: '', dir: 'ltr' })
  const hint =
    at === undefined
      ? `Goes into ${file}, and lapses with the words that it is about.`
      : `Goes into ${file}. It holds once mujaz lock has seen these paragraphs, and lapses with their words.`
  return form(
    [
      element('p', { class: 'quiet' }, hint),
      ...(paragraphs ? [paragraphs.label] : []),
      reason.label,
    ],
    close,
    () =>
      change({
        ...{ kind: 'settle', base, ...settling, reason: reason.input.value },
        ...(paragraphs && { at: paragraphs.input.value }),
      }),
  )
}
