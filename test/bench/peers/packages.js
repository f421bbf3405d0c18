import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unpackWoff } from './woff.js'

/** The versions that the figures in the documentation were measured with. */
const VERSIONS = { pagedjs: '0.4.3', '@myriaddreamin/typst-ts-node-compiler': '0.7.0' }

const FONTS = [
  '@fontsource/amiri/files/amiri-arabic-400-normal.woff',
  '@fontsource/amiri/files/amiri-arabic-700-normal.woff',
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff',
  '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff',
]

/**
 * Installs a peer into a cache of its own. As dependencies the peers would bring packages for every
 * platform into the lock file, and every `npm ci` would download 50 MB for a stopwatch.
 *
 * @param {keyof typeof VERSIONS} name
 * @param {string} cache folder
 * @returns {Promise<string | undefined>} its folder; `undefined`, after saying so loudly, without it
 */
export async function installPeer(name, cache) {
  const folder = join(cache, 'node_modules', name)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const manifest = join(cache, 'package.json')
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n')
  const spec = `${name}@${VERSIONS[name]}`
  try {
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock']
    await promisify(execFile)('npm', ['install', ...flags, '--prefix', cache, spec])
    return folder
  } catch (error) {
    process.stderr.write(
      `\n*** ${spec} cannot be had, so nothing is compared with it: ${error}\n\n`,
    )
    return undefined
  }
}

/** Unpacks the fonts of Mujaz for programs that read no packed ones, such as Typst. @param {string} folder */
export async function unpackFonts(folder) {
  await mkdir(folder, { recursive: true })
  const { resolve } = createRequire(import.meta.url)
  for (const [index, specifier] of FONTS.entries()) {
    const font = unpackWoff(await readFile(resolve(specifier)))
    await writeFile(join(folder, `${index}.ttf`), font)
  }
  return folder
}
