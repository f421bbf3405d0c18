import type { ClaimForm } from '../protocol.ts'
import { action, change } from './writing.ts'

/** Says of a paragraph that it is debris of the saved page, or takes that back. */
export function debrisButton(
  { source, base }: ClaimForm,
  paragraph: number,
  isDebris: boolean,
): HTMLElement {
  return action(isDebris ? 'No debris' : 'Debris', () =>
    change({ kind: 'debris', source, base, paragraph, debris: !isDebris }),
  )
}
