import { LAYOUT_HOLD } from '../../src/in-page/protocol.ts'
import { inPageScript } from '../../src/print/in-page.ts'

/** The script of the page with a function of JavaScript in the place of the page make-up. */
export function withMakeUp(makeUp: string): string {
  return `${inPageScript()}
    mujaz.makeUp = () => {
      document.getElementById('${LAYOUT_HOLD}').remove()
      return (${makeUp})()
    }`
}

/** For tests of what is around the page make-up: it makes up nothing. */
export const NO_MAKE_UP = withMakeUp(
  '() => ({ pages: 1, calls: [], notes: [], headings: [], problems: [] })',
)
