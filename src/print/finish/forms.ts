import type { Contents } from './contents.ts'
import type { Structure } from './structure.ts'

/**
 * Says of marked content in which form it stands (`Stm`; ISO 32000-1, table 324). Chromium paints what is
 * pale or blended in a form of its own; its structure says so of late, and in version 143 still takes the
 * marks of all forms for marks of the page, so that a reader looked for the text where it is not.
 */
export function placeInForms(structure: Structure, contents: Contents): void {
  if (!contents.haveForms) return
  for (const element of structure.elements()) {
    for (const kid of element.contents) {
      const form = kid.stream ? undefined : contents.formOf(kid)
      if (form) structure.move(element, kid, form)
    }
  }
}
