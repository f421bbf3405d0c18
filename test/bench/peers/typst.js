/**
 * Typst inside Node: `node typst.js <package> <fonts> <output.pdf> [<input.typ>]`. Without an input it stays: of each
 * line that it is told it makes the PDF with the same compiler, which keeps what has not changed, and answers with a
 * line.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const [from = '', fonts = '', output = '', input] = process.argv.slice(2)
const { NodeCompiler } = createRequire(import.meta.url)(from)

const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })
if (input) await compile(input)
else {
  for await (const path of createInterface({ input: process.stdin })) {
    await compile(path)
    process.stdout.write('{}\n')
  }
}

/** @param {string} path */
async function compile(path) {
  const source = await readFile(path, 'utf8')
  await writeFile(output, compiler.pdf({ mainFileContent: source }))
}
