import type { Audience } from '../model/audience.ts'
import { digest } from '../text/hash.ts'
import { Kept } from '../text/remember.ts'
import { sortedRecord } from './sorted-record.ts'

/** A font or picture of an installed package that a style names. */
const NAMED = /url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)/g

/**
 * Hashes of all files that decide how a page of an audience looks, by their names from the top of its
 * folder. What only decides what stands in the Markdown is not among them: who compares has that too.
 *
 * @param asset reads the files of installed packages
 */
export function templateHashes(
  audience: Audience,
  asset: (specifier: string) => Uint8Array,
): Readonly<Record<string, string>> {
  return HASHES.recall(audience, [asset], () => hashesOf(audience, asset))
}

/** By audience. */
const HASHES = new Kept<Readonly<Record<string, string>>>()

function hashesOf(
  audience: Audience,
  asset: (specifier: string) => Uint8Array,
): Record<string, string> {
  const { layout, partials, styles, labels, assets, ...settings } = audience
  // Everything else that an audience has may show on the page, but for these.
  const { name, path, selection, fullBrief, editions, citationStyles, notes, ...shown } = settings
  const fonts = styles
    .flatMap(({ text }) => [...text.matchAll(NAMED)].map(([, specifier = '']) => specifier))
    .flatMap((specifier) => {
      try {
        return [[specifier, digest(asset(specifier))] as const]
      } catch {
        // A file of the audience's own, or none: the latter is told when the page is made.
        return []
      }
    })
  return sortedRecord([
    ['audience.yaml', digest(shown)],
    ['layout.hbs', digest(layout.text)],
    ...Object.entries(partials).map(
      ([key, { text }]) => [`partials/${key}.hbs`, digest(text)] as const,
    ),
    ...styles.map((style) => [lastTwo(style.path), digest(style.text)] as const),
    ...Object.entries(labels).map(([key, words]) => [`labels/${key}.yaml`, digest(words)] as const),
    ...Object.entries(assets).map(([key, bytes]) => [key, digest(bytes)] as const),
    ...fonts,
  ])
}

/** `styles/look.css` of whatever folder it lies in: where that is says nothing of how it looks. */
function lastTwo(path: string): string {
  return path.split(/[\\/]/).slice(-2).join('/')
}
