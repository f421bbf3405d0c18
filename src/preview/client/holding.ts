import type { FindingMessage, HoldOrder } from '../protocol.ts'
import { element, withCode } from './elements.ts'
import { findingItem } from './findings.ts'
import { post } from './sending.ts'

/** How long nobody types before what was typed is held. In milliseconds. */
const PAUSE = 350

/**
 * What would be found on a claim as it is being typed, told whenever it changes. What is overtaken by more words is
 * not told any more.
 *
 * @param inputs whatever the claim is made of
 */
export function heldFindings(inputs: readonly HTMLElement[], order: () => HoldOrder): HTMLElement {
  const region = element('div', { class: 'held', role: 'status' })
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = new AbortController()
  const hold = async () => {
    const { signal } = asked
    const parts = await post<FindingMessage[]>('hold', order(), signal).then(
      (findings) => [
        findings.length === 0
          ? element('p', { class: 'quiet' }, 'Nothing would be found.')
          : element('ul', { class: 'findings' }, ...findings.map((each) => findingItem(each))),
      ],
      (error: Error) => [element('p', { class: 'quiet' }, ...withCode(error.message))],
    )
    // Nobody is read again what they have heard already.
    if (!signal.aborted && element('div', {}, ...parts).innerHTML !== region.innerHTML) {
      region.replaceChildren(...parts)
    }
  }
  const later = () => {
    clearTimeout(timer)
    asked.abort()
    asked = new AbortController()
    timer = setTimeout(() => void hold(), PAUSE)
  }
  for (const input of inputs) input.addEventListener('input', later)
  return region
}
