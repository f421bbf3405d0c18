/**
 * The typesetting of Mujaz alone, as its peers do theirs, in one process with a browser of its own:
 * `node typeset.js <browser> <page.html> <output.pdf> [unfinished]`. The page is made up into pages, printed, and
 * finished, which writes links, outline and languages into the PDF and makes it PDF/A and PDF/UA; unfinished it stays
 * as Chromium has written it, where links within the document lead nowhere yet. Nothing is proven: neither fonts nor file
 * are inspected, and of the program no more is loaded than that takes. Tells as JSON how many milliseconds each part took.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { openBrowser } from '../../dist/browser/open-browser.js'
import { tuneV8 } from '../../dist/commands/tune-v8.js'
import { finish } from '../../dist/print/finish/finish.js'
import { print } from '../../dist/print/print.js'

const [path = '', input = '', output = '', unfinished] = process.argv.slice(2)
const start = performance.now()
// As the command does.
tuneV8()
const opening = openBrowser({ path })
const html = await readFile(input, 'utf8')
const browser = await opening
const started = performance.now()
const date = new Date()
const { pdf, report, content, targets, timings } = await print(html, { browser, date })
// What comes after the printing is for the proof.
const closing = browser.close()
const printed = performance.now()
await writeFile(output, unfinished ? pdf : await finished())
const done = performance.now()
await closing
const { load, paginate, print: printing } = timings
const steps = { load, paginate, print: printing, finish: done - printed }
process.stdout.write(JSON.stringify({ steps: { browser: started - start, ...steps } }))

function finished() {
  const { metadata, texts, links, regions } = content
  const { headings, halves } = report
  const languages = ['en', 'ar']
  const noteWords = { en: 'Note', ar: 'الحاشية' }
  return finish(pdf, {
    ...{ languages, metadata, headings, halves, texts, links, regions, targets, date, noteWords },
  })
}
