import { resolve } from 'node:path'
import type { ToldPlace } from './protocol.ts'

/** Lines before and after the one that is meant. */
const AROUND = 6

/** The lines around a place in a file. */
export function placeOf(
  file: string,
  text: string,
  wanted: number,
  editor: string | undefined,
): ToldPlace {
  const all = text.split(/\r\n?|\n/)
  const line = Math.min(Math.max(Math.trunc(wanted) || 1, 1), all.length)
  const from = Math.max(line - AROUND, 1)
  return {
    file,
    line,
    ...(editor !== undefined && { open: addressIn(editor, file, line) }),
    lines: all.slice(from - 1, line + AROUND).map((words, index) => ({
      number: from + index,
      text: words,
    })),
  }
}

/** `vscode://file/{path}:{line}` with the place filled in. */
function addressIn(editor: string, file: string, line: number): string {
  const path = encodeURI(resolve(file).replaceAll('\\', '/')).replace(/^\//, '')
  return editor.replaceAll('{path}', path).replaceAll('{line}', String(line))
}
