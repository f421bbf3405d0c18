/**
 * Typst inside Node: `node typst.js <package> <fonts> <input.typ> <output.pdf> [<rebuilds> <edited.typ>]`.
 * Tells as JSON how long each rebuild by the same compiler took; it keeps what has not changed.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const [from = '', fonts = '', input = '', output = '', rebuilds = '0', edited = input] =
  process.argv.slice(2)
const { NodeCompiler } = createRequire(import.meta.url)(from)

const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })
await compile(input)
const warm = []
for (let count = 0; count < Number(rebuilds); count++) {
  // Each time back and forth: the same text twice would be no rebuild.
  const path = count % 2 === 0 ? edited : input
  const start = performance.now()
  await compile(path)
  warm.push(performance.now() - start)
}
process.stdout.write(JSON.stringify({ warm }))

/** @param {string} path */
async function compile(path) {
  const source = await readFile(path, 'utf8')
  await writeFile(output, compiler.pdf({ mainFileContent: source }))
}
