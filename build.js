// The page make-up runs inside Chromium, where nothing can be imported: it becomes one script.
import { build } from 'esbuild'

await build({
  entryPoints: ['src/print/runtime/index.ts'],
  outfile: 'dist/print/runtime/page-make-up.js',
  bundle: true,
  format: 'iife',
  globalName: 'mujaz',
  target: 'chrome131',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
})
