import type { Audience, TextFile } from '../model/audience.ts'
import type { Context } from '../report/context.ts'
import { positionIn } from '../text/position.ts'
import { findInStyle } from './unsafe-style.ts'

/**
 * Reads a file of an installed package: `@fontsource/amiri/files/….woff2`.
 *
 * @throws where there is none
 */
export type AssetReader = (specifier: string) => Uint8Array

const TYPES: Readonly<Record<string, string>> = {
  woff2: 'font/woff2',
  woff: 'font/woff',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

/** An address with a scheme, or one that begins at the root of a site. */
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/)/i

/** Letters of an SVG, with or without a prefix of its namespace. */
const TEXT = /<(?:[\w-]+:)?(?:text|foreignObject)[\s>]/

/** A path inside of a package; no way leads out of it. */
const PACKAGE_FILE = /^(?:@[a-z0-9-]+\/)?[a-z0-9-]+(?:\/(?!\.)[\w.-]+)+$/i

const ENCODED = new WeakMap<Uint8Array, string>()

/** The fonts of one page are those of the next. */
function base64Of(bytes: Uint8Array): string {
  const encoded = ENCODED.get(bytes) ?? Buffer.from(bytes).toString('base64')
  ENCODED.set(bytes, encoded)
  return encoded
}

/** Puts assets into the page itself, as `data:` addresses. */
export class Assets {
  readonly #own: Audience['assets']
  readonly #read: AssetReader
  readonly #context: Context

  constructor(own: Audience['assets'], read: AssetReader, context: Context) {
    this.#own = own
    this.#read = read
    this.#context = context
  }

  /**
   * The address of an asset: a file of the audience, named from the top of its folder, or one of an
   * installed package. `undefined` after it has been reported as unknown.
   *
   * @param offset where in the asking file it is named
   */
  address(specifier: string, from: TextFile, offset: number): string | undefined {
    const type = TYPES[/\.([a-z0-9]+)$/i.exec(specifier)?.[1]?.toLowerCase() ?? '']
    const bytes = type && this.#bytes(specifier)
    if (bytes) {
      if (type === TYPES.svg && TEXT.test(Buffer.from(bytes).toString())) {
        this.#context.report({
          rule: 'asset-text',
          path: from.path,
          place: positionIn(from.text, offset),
          reason: `The picture \`${specifier}\` holds text, and no font of the page reaches into it`,
          actual: '<text>',
          advice: 'Turn its letters into paths, or put the `<svg>` itself into the template.',
        })
      }
      return `data:${type};base64,${base64Of(bytes)}`
    }
    this.#context.report({
      rule: 'asset-unknown',
      path: from.path,
      place: positionIn(from.text, offset),
      reason: OUTSIDE.test(specifier)
        ? `\`${specifier}\` would be fetched from outside of the page`
        : `\`${specifier}\` cannot be put into the page`,
      actual: specifier,
      advice: `Name a file from the top of the audience's folder, or one of an installed package (${Object.keys(TYPES).join(', ')}).`,
    })
    return undefined
  }

  /** The styles as one sheet that refers to nothing outside of itself. */
  styleSheet(styles: readonly TextFile[]): string {
    return styles
      .map((style) => this.#inlined(style))
      .join('\n')
      .replaceAll('</', '<\\/')
  }

  #bytes(specifier: string): Uint8Array | undefined {
    const own = this.#own[specifier.replace(/^(?:\.{1,2}\/)+/, '')]
    if (own || !PACKAGE_FILE.test(specifier)) return own
    try {
      return this.#read(specifier)
    } catch {
      return undefined
    }
  }

  #inlined(style: TextFile): string {
    // Comments may say anything, and nothing in them is fetched: they are passed over.
    const inlined = style.text.replace(STYLE_PARTS, (whole, ...rest) => {
      const offset = rest.at(-3) as number
      const { url, importing } = rest.at(-1) as { url?: string; importing?: string }
      if (importing !== undefined) {
        this.address(importing, style, offset)
        return ''
      }
      if (url === undefined) return ''
      if (url.startsWith('data:') || url.startsWith('#')) return whole
      const address = this.address(url, style, offset)
      return address === undefined ? 'none' : `url("${address}")`
    })
    this.#reportHidden(style, inlined)
    return inlined
  }

  /** What is left that would be fetched: written in a way that no honest style needs. */
  #reportHidden(style: TextFile, inlined: string): void {
    for (const { found, reason } of findInStyle(inlined)) {
      const start = /^[\w@-]+\(?/.exec(found)?.[0] ?? found
      this.#context.report({
        rule: 'asset-unknown',
        path: style.path,
        place: positionIn(style.text, Math.max(style.text.indexOf(start), 0)),
        reason: `\`${found.split('\n')[0]}\` ${reason}`,
        advice: 'Name a file from the top of the audience’s folder: url("images/seal.svg").',
      })
    }
  }
}

const STYLE_PARTS =
  /\/\*[\s\S]*?\*\/|@import\s*(?:url\(\s*)?["']?(?<importing>[^"');\s]+)[^;]*;?|url\(\s*["']?(?<url>[^"')]*?)["']?\s*\)/gi
