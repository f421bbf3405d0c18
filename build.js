/**
 * Bundles `src/` into `dist/`, with the packages that it uses: Node takes longer to find and compile
 * hundreds of small files than to run a build of sixty claims. What a command does not need stays in
 * chunks of its own, and types are checked and written by tsc.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const OUT = 'dist'
const CHUNKS = `${OUT}/chunks`

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  outdir: OUT,
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
}

// What runs inside Chromium, where nothing can be imported, becomes one script.
await build({
  ...COMMON,
  entryPoints: { 'in-page/index': 'src/in-page/index.ts' },
  format: 'iife',
  target: 'chrome131',
  charset: 'utf8',
})

// The page of the preview runs in the user's own browser.
await build({
  ...COMMON,
  entryPoints: ['preview.ts', 'preview.css', 'page-view.ts'].map(
    (file) => `src/preview/client/${file}`,
  ),
  outdir: `${OUT}/preview/client`,
  format: 'iife',
  charset: 'utf8',
  target: ['chrome111', 'firefox113', 'safari16.4'],
})

const { metafile } = await build({
  ...COMMON,
  // The command line, the library, and for the bench and the continuous integration the browser alone, printing
  // alone, how the command begins, and rounds of builds.
  entryPoints: [
    'src/cli.ts',
    'src/index.ts',
    'src/browser/browser-process.ts',
    'src/browser/embedded-chromium.ts',
    'src/browser/environment.ts',
    'src/browser/open-browser.ts',
    'src/commands/tune-v8.ts',
    'src/pipeline/watch.ts',
    'src/print/finish/finish.ts',
    'src/print/print.ts',
  ],
  // As deep as the files of src/ that look for others beside them.
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['@puppeteer/browsers'],
  alias: {
    // The same `connect`, without what downloads and starts browsers: 24 ms to load instead of 75.
    puppeteer: 'puppeteer-core/internal/puppeteer-core-browser.js',
    // Where it has none, Handlebars puts its code together as plain text: nobody asks for a map of it, and it took
    // a third of the time of compiling templates.
    'source-map': 'data:text/javascript,export {}',
  },
  // What is CommonJS among the packages asks for modules of Node's.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
  // Readable as it is, so that a stack trace is; escapes keep the text at one byte a character, which
  // V8 compiles faster.
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
})

await sweep(Object.keys(metafile.outputs))
await writeFile(`${OUT}/third-party-licences.txt`, await licences(Object.keys(metafile.inputs)))

/** Deletes the chunks of earlier builds. @param {readonly string[]} written */
async function sweep(written) {
  const names = new Set(written.map((path) => basename(path)))
  for (const name of await readdir(CHUNKS)) if (!names.has(name)) await rm(join(CHUNKS, name))
}

/** What the packages in the bundle ask to be passed on with them. @param {readonly string[]} inputs */
async function licences(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const entries = await Promise.all([...folders].sort().map(licence))
  return `The chunks hold code of these packages:\n\n${entries.join(`\n${'-'.repeat(80)}\n\n`)}`
}

/** Whose a package is and under which licence, and the text of that. @param {string} folder */
async function licence(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const { name, version, license = manifest.licenses?.[0]?.type, author, repository } = manifest
  const head = [
    `${name} ${version}`,
    license,
    author?.name ?? author,
    repository?.url ?? repository,
  ]
  const files = (await readdir(folder)).filter((file) =>
    /^(?:licen[cs]e|notice|copying)/i.test(file),
  )
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return `${[head.filter(Boolean).join(', '), ...texts.map((text) => text.trim())].join('\n\n')}\n`
}
