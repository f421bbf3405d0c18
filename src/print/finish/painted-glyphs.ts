import type { PdfDict } from '../../pdf/objects.ts'

/** Which glyphs of its fonts a file paints. */
export class PaintedGlyphs {
  readonly #owners = new Set<PdfDict>()
  readonly #codes = new Map<PdfDict, Set<number>>()

  /**
   * Whoever reads the content of a page or of a form adds here what that paints.
   *
   * @param owner the page or the form
   * @param fonts by the names that its content calls them
   */
  by(owner: PdfDict, fonts: ReadonlyMap<string, PdfDict>): ReadonlyMap<string, Set<number>> {
    this.#owners.add(owner)
    const byName = new Map<string, Set<number>>()
    for (const [name, font] of fonts) {
      const codes = this.#codes.get(font) ?? new Set()
      this.#codes.set(font, codes)
      byName.set(name, codes)
    }
    return byName
  }

  /** Whether it is known what that page or form paints. */
  knows(owner: PdfDict): boolean {
    return this.#owners.has(owner)
  }

  /** The codes of a font; `undefined` where nobody has looked for them. */
  of(font: PdfDict): ReadonlySet<number> | undefined {
    return this.#codes.get(font)
  }
}
