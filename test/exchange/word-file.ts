import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

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
  edit(from: string | RegExp, to: string | ((found: string) => string)): this {
    const document = this.part('word/document.xml')
    const edited = document.replace(from, to as string)
    if (edited === document) throw new Error(`The text does not say “${from}”`)
    return this.put('word/document.xml', edited)
  }

  /** Replaces something in the control of a statement: `en:point:closures`. */
  within(tag: string, from: string | RegExp, to: string | ((found: string) => string)): this {
    return this.#change(tag, (control) => {
      const edited = control.replace(from, to as string)
      if (edited === control) throw new Error(`${tag} does not say “${from}”: ${control}`)
      return edited
    })
  }

  /** Takes the control of a statement away, and leaves its words. */
  withoutControl(tag: string): this {
    return this.#change(tag, (control) =>
      control.replace(/^<w:sdt>.*?<w:sdtContent>/, '').replace(/<\/w:sdtContent><\/w:sdt>$/, ''),
    )
  }

  /** Takes the bookmarks away by which statements are known again. */
  withoutBookmarks(): this {
    return this.edit(/<w:bookmarkStart w:id="\d+" w:name="_Mujaz\d+"\/>/g, '')
  }

  /** A comment on a stretch of the text. */
  comment(id: number, text: string, by: string, date: string): this {
    const types = this.part('[Content_Types].xml')
    const relations = this.part('word/_rels/document.xml.rels')
    const name = 'word/comments.xml'
    const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const known =
      this.parts[name] === undefined
        ? ''
        : this.part(name)
            .replace(/^[^]*?<w:comment /, '<w:comment ')
            .replace('</w:comments>', '')
    if (known === '') {
      this.put(
        '[Content_Types].xml',
        types.replace(
          '</Types>',
          `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`,
        ),
      )
      this.put(
        'word/_rels/document.xml.rels',
        relations.replace(
          '</Relationships>',
          '<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        ),
      )
    }
    const own = `<w:comment w:id="${id}" w:author="${by}" w:date="${date}" w:initials="X"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
    return this.put(name, `<w:comments xmlns:w="${W}">${known}${own}</w:comments>`)
  }

  #change(tag: string, change: (control: string) => string): this {
    const document = this.part('word/document.xml')
    const at = document.indexOf(`<w:tag w:val="${tag}"/>`)
    if (at < 0) throw new Error(`There is no ${tag}`)
    const start = document.lastIndexOf('<w:sdt>', at)
    const end = document.indexOf('</w:sdt>', at) + '</w:sdt>'.length
    return this.put(
      'word/document.xml',
      document.slice(0, start) + change(document.slice(start, end)) + document.slice(end),
    )
  }
}
