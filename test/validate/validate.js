// Checks PDFs against PDF/UA-1 and PDF/A-3a with veraPDF, where Java (a JDK, 17 or later) is at hand.
//
//   node test/validate/validate.js [file.pdf | folder]...     @default output
//
// veraPDF comes inside the npm package @opendataloader/pdf, whose own command line is not used. Ends with
// 0 if all conform, or if there is no Java (which it says); with 1 otherwise. With CI set, no Java is a
// failure too.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_JAVA = 17

const files = (process.argv.length > 2 ? process.argv.slice(2) : ['output']).flatMap(pdfsIn)
if (files.length === 0) {
  console.error('There is no PDF to check. Run `npm run brief`, or name files or folders.')
  process.exit(2)
}
const java = javaVersion()
if (java < OLDEST_JAVA) {
  const found = java === 0 ? 'There is no Java' : `Java ${java} is too old`
  console.error(`${found}: nothing was checked. Install a JDK of version ${OLDEST_JAVA} or later.`)
  process.exit(process.env.CI ? 1 : 0)
}
const main = createRequire(import.meta.url).resolve('@opendataloader/pdf')
const library = join(dirname(main), '..', 'lib', 'opendataloader-pdf-cli.jar')
const program = fileURLToPath(new URL('Conformance.java', import.meta.url))
// Java compiles the one file itself.
const { status, error } = spawnSync('java', ['-cp', library, program, ...files], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
if (error) throw error
process.exit(status ?? 1)

/** @param {string} path @returns {string[]} */
function pdfsIn(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(path, name))
}

/** Its major version; 0 if there is none. */
function javaVersion() {
  const { stdout = '' } = spawnSync('java', ['--version'], { encoding: 'utf8' })
  return Number(/^\S+ (\d+)/u.exec(stdout ?? '')?.[1] ?? 0)
}
