import { MANY_PAGES } from '../protocol.ts'

declare global {
  /** There where Chromium was started with `--expose-gc`. */
  var gc: (() => void) | undefined
}

/**
 * Has Chromium let go of layouts that are no more, where a document is large. By itself it hardly does so within one
 * piece of work, however long it is: for a moment the layout that was measured, what was read of it and the pages would
 * all be held. It takes as long as a twentieth of the make-up.
 *
 * @param pages of the document, or about so many
 */
export function collectGarbage(pages: number): void {
  if (pages >= MANY_PAGES) globalThis.gc?.()
}
