import type { FindingMessage } from '../protocol.ts'
import { earlierPart } from './earlier.ts'
import { element, withCode } from './elements.ts'

/** A finding in a list: what it is, what was found, and what to do. @param place what leads there */
export function findingItem(
  { severity, rule, why, reason, actual, expected, advice, earlier }: FindingMessage,
  ...place: readonly HTMLElement[]
): HTMLElement {
  const terms: [string, string | undefined][] = [
    ['Found', actual],
    ['Expected', expected?.join(', ')],
    ['What to do', advice],
    ['Why', why],
  ]
  const rows = terms.flatMap(([term, text]) =>
    text ? [element('dt', {}, term), element('dd', { dir: 'auto' }, ...withCode(text))] : [],
  )
  return element(
    'li',
    { class: `finding ${severity}` },
    element(
      'p',
      { class: 'kind' },
      element('strong', {}, severity === 'error' ? 'Error' : 'Warning'),
      ' ',
      element('code', {}, rule),
    ),
    element('p', { class: 'reason', dir: 'auto' }, ...withCode(reason)),
    ...place,
    ...(rows.length > 0 ? [element('dl', {}, ...rows)] : []),
    ...(earlier ? [earlierPart(earlier)] : []),
  )
}
