import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { compress } from '../../pdf/streams.ts'
import { Fonts } from './content/fonts.ts'
import {
  type Marked,
  type PageContent,
  readPageContent,
  rewriteContent,
} from './content/page-content.ts'
import type { Content } from './structure.ts'

/** A stream of content: that of a page, or of a form that a page paints as one, such as a pale paragraph. */
interface Part {
  readonly ref: Ref
  readonly content: PageContent
  /** Marked content that becomes an artifact. */
  readonly dropped: Set<number>
  /** Paints what the structure refers to, itself or by a form inside of it. */
  readonly marks: boolean
}

/** All that the pages of a file paint. */
export class Contents {
  readonly #file: PrintedFile
  readonly #fonts: Fonts
  readonly #pages: readonly (Part | undefined)[]
  readonly #forms = new Map<number, Part | undefined>()

  constructor(file: PrintedFile, pages: readonly PdfDict[]) {
    this.#file = file
    this.#fonts = new Fonts(file)
    this.#pages = pages.map((page) => this.#read(page.get('Contents'), page))
    this.#fonts.repair(this.#parts().flatMap(({ content }) => content.clusters))
  }

  marked(content: Content): Marked | undefined {
    return this.#partOf(content)?.content.marked.get(content.id)
  }

  /** Makes an artifact of marked content. */
  drop(content: Content): void {
    this.#partOf(content)?.dropped.add(content.id)
  }

  /** Puts the contents back into the file, as `rewriteContent` has them. */
  async write(): Promise<void> {
    await Promise.all(
      this.#parts().map(async ({ ref, content, dropped }) => {
        const stream = this.#file.get(ref)
        const dict = stream instanceof PdfStream ? stream.dict : new PdfDict()
        const text = rewriteContent(content, dropped)
        this.#file.set(ref, await compress(dict, Buffer.from(text, 'latin1')))
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
    let marks = false
    const content = readPageContent(text, this.#fonts.ofPage(owner), (name) => {
      const inside = this.#form(forms.get(name))?.marks ?? false
      marks ||= inside
      return inside
    })
    return { ref, content, dropped: new Set(), marks: marks || content.marked.size > 0 }
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
    if (part?.marks) this.#forms.set(ref.id, part)
    return this.#forms.get(ref.id)
  }
}
