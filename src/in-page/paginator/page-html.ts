/**
 * A page as text, to be made again in another document.
 *
 * in: a page; later its text
 * out: its text; later the same page, text by text: what was split stays split
 */

/** Stands between two texts that no tag parts. */
const SEAM = 'mujaz-seam'

/** Leaves seams behind: the page is not used any more. */
export function pageHtml(page: HTMLElement): string {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    if (text.nextSibling instanceof Text) text.after(document.createComment(SEAM))
  }
  return page.outerHTML
}

/** @throws Error where the text is not the whole of it: what HTML cannot say cannot be handed on as HTML */
export function pageFromHtml(html: string): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  const page = template.content.firstElementChild as HTMLElement
  if (template.innerHTML !== html) throw new Error('paginator: a page is not what its text says')
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT)
  const seams: Comment[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((node as Comment).data === SEAM) seams.push(node as Comment)
  }
  for (const seam of seams) seam.remove()
  return document.adoptNode(page)
}
