import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const COMMENTS = 'word/comments.xml'

/** Somebody says something of a stretch of the text. */
export interface Comment {
  readonly text: string
  readonly by: string
  readonly date: string
}

/** A Word file that a test changes as somebody's Word would. */
export class WordFile {
  readonly parts: Record<string, Uint8Array>

  constructor(bytes: Uint8Array) {
    this.parts = unzipSync(bytes)
  }

  get bytes(): Uint8Array {
    return zipSync(this.parts)
  }

  part(name: string): string {
    const part = this.parts[name]
    if (!part) throw new Error(`There is no part ${name}`)
    return strFromU8(part)
  }

  put(name: string, text: string): this {
    this.parts[name] = strToU8(text)
    return this
  }

  /** Replaces what stands in the text, or fails. */
  edit(from: string | RegExp, to: string): this {
    const document = this.part('word/document.xml')
    const edited = document.replaceAll(from, () => to)
    if (edited === document) throw new Error(`The text does not say “${from}”`)
    return this.put('word/document.xml', edited)
  }

  /** Replaces something in the control of a statement: `en:point:closures`. */
  within(tag: string, from: string | RegExp, to: string): this {
    return this.control(tag, (control) => {
      const edited = control.replace(from, () => to)
      if (edited === control) throw new Error(`${tag} does not say “${from}”: ${control}`)
      return edited
    })
  }

  /** Takes the control of a statement away, and leaves its words. */
  unwrap(tag: string): this {
    return this.control(tag, (control) =>
      control.replace(/^<w:sdt>.*?<w:sdtContent>/, '').replace(/<\/w:sdtContent><\/w:sdt>$/, ''),
    )
  }

  /** Makes something else of the control of a statement. */
  control(tag: string, change: (control: string) => string): this {
    return this.#stretch(tag, '<w:sdt>', '</w:sdt>', change)
  }

  /** Makes something else of the paragraph of a statement. */
  paragraph(tag: string, change: (paragraph: string) => string): this {
    return this.#stretch(tag, '<w:p>', '</w:p>', change)
  }

  /** Takes the bookmarks away by which statements are known again. */
  unmark(): this {
    return this.edit(/<w:bookmarkStart w:id="\d+" w:name="_Mujaz\d+"\/>/g, '')
  }

  /** Comments that the text refers to by their numbers, from 0. */
  comments(all: readonly Comment[]): this {
    const written = all.map(
      ({ text, by, date }, id) =>
        `<w:comment w:id="${id}" w:author="${by}" w:date="${date}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`,
    )
    this.put(COMMENTS, `<w:comments xmlns:w="${W}">${written.join('')}</w:comments>`)
    this.#add('[Content_Types].xml', 'Types', 'Override', {
      PartName: `/${COMMENTS}`,
      ContentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
    })
    return this.relate('comments', 'comments.xml')
  }

  /** Something that the text is related to. */
  relate(type: string, target: string, mode?: 'External'): this {
    return this.#add('word/_rels/document.xml.rels', 'Relationships', 'Relationship', {
      Id: `rIdTest${type}`,
      Type: `${OFFICE}/${type}`,
      Target: target,
      ...(mode && { TargetMode: mode }),
    })
  }

  #add(part: string, root: string, name: string, attributes: Record<string, string>): this {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
    const end = `</${root}>`
    return this.put(part, this.part(part).replace(end, `<${name}${written.join('')}/>${end}`))
  }

  #stretch(tag: string, begin: string, end: string, change: (stretch: string) => string): this {
    const document = this.part('word/document.xml')
    const at = document.indexOf(`<w:tag w:val="${tag}"/>`)
    if (at < 0) throw new Error(`There is no ${tag}`)
    const from = document.lastIndexOf(begin, at)
    const to = document.indexOf(end, at) + end.length
    return this.put(
      'word/document.xml',
      document.slice(0, from) + change(document.slice(from, to)) + document.slice(to),
    )
  }
}
