/**
 * Paged.js in the browser that Mujaz prints with, tagged PDF as there:
 * `node pagedjs.js <browser> <polyfill> <input.html> <output.pdf> [<rebuilds> <edited.html>]`.
 * Tells as JSON how long each rebuild in a fresh tab of the same browser took.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { startBrowser } from '../../../dist/browser/browser-process.js'
import { thisMachine } from '../../../dist/browser/environment.js'

const [executable = '', polyfill = '', input = '', output = '', rebuilds = '0', edited = input] =
  process.argv.slice(2)

const environment = thisMachine()
const { browser, end } = await startBrowser(executable, {
  environment,
  sandbox: environment.uid !== 0,
  timeout: 30_000,
})
await print(input)
const warm = []
for (let count = 0; count < Number(rebuilds); count++) {
  const start = performance.now()
  await print(edited)
  warm.push(performance.now() - start)
}
await end()
process.stdout.write(JSON.stringify({ warm }))

/** @param {string} path */
async function print(path) {
  const page = await browser.newPage()
  await page.emulateMediaType('print')
  await page.setContent(await readFile(path, 'utf8'), { waitUntil: 'load', timeout: 0 })
  await page.evaluate('document.fonts.ready.then(() => (window.PagedConfig = { auto: false }, 0))')
  await page.evaluate(await readFile(polyfill, 'utf8'))
  await page.evaluate('window.PagedPolyfill.preview().then(() => 0)')
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
  })
  await writeFile(output, pdf)
  await page.close()
}
