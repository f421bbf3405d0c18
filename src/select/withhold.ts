import type { Labels } from '../model/audience.ts'
import type { Brief } from '../model/brief.ts'
import type { Localized } from '../model/language.ts'
import { PrivateNames } from './private-names.ts'

/** Stands for a private name in an id, where brackets and spaces would break what it is used for. */
const WITHHELD_ID = 'withheld'

/**
 * A brief in which no private person is named. Not only the statements are gone through but every
 * string that the brief holds: titles, records, states of sources, ids. What nobody thought of is
 * where a name would be left.
 *
 * @param labels the mark that stands for a name is their `name-withheld`
 */
export function withhold(brief: Brief, labels: Localized<Labels>): Brief {
  const names = new PrivateNames(brief.names)
  const shown = { ...brief, names: brief.names.filter((name) => !name.private) }
  if (names.empty) return shown
  const mark = { latin: labels.en['name-withheld'] ?? '', arabic: labels.ar['name-withheld'] ?? '' }
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return cleanText(value, names, mark)
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        // An address that holds a name leads to the person: it goes as a whole.
        .filter(([key, part]) => key !== 'URL' || !isTelling(part, names))
        .map(([key, part]) => [key, clean(part)]),
    )
  }
  return clean(shown) as Brief
}

function isTelling(address: unknown, names: PrivateNames): boolean {
  return typeof address === 'string' && names.in(decoded(address)).length > 0
}

function cleanText(
  text: string,
  names: PrivateNames,
  mark: Readonly<Record<'latin' | 'arabic', string>>,
): string {
  if (/^https?:/.test(text)) return names.in(decoded(text)).length > 0 ? '' : text
  const isId = /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(text)
  let cleaned = ''
  let from = 0
  for (const { start, end, script } of names.in(text)) {
    cleaned += text.slice(from, start) + (isId ? WITHHELD_ID : mark[script])
    from = end
  }
  return cleaned + text.slice(from)
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
