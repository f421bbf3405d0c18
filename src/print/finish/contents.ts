import type { Direction } from '../../model/language.ts'
import { type GlyphWidths, readGlyphWidths } from '../../pdf/glyph-widths.ts'
import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { pack, streamOf } from '../../pdf/streams.ts'
import type { Reuse } from '../../report/context.ts'
import { digest, sha256 } from '../../text/hash.ts'
import { condense } from './content/condense.ts'
import { Fonts } from './content/fonts.ts'
import { type Marked, type PageContent, readPageContent } from './content/page-content.ts'
import { rewriteContent } from './content/rewrite-content.ts'
import { nameResources } from './resources.ts'
import type { Content } from './structure.ts'

/** A stream of content: that of a page, or of a form that a page paints as one, such as a pale paragraph. */
interface Part {
  readonly ref: Ref
  readonly content: PageContent
  /** The page or the form whose resources it uses. */
  readonly owner: PdfDict
  /** Marked content that becomes an artifact. */
  readonly dropped: Set<number>
  /** How the text runs that marked content belongs to. */
  readonly directions: Map<number, Direction>
  /** Forms that it paints and that hold marks, themselves or by a form inside of them. */
  readonly forms: readonly Part[]
}

interface FontWidths {
  readonly widths: GlyphWidths
  readonly hash: string
}

/** All that the pages of a file paint. */
export class Contents {
  readonly #file: PrintedFile
  readonly #fonts: Fonts
  readonly #pages: readonly (Part | undefined)[]
  readonly #forms = new Map<number, Part | undefined>()
  readonly #widths = new Map<PdfDict, FontWidths>()

  constructor(file: PrintedFile, pages: readonly PdfDict[]) {
    this.#file = file
    this.#fonts = new Fonts(file, pages)
    this.#pages = pages.map((page) => this.#read(page.get('Contents'), page))
    this.#fonts.forgetUnpainted()
    this.#fonts.repair(this.#parts().flatMap(({ content }) => content.clusters))
  }

  /** The programs of fonts that are written with the contents. */
  get fontPrograms(): Ref[] {
    return this.#fonts.programs
  }

  marked(content: Content): Marked | undefined {
    return this.#partOf(content)?.content.marked.get(content.id)
  }

  /**
   * The form that holds marked content which the structure takes for content of a page, or `undefined`
   * where the page paints it itself.
   */
  formOf({ page, id }: Content): Ref | undefined {
    const part = this.#pages[page]
    if (!part || part.content.marked.has(id)) return undefined
    const find = ({ forms }: Part): Ref | undefined => {
      for (const form of forms) {
        const found = form.content.marked.has(id) ? form.ref : find(form)
        if (found) return found
      }
      return undefined
    }
    return find(part)
  }

  /** Makes an artifact of marked content. */
  drop(content: Content): void {
    this.#partOf(content)?.dropped.add(content.id)
  }

  /** Says how the text runs that marked content belongs to. */
  setDirection(content: Content, direction: Direction): void {
    this.#partOf(content)?.directions.set(content.id, direction)
  }

  /**
   * Puts the contents back into the file, as `rewriteContent` and `condense` have them.
   *
   * @param reuse what was made before of the same content, and of fonts of the same widths
   */
  async write(reuse: Reuse): Promise<void> {
    // Fonts get their glyphs in the order of pages, and only then are they as wide as their glyphs say.
    const rewritten = this.#parts().map(({ ref, owner, content, dropped, directions }) => {
      return { ref, owner, text: rewriteContent(content, dropped, directions) }
    })
    this.#fonts.save(reuse)
    await Promise.all(
      rewritten.map(async ({ ref, owner, text }) => {
        const stream = this.#file.get(ref)
        const dict = stream instanceof PdfStream ? stream.dict : new PdfDict()
        const named = nameResources(this.#file, owner, text)
        const fonts = [...this.#widthsIn(owner)]
        const key = fonts.map(([name, { hash }]) => `${name} ${hash}`)
        const packed = await reuse('content', sha256([...key, named].join('\n')), () => {
          const widths = new Map(fonts.map(([name, { widths }]) => [name, widths]))
          return pack(Buffer.from(condense(named, widths), 'latin1'))
        })
        this.#file.set(ref, streamOf(dict, packed))
      }),
    )
  }

  #parts(): Part[] {
    return [...this.#pages, ...this.#forms.values()].filter((part) => part !== undefined)
  }

  #partOf({ page, stream }: Content): Part | undefined {
    return stream ? this.#forms.get(stream.id) : this.#pages[page]
  }

  #read(ref: PdfValue | undefined, owner: PdfDict): Part | undefined {
    if (!(ref instanceof Ref)) return undefined
    const text = this.#file.content(ref).toString('latin1')
    const forms = this.#file.dictOrEmpty(
      this.#file.dictOrEmpty(owner.get('Resources')).get('XObject'),
    )
    const inside: Part[] = []
    const content = readPageContent(text, this.#fonts.ofPage(owner), (name) => {
      const form = this.#form(forms.get(name))
      if (form) inside.push(form)
      return form !== undefined
    })
    return { ref, owner, content, dropped: new Set(), directions: new Map(), forms: inside }
  }

  /** Of its composite fonts, by the names that the content calls them. */
  #widthsIn(owner: PdfDict): Map<string, FontWidths> {
    const fonts = this.#file.dictOrEmpty(this.#file.dictOrEmpty(owner.get('Resources')).get('Font'))
    const byName = new Map<string, FontWidths>()
    for (const [name, value] of fonts) {
      const font = this.#file.dictOrEmpty(value)
      if (this.#file.name(font.get('Subtype')) !== 'Type0') continue
      const widths = this.#widths.get(font) ?? this.#readWidths(font)
      this.#widths.set(font, widths)
      byName.set(name, widths)
    }
    return byName
  }

  #readWidths(font: PdfDict): FontWidths {
    const widths = readGlyphWidths(this.#file, font)
    return { widths, hash: digest([...widths.advances, widths.advance]) }
  }

  /** A form that holds marks. Others are left as they are. */
  #form(ref: PdfValue | undefined): Part | undefined {
    if (!(ref instanceof Ref)) return undefined
    if (this.#forms.has(ref.id)) return this.#forms.get(ref.id)
    // Until it is read: one that contained itself would have no end.
    this.#forms.set(ref.id, undefined)
    const stream = this.#file.get(ref)
    if (!(stream instanceof PdfStream)) return undefined
    if (this.#file.name(stream.dict.get('Subtype')) !== 'Form') return undefined
    const part = this.#read(ref, stream.dict)
    if (part && part.content.marked.size + part.forms.length > 0) this.#forms.set(ref.id, part)
    return this.#forms.get(ref.id)
  }
}
