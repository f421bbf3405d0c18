/** What holds no text of a page, whatever is in it: its parts may look like tags, so it goes before tags are read. */
const SILENT = /^(?:script|style|svg|noscript|template|iframe|object)$/

/** Attributes whose value is a whole file, or a script: a page that was saved into one file is mostly these. */
const DATA_URL = /\s[\w:-]+\s*=\s*(?:"\s*data:[^"]*"|'\s*data:[^']*')/gi

/** What of a page's scripts is data of the page itself. */
const STATED = /^[^>]*\btype\s*=\s*["']?application\/ld\+json/i

/** A page without what holds no text of it, and its data for machines apart. */
export interface Bare {
  readonly html: string
  /** Texts of the page’s JSON-LD, as they stand. */
  readonly stated: readonly string[]
  /** What a browser wrote into it of where it was saved from. */
  readonly savedFrom?: string
}

/**
 * A page without scripts, styles, drawings, comments and files that are written into it. It goes over the text once,
 * and so takes a page of any size.
 */
export function withoutBallast(page: string): Bare {
  const kept: string[] = []
  const stated: string[] = []
  let savedFrom: string | undefined
  // What is not closed once is closed nowhere behind it: looked for each time, a page of such would take for ever.
  const open = new Set<string>()
  let from = 0
  const opening = /<(?:!--|([a-z]+)(?=[\s>/]))/gi
  for (let match = opening.exec(page); match; match = opening.exec(page)) {
    const name = match[1]?.toLowerCase()
    const key = name ?? '!--'
    if (open.has(key) || (name !== undefined && !SILENT.test(name))) continue
    const end =
      name === undefined ? endOfComment(page, match.index) : endOf(page, match.index, name)
    if (end === undefined) {
      open.add(key)
      continue
    }
    const inner = page.slice(match.index + match[0].length, end)
    if (name === undefined) savedFrom ??= SAVED.exec(inner)?.[1]
    else if (name === 'script' && STATED.test(inner)) {
      stated.push(inner.slice(inner.indexOf('>') + 1).replace(/<\/script(?:[\s/][^>]*)?>?$/i, ''))
    }
    kept.push(page.slice(from, match.index), ' ')
    from = end
    opening.lastIndex = end
  }
  kept.push(page.slice(from))
  const html = kept.join('').replace(DATA_URL, '')
  return { html, stated, ...(savedFrom !== undefined && { savedFrom }) }
}

/** «saved from url=(0042)https://…» of browsers, «url: https://…» of those that save into one file. */
const SAVED = /(?:saved from url=\(\d+\)|\burl:\s*)(https?:\/\/[^\s"'<>]+)/i

function endOfComment(page: string, from: number): number | undefined {
  const end = page.indexOf('-->', from + 2)
  return end < 0 ? undefined : end + 3
}

/** Where an element ends that cannot stand in itself, as browsers have it; nowhere where it is not closed. */
function endOf(page: string, from: number, name: string): number | undefined {
  const closing = new RegExp(`</${name}(?:[\\s/][^>]*)?>`, 'gi')
  closing.lastIndex = from
  return closing.exec(page) ? closing.lastIndex : undefined
}
