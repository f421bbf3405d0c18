/**
 * The script that runs inside Chromium, where nothing can be imported: it is bundled into one file,
 * `dist/in-page/index.js`, and leaves one global variable behind. Of Mujaz it knows the protocol alone.
 */
import { detachLinks } from './detach-links.ts'
import { findSuspectSettings, findTexts, layOutProbes, removeProbes } from './font-suspects.ts'
import { loadFonts, ready } from './loading.ts'
import { setAround } from './page-memo.ts'
import { paginate } from './paginator/index.ts'
import { KeptFlow } from './paginator/kept-flow.ts'
import { KeptSheets } from './paginator/kept-sheets.ts'
import { type InPage, LAYOUT_HOLD } from './protocol.ts'
import { readMetadata, readPage, readPart } from './read-page.ts'
import { readSheets, showAllPages, showPagesAlone } from './read-sheets.ts'
import { readStyles } from './read-styles.ts'

declare global {
  var mujaz: InPage
}

let flow: KeptFlow | undefined
let sheets: KeptSheets | undefined
/** Pages that are read. */
const read = new WeakSet<Element>()

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
  layFlow: (edit, shown) => flow?.lay(edit, shown) ?? null,
  mendFlow: (excess) => flow?.mend(excess) ?? null,
  openSheets() {
    release()
    sheets = new KeptSheets()
    return sheets.isPlain
  },
  showPages(made) {
    const shown = sheets as KeptSheets
    setAround(undefined)
    const { excess, problems } = shown.show(made)
    if (excess.length > 0) return { excess }
    const parts = [...shown.pages.entries()]
      .filter(([, page]) => !read.has(page))
      .map(([at, page]) => ({ at, part: readPart(page) }))
    for (const page of shown.pages) read.add(page)
    const { around } = shown
    return { problems, parts, around, metadata: readMetadata(), targets: detachLinks() }
  },
  readPage,
  detachLinks,
  readSheets,
  showPagesAlone,
  showAllPages,
  readStyles,
  findSuspectSettings,
  layOutProbes,
  removeProbes,
  findTexts,
}
