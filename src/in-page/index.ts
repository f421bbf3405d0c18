/**
 * The script that runs inside Chromium, where nothing can be imported: it is bundled into one file,
 * `dist/in-page/index.js`, and leaves one global variable behind. Of Mujaz it knows the protocol alone.
 */
import { attachLinks, detachLinks } from './detach-links.ts'
import { findSuspectSettings, findTexts, layOutProbes, removeProbes } from './font-suspects.ts'
import { loadFonts, ready } from './loading.ts'
import { paginate } from './paginator/index.ts'
import { KeptFlow } from './paginator/kept-flow.ts'
import { KeptSheets } from './paginator/kept-sheets.ts'
import { type InPage, LAYOUT_HOLD } from './protocol.ts'
import { readPage } from './read-page.ts'
import { readSheets } from './read-sheets.ts'
import { readStyles } from './read-styles.ts'

declare global {
  var mujaz: InPage
}

let flow: KeptFlow | undefined
let sheets: KeptSheets | undefined

/** Lets the document be laid out. */
function release(): void {
  document.getElementById(LAYOUT_HOLD)?.remove()
}

globalThis.mujaz = {
  loadFonts,
  ready,
  paginate() {
    release()
    return paginate()
  },
  openFlow(body) {
    release()
    flow = KeptFlow.open(body)
    return flow !== undefined
  },
  layFlow: (body, shown) => flow?.lay(body, shown) ?? null,
  mendFlow: (excess) => flow?.mend(excess) ?? null,
  openSheets() {
    release()
    sheets = new KeptSheets()
  },
  showPages(made) {
    attachLinks()
    return (sheets as KeptSheets).show(made)
  },
  readPage,
  detachLinks,
  readSheets,
  readStyles,
  findSuspectSettings,
  layOutProbes,
  removeProbes,
  findTexts,
}
