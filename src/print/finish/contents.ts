import { createHash } from 'node:crypto'
import type { Direction } from '../../model/language.ts'
import { once } from '../../model/once.ts'
import { AtOnce } from '../../pdf/at-once.ts'
import { type GlyphWidths, readGlyphWidths } from '../../pdf/glyph-widths.ts'
import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { serialise } from '../../pdf/serialise.ts'
import { type Packed, pack, streamOf } from '../../pdf/streams.ts'
import type { Reuse } from '../../report/context.ts'
import { digest, sha256 } from '../../text/hash.ts'
import { digitOf } from './content/columns.ts'
import { condense } from './content/condense.ts'
import type { Part as GlyphPart } from './content/embedded-font.ts'
import { type Cluster, Fonts, type FontText, type PageFonts } from './content/fonts.ts'
import { type Marked, type PageContent, readPageContent } from './content/page-content.ts'
import { rewriteContent } from './content/rewrite-content.ts'
import { nameResources, type ResourceNames, renameResources, resourcesOf } from './resources.ts'
import type { Content } from './structure.ts'

/** A stream of content: that of a page, or of a form that a page paints as one, such as a pale paragraph. */
interface Part {
  readonly ref: Ref
  /** The page or the form whose resources it uses. */
  readonly owner: PdfDict
  readonly fonts: PageFonts
  /** As it was printed. */
  readonly text: Unpacked
  /** A hash of all that decides what it paints; `undefined` where that stands in other objects as well. */
  readonly hash: (() => string) | undefined
  readonly content: PageContent
  /** Marked content that becomes an artifact. */
  readonly dropped: Set<number>
  /** How the text runs that marked content belongs to. */
  readonly directions: Map<number, Direction>
  /** Forms that it paints and that hold marks, themselves or by a form inside of them. */
  readonly forms: readonly Part[]
}

/** What a font of a page is asked for: a glyph put together of others, or one that is like another one. */
type Ask = { readonly font: string; readonly text: string } & (
  | { readonly parts: readonly GlyphPart[] }
  | { readonly code: number }
)

/** A content as it is to be written, but for its glyphs and the names of its resources. */
interface Rewritten {
  readonly ref: Ref
  readonly owner: PdfDict
  /** A hash of all that decides how it is written, until fonts are saved. */
  readonly hash: (() => string) | undefined
  /** Codes of its fonts that it paints, as it was printed. */
  readonly painted: PageContent['painted']
  /** What was added to fonts for it, or found in them. */
  readonly answers: readonly Answer[]
  readonly text: () => string
}

/** By the name of a font, the code of a glyph that it was asked for; `undefined` where it is full. */
type Answer = readonly [font: string, code: number | undefined]

interface FontWidths {
  readonly widths: GlyphWidths
  readonly hash: () => string
}

/** All that the pages of a file paint. */
export class Contents {
  readonly #file: PrintedFile
  readonly #reuse: Reuse
  readonly #fonts: Fonts
  #pages: readonly (Part | undefined)[]
  readonly #forms = new Map<number, Part | undefined>()
  readonly #widths = new Map<PdfDict, FontWidths>()

  /** @param reuse what was read and made before of the same content with the same fonts */
  constructor(file: PrintedFile, pages: readonly PdfDict[], reuse: Reuse) {
    this.#file = file
    this.#reuse = reuse
    this.#fonts = new Fonts(file, pages, reuse)
    this.#pages = pages.map((page) => this.#read(page.get('Contents'), page))
    const parts = this.#parts()
    for (const { content, fonts } of parts) {
      for (const [name, codes] of content.painted) {
        const painted = fonts.get(name)?.painted
        for (const code of codes) painted?.add(code)
      }
    }
    this.#fonts.forgetUnpainted()
    this.#fonts.repair(parts.flatMap(clustersIn))
  }

  /** The programs of fonts that are written with the contents. */
  get fontPrograms(): Ref[] {
    return this.#fonts.programs
  }

