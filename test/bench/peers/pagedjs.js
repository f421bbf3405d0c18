/**
 * Paged.js in the browser that Mujaz prints with, tagged PDF with an outline as there:
 * `node pagedjs.js <browser> <polyfill> <output.pdf> [<input.html>]`. Without an input it stays: of each line that it
 * is told it makes the PDF in a fresh tab of the same browser, and answers with a line.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { startBrowser } from '../../../dist/browser/browser-process.js'
import { thisMachine } from '../../../dist/browser/environment.js'

const [executable = '', polyfill = '', output = '', input] = process.argv.slice(2)

const environment = thisMachine()
const { browser, end } = await startBrowser(executable, {
  environment,
  sandbox: environment.uid !== 0,
  timeout: 30_000,
})
if (input) await print(input)
else {
  for await (const path of createInterface({ input: process.stdin })) {
    await print(path)
    process.stdout.write('{}\n')
  }
}
await end()

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
