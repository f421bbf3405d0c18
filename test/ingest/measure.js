/**
 * `npm run measure:ingest`: how well saved files are read, against texts that are known. The files are other people's
 * and not in the repository: `MUJAZ_INGEST` names their folder, `../shared/ingest` beside the project unless it does.
 * Options: `-- html` for one kind alone, `-- html ar-` for the files of it that begin so.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = resolve(here, '../..')
const folder = resolve(process.env.MUJAZ_INGEST ?? join(root, '../shared/ingest'))
const cache = join(root, 'node_modules/.cache/measure')
const [only, beginning = ''] = process.argv.slice(2)

if (!existsSync(folder)) {
  process.stderr.write(
    `There are no files in ${folder}: MUJAZ_INGEST=<folder> names another one.\n`,
  )
  process.exit(1)
}
// The modules are run from the cache, from where nothing is beside the project.
process.env.MUJAZ_INGEST = folder
const modules = (await readdir(here)).filter((name) => /^measure-\w+\.ts$/.test(name)).sort()
await mkdir(cache, { recursive: true })
for (const name of modules) {
  const kind = name.replace(/^measure-|\.ts$/g, '')
  if (only !== undefined && only !== kind) continue
  // The sources themselves are measured, and single libraries beside them, which `dist` does not give out.
  const { outputFiles } = await build({
    entryPoints: [join(here, name)],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    write: false,
  })
  const path = join(cache, `${kind}.mjs`)
  await writeFile(path, outputFiles[0]?.contents ?? '')
  const { measure } = await import(pathToFileURL(path).href)
  process.stdout.write(`## ${kind}\n\n${await measure(folder, beginning)}\n`)
}
