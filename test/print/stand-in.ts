import { LAYOUT_HOLD } from '../../src/in-page/protocol.ts'
import { inPageScript } from '../../src/print/in-page.ts'

/** The script of the page with a function of JavaScript in the place of the paginator. */
export function withPaginator(paginate: string): string {
  return `${inPageScript()}
    mujaz.paginate = () => {
      document.getElementById('${LAYOUT_HOLD}').remove()
      return (${paginate})()
    }`
}

/** For tests of what is around the paginator: it does nothing. */
export const NO_PAGINATOR = withPaginator(
  '() => ({ pages: 1, calls: [], notes: [], headings: [], problems: [] })',
)
