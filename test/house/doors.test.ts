import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { drawingOfRooms, tableOfRooms } from './diagram.ts'
import { ROOMS } from './doors.ts'
import { roomOf, trespasses } from './imports.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function codeFiles(): Promise<string[]> {
  const names = await readdir(join(root, 'src'), { recursive: true })
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
}

/** Every way of importing something. */
const FORMS: readonly ((specifier: string) => string)[] = [
  (to) => `import { x } from '${to}'`,
  (to) => `import type { X } from '${to}'`,
  (to) => `import { type X, y } from "${to}"`,
  (to) => `import '${to}'`,
  (to) => `import * as x from '${to}'`,
  (to) => `export * from '${to}'`,
  (to) => `export { x } from '${to}'`,
  (to) => `export type { X } from '${to}'`,
  (to) => `const x = await import('${to}')`,
  (to) => `const x = await import(\`${to}\`)`,
  (to) => `type X = import('${to}').X`,
  (to) => `type X = typeof import('${to}')`,
  (to) => `import x = require('${to}')`,
  (to) => `const x = require('${to}')`,
  (to) =>
    `import { createRequire } from 'node:module'\nconst x = createRequire(import.meta.url)('${to}')`,
  (to) => `/// <reference path="${to}" />\nexport const x = 1`,
]

/** A file that would stand in a room. */
function fileIn(name: string): string {
  return name === '.' ? 'cli.ts' : `${name}/probe.ts`
}

function specifier(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1)
  return `${up === '' ? './' : up}${to}`
}

/** Whether the door is open, by the table alone. */
function isOpen(from: string, to: string): boolean {
  const rooms = ROOMS.find(({ name }) => name === from)?.rooms ?? []
  return from === to || to === 'model' || rooms.includes(to)
}

describe('the doors between the rooms', () => {
  it('should be kept by every import of every file', async () => {
    const files = await codeFiles()
    expect(files.length).toBeGreaterThan(200)
    const all = await Promise.all(
      files.map(async (file) => trespasses(file, await readFile(join(root, 'src', file), 'utf8'))),
    )
    expect(all.flat()).toEqual([])
  })

  it('should refuse every way of importing from a room that is closed', () => {
    const missed: string[] = []
    let closed = 0
    for (const from of ROOMS) {
      for (const to of ROOMS) {
        if (isOpen(from.name, to.name)) continue
        for (const form of FORMS) {
          closed += 1
          const code = form(specifier(fileIn(from.name), fileIn(to.name)))
          const found = trespasses(fileIn(from.name), code)
          if (!found.some((line) => line.includes('may not know'))) missed.push(code)
        }
      }
    }
    expect(closed).toBeGreaterThan(5000)
    expect(missed).toEqual([])
  })

  it('should let through what is open, and only that', () => {
    const refused: string[] = []
    for (const from of ROOMS) {
      for (const to of ROOMS.filter(({ name }) => isOpen(from.name, name))) {
        const code = `import { x } from '${specifier(fileIn(from.name), fileIn(to.name))}'`
        refused.push(...trespasses(fileIn(from.name), code))
      }
    }
    expect(refused).toEqual([])
  })

  it('should refuse packages and modules of Node’s that a room does not list', () => {
    const packages = [...new Set(ROOMS.flatMap((room) => room.packages)), 'left-pad', 'mujaz']
    const modules = [...new Set(ROOMS.flatMap((room) => room.node)), 'net', 'worker_threads']
    const missed: string[] = []
    for (const { name, packages: own, node } of ROOMS) {
      const closed = [
        ...packages.filter((each) => !own.includes(each)).flatMap((each) => [each, `${each}/deep`]),
        ...modules.filter((each) => !node.includes(each)).flatMap((each) => [`node:${each}`, each]),
      ]
      for (const each of closed) {
        for (const form of FORMS) {
          if (trespasses(fileIn(name), form(each)).length === 0) missed.push(`${name}: ${each}`)
        }
      }
    }
    expect(missed).toEqual([])
  })

  it('should refuse what is not written out, and what leads out of the house', () => {
    const told = (code: string) => trespasses('text/probe.ts', code)
    expect(told('const x = await import(name)')).toHaveLength(1)
    expect(told(`const x = require(\`../\${room}/x.ts\`)`)).toHaveLength(1)
    expect(told("import { x } from '../../test/x.ts'")).toHaveLength(1)
    expect(told("import { x } from '../text/../verify/x.ts'")).toHaveLength(1)
    expect(told("import { x } from './../text/numbers/x.ts'")).toEqual([])
    expect(trespasses('attic/x.ts', 'export const x = 1')).toHaveLength(1)
  })
})

describe('the house', () => {
  it('should have nothing at its root but the two faces', async () => {
    const files = await codeFiles()
    expect(files.filter((file) => !file.includes('/')).sort()).toEqual(['cli.ts', 'index.ts'])
  })

  it('should have a room for every folder, and a folder for every room', async () => {
    const files = await codeFiles()
    const used = new Set(files.map((file) => roomOf(file)?.name))
    expect([...used].sort()).toEqual(ROOMS.map(({ name }) => name).sort())
  })

  it('should open no door that nobody goes through', async () => {
    const files = await codeFiles()
    const texts = await Promise.all(
      files.map(async (file) => [file, await readFile(join(root, 'src', file), 'utf8')] as const),
    )
    const unused = ROOMS.flatMap((room) => {
      const own = texts.filter(([file]) => roomOf(file) === room)
      const needs = (closed: (typeof ROOMS)[number]) =>
        own.some(([file, text]) => trespasses(file, text, closed).length > 0)
      return [
        ...room.rooms.filter((each) => !needs({ ...room, rooms: without(room.rooms, each) })),
        ...room.packages.filter((e) => !needs({ ...room, packages: without(room.packages, e) })),
        ...room.node.filter((each) => !needs({ ...room, node: without(room.node, each) })),
      ].map((each) => `${room.name} → ${each}`)
    })
    expect(unused).toEqual([])
  })

  it('should lead to the network through one room alone', async () => {
    const files = await codeFiles()
    const texts = await Promise.all(
      files.map(async (file) => [file, await readFile(join(root, 'src', file), 'utf8')] as const),
    )
    const calls =
      /\bfetch\s*\(|[=:(,]\s*fetch\s*[,;)\n]|\b(?:globalThis|window|self)\s*(?:\.|\[['"`])\s*fetch\b|\b(?:WebSocket|XMLHttpRequest|EventSource)\b/
    const doors = texts.filter(([, text]) => calls.test(text)).map(([file]) => file)
    // The page of the preview asks its own server, in the user’s browser.
    const inTheBrowser = /^preview\/client\//
    expect(doors.filter((file) => !inTheBrowser.test(file))).toEqual(['draft/endpoint.ts'])
  })

  it('should stand in CONTRIBUTING as its table has it', async () => {
    const path = join(root, 'CONTRIBUTING.md')
    const text = await readFile(path, 'utf8')
    const drawn = text
      .replace(/(<!-- rooms -->\n)[\s\S]*?(\n<!-- \/rooms -->)/, `$1${tableOfRooms()}$2`)
      .replace(/(<!-- doors -->\n)[\s\S]*?(\n<!-- \/doors -->)/, `$1${drawingOfRooms()}$2`)
    expect(drawn).toContain(tableOfRooms())
    expect(drawn).toContain(drawingOfRooms())
    if (process.env.UPDATE) await writeFile(path, drawn)
    else expect(text).toBe(drawn)
  })
})

function without(list: readonly string[], one: string): string[] {
  return list.filter((each) => each !== one)
}
