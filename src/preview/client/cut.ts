import type { CutMessage } from '../protocol.ts'
import { element } from './elements.ts'
import { action, change } from './writing.ts'

/** What was cut of the saved file, folded away, each paragraph with what puts it back. */
export function cutParts(
  source: string,
  { base, paragraphs }: CutMessage,
  language: { readonly lang: string; readonly dir: string },
): Node[] {
  const items = paragraphs.map(({ number, text, why }) =>
    element(
      'li',
      {},
      element('p', { class: 'kind' }, element('strong', {}, String(number)), ` ${why}`),
      element('p', language, text),
      action('Put back', () => change({ kind: 'put-back', source, base, number })),
    ),
  )
  return [
    element('h3', {}, 'Cut when it was read'),
    element(
      'details',
      { class: 'cut' },
      element('summary', {}, `Paragraphs of the saved file: ${items.length}`),
      element('ul', { class: 'reading' }, ...items),
    ),
  ]
}
