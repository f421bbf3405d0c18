/**
 * The script that runs inside Chromium, where nothing can be imported: it is bundled into one file,
 * `dist/in-page/index.js`, and leaves one global variable behind. Of Mujaz it knows the protocol alone.
 */
import { detachLinks } from './detach-links.ts'
import { findSuspectSettings, findTexts, layOutProbes, removeProbes } from './font-suspects.ts'
import { loadFonts, ready } from './loading.ts'
import { paginate } from './paginator/index.ts'
import { type InPage, LAYOUT_HOLD } from './protocol.ts'
import { readPage } from './read-page.ts'
import { readSheets } from './read-sheets.ts'
import { readStyles } from './read-styles.ts'

declare global {
  var mujaz: InPage
}

globalThis.mujaz = {
  loadFonts,
  ready,
  paginate() {
    document.getElementById(LAYOUT_HOLD)?.remove()
    return paginate()
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