  /** Whether any of what is marked is painted in a form. */
  get haveForms(): boolean {
    return this.#pages.some((part) => part !== undefined && part.forms.length > 0)
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
   * Puts the contents back into the file, as `rewriteContent` and `condense` have them, and their fonts. Nothing else can
   * be asked of them then: of a large document what was read of them takes as much as the document.
   */
  async write(): Promise<void> {
    // Fonts get their glyphs in the order of pages, and only then are they as wide as their glyphs say.
    const rewritten = this.#parts().map((part) => this.#rewrite(part))
    this.#pages = []
    this.#forms.clear()
    this.#fonts.save()
    const written = new AtOnce<void>(AT_ONCE)
    for (let each = rewritten.shift(); each; each = rewritten.shift()) {
      await written.add(this.#put(each))
    }
    await written.all()
  }

  async #put(rewritten: Rewritten): Promise<void> {
    const { ref, owner } = rewritten
    const stream = this.#file.get(ref)
    const dict = stream instanceof PdfStream ? stream.dict : new PdfDict()
    const kinds = resourcesOf(this.#file, owner)
    const { packed, names } = await this.#condense(rewritten, kinds)
    if (kinds && names) renameResources(this.#file, owner, kinds, names)
    this.#file.set(ref, streamOf(dict, packed))
  }

  /** A hash of all that decides how a content is written. It holds on to nothing that was read of it. */
  #hashOfRewritten({
    hash,
    fonts,
    dropped,
    directions,
    content,
  }: Part): (() => string) | undefined {
    if (!hash) return undefined
    const { painted } = content
    return once(() => {
      const all = JSON.stringify([hash(), [...dropped], [...directions]])
      return this.#hashBeside(all, this.#hashesOf(fonts), () => {
        return [saidBy(painted, fonts), [...fonts.values()].map(({ unicode }) => digitOf(unicode))]
      })
    })
  }

  /**
   * A hash of what decides something, and of what it asks of fonts: a glyph that is new on another page changes nothing of
   * that. What it is for fonts that are the same as before is not worked out again.
   *
   * @param all that decides it, but for fonts
   * @param fonts by their names, hashes of all that they say
   */
  #hashBeside(all: string, fonts: ReadonlyMap<string, string>, asked: () => unknown): string {
    const whole = sha256(JSON.stringify([all, [...fonts]]))
    return this.#reuse('content', `asked ${whole}`, () => sha256(JSON.stringify([all, asked()])))
  }

  #hashesOf(fonts: PageFonts): Map<string, string> {
    return new Map([...fonts].map(([name, font]) => [name, this.#fonts.hashOf(font)]))
  }

  #rewrite(part: Part): Rewritten {
    const { ref, owner, content, fonts, dropped, directions } = part
    const { painted } = content
    const rewrite = (asked: PageFonts) =>
      rewriteContent(part.text.get(), content, asked, dropped, directions)
    const hash = this.#hashOfRewritten(part)
    let made: { readonly text: string; readonly answers: readonly Answer[] } | undefined
    const make = () => {
      const asks: Ask[] = []
      const answers: Answer[] = []
      const asked = askedFonts(fonts, (ask) => {
        const answer = answerTo(ask, fonts)
        asks.push(ask)
        answers.push(answer)
        return answer[1]
      })
      made = { text: rewrite(asked), answers }
      return asks
    }
    const asks = hash ? this.#reuse('content', () => `asks ${hash()}`, make) : make()
    // What is kept is asked for once more, so that fonts get the same glyphs as if it was not.
    const answers = made?.answers ?? asks.map((ask) => answerTo(ask, fonts))
    const text = made ? always(made.text) : () => rewrite(fonts)
    part.text.letGo()
    return { ref, owner, hash, painted, answers, text }
  }

  #condense(
    { owner, hash, painted, answers, text }: Rewritten,
    kinds: ReadonlyMap<string, string> | undefined,
  ): Promise<Condensed> {
    const widths = this.#widthsIn(owner)
    const make = async () => {
      const named = kinds && nameResources(text(), kinds)
      const own = new Map<string, GlyphWidths>()
      for (const [name, font] of widths) own.set(named?.names.get(name) ?? name, font.widths)
      const content = condense(named?.content ?? text(), own)
      return { packed: await pack(Buffer.from(content, 'latin1')), names: named?.names }
    }
    if (!hash) return make()
    const key = () => {
      const all = JSON.stringify([hash(), answers, kinds && [...kinds]])
      const hashes = new Map([...widths].map(([name, font]) => [name, font.hash()]))
      return this.#hashBeside(all, hashes, () => advancesOf(painted, answers, widths))
    }
    return this.#reuse('content', () => `condensed ${key()}`, make)
  }

  #parts(): Part[] {
    return [...this.#pages, ...this.#forms.values()].filter((part) => part !== undefined)
  }

  #partOf({ page, stream }: Content): Part | undefined {
    return stream ? this.#forms.get(stream.id) : this.#pages[page]
  }

  #read(ref: PdfValue | undefined, owner: PdfDict): Part | undefined {
    if (!(ref instanceof Ref)) return undefined
    const drawings = this.#file.dictOrEmpty(
      this.#file.dictOrEmpty(owner.get('Resources')).get('XObject'),
    )
    const fonts = this.#fonts.ofPage(owner)
    const forms: Part[] = []
    const text = new Unpacked(() => this.#file.content(ref).toString('latin1'))
    const read = once(() =>
      readPageContent(text.get(), fonts, (name) => {
        const form = this.#form(drawings.get(name))
        if (form) forms.push(form)
        return form !== undefined
      }),
    )
    const hash = this.#hashOf(this.#file.get(ref), drawings, fonts, read)
    const content = hash ? this.#reuse('content', () => `read ${hash()}`, read) : read()
    const dropped = new Set<number>()
    return { ref, owner, fonts, text, hash, content, dropped, directions: new Map(), forms }
  }

  /** @param read what it paints: which codes these are its bytes decide alone */
  #hashOf(
    content: PdfValue,
    drawings: PdfDict,
    fonts: PageFonts,
    read: () => PageContent,
  ): (() => string) | undefined {
    if (!(content instanceof PdfStream)) return undefined
    for (const each of drawings.values()) if (this.#isForm(each)) return undefined
    return once(() => {
      const hash = createHash('sha256').update(content.bytes)
      hash.update(`\n${serialise(this.#file.resolve(content.dict.get('Filter')))}`)
      for (const [name, { width, embedded }] of fonts)
        hash.update(`\n${name} ${width} ${!embedded}`)
      const all = hash.digest('hex')
      const painted = this.#reuse('content', `painted ${all}`, () => read().painted)
      return this.#hashBeside(all, this.#hashesOf(fonts), () => saidBy(painted, fonts))
    })
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
    return { widths, hash: once(() => digest([...widths.advances, widths.advance])) }
  }

  /** A form that holds marks. Others are left as they are. */
  #form(ref: PdfValue | undefined): Part | undefined {
    if (!(ref instanceof Ref)) return undefined
    if (this.#forms.has(ref.id)) return this.#forms.get(ref.id)
    // Until it is read: one that contained itself would have no end.
    this.#forms.set(ref.id, undefined)
    const stream = this.#file.get(ref)
    if (!(stream instanceof PdfStream && this.#isForm(ref))) return undefined
    const part = this.#read(ref, stream.dict)
    if (part && part.content.marked.size + part.forms.length > 0) this.#forms.set(ref.id, part)
    return this.#forms.get(ref.id)
  }

  #isForm(drawing: PdfValue): boolean {
    const stream = this.#file.resolve(drawing)
    return stream instanceof PdfStream && this.#file.name(stream.dict.get('Subtype')) === 'Form'
  }
}

/** Contents that are packed at the same time: each is held as text until it is. */
const AT_ONCE = 16

/** A content as text, unpacked when it is first asked for. */
class Unpacked {
  readonly #unpack: () => string
  #text: string | undefined

  constructor(unpack: () => string) {
    this.#unpack = unpack
  }

  get(): string {
    this.#text ??= this.#unpack()
    return this.#text
  }

  /** It can be asked for again. */
  letGo(): void {
    this.#text = undefined
  }
}

/** Gives a text, and holds on to nothing else. */
function always(text: string): () => string {
  return () => text
}

/** What is written of a content. */
interface Condensed {
  readonly packed: Packed
  /** `undefined` where its resources keep their names. */
  readonly names: ResourceNames | undefined
}

function clustersIn({ content, fonts }: Part): Cluster[] {
  return content.clusters.map(({ font, codes, text }) => {
    return { font: fonts.get(font) as FontText, codes, text }
  })
}

/** The same fonts, of which each glyph is asked for by somebody else. */
function askedFonts(fonts: PageFonts, ask: (ask: Ask) => number | undefined): PageFonts {
  const asked = new Map<string, FontText>()
  for (const [name, font] of fonts) {
    const embedded: FontText['embedded'] = font.embedded && {
      compose: (parts, text) => ask({ font: name, parts, text }),
      alias: (code, text) => ask({ font: name, code, text }),
    }
    asked.set(name, { ...font, embedded })
  }
  return asked
}

/** The code of what is asked for, which is added where it is not there. */
function answerTo(ask: Ask, fonts: PageFonts): Answer {
  const font = fonts.get(ask.font)?.embedded
  const code = 'parts' in ask ? font?.compose(ask.parts, ask.text) : font?.alias(ask.code, ask.text)
  return [ask.font, code]
}

/** What the codes say that are painted, as plain values. */
function saidBy(painted: PageContent['painted'], fonts: PageFonts): unknown[] {
  return [...painted].map(([name, codes]) => {
    const unicode = fonts.get(name)?.unicode
    return [name, [...codes].map((code) => [code, unicode?.get(code)])]
  })
}

/** How far the codes of composite fonts advance that are painted, added ones among them, as plain values. */
function advancesOf(
  painted: PageContent['painted'],
  answers: readonly Answer[],
  widths: ReadonlyMap<string, FontWidths>,
): unknown[] {
  return [...widths].map(([name, font]) => {
    const { advances, advance } = font.widths
    const added = answers.flatMap(([asked, code]) => (asked === name ? code : undefined) ?? [])
    const codes = [...(painted.get(name) ?? []), ...added]
    return [name, codes.map((code) => [code, advances.get(code) ?? advance])]
  })
}
