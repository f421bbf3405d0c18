import type { Problem } from './protocol.ts'

/** A problem that the paginator reports, in one sentence without a full stop. */
export function problemInWords({ kind, page, path, text, detail }: Problem): string {
  const where = [path, page === undefined ? undefined : `page ${page}`, text && `“${text}”`]
  return `${detail} (${[kind, ...where].filter(Boolean).join('; ')})`
}
