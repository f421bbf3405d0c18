import type { Document } from '../contract/document.ts'
import { printedRows } from '../contract/statements.ts'
import { sortedRecord } from '../manifest/sorted-record.ts'
import type { Edition } from '../model/language.ts'
import type {
  Inputs,
  RecordedAudience,
  RecordedBrowser,
  RecordedFile,
  RecordedPages,
} from '../model/manifest.ts'
import { once } from '../model/once.ts'
import { digest, sha256 } from '../text/hash.ts'

/** A Markdown brief, as far as it decides what is made of it. */
export interface Text {
  readonly document: Document
  readonly text: string
  readonly references?: { readonly json: string }
}

/** On which pages the calls of the notes stand, and the notes. */
interface MadeUp {
  readonly pages: number
  readonly calls: readonly { readonly note: string; readonly page: number }[]
  readonly notes: readonly { readonly note: string; readonly pages: readonly number[] }[]
}

interface Setting {
  readonly markdown: Text
  readonly before: RecordedAudience | undefined
  /** Why nothing at all is kept. */
  readonly anew: string | undefined
  readonly knownTemplates: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly templates: { readonly key: string; readonly files: Readonly<Record<string, string>> }
  inputs(print: boolean): Promise<Inputs>
  fileNow(name: string): Promise<Uint8Array | undefined>
  sameBrowser(then: RecordedBrowser | undefined, now: RecordedBrowser | undefined): boolean
}

/** Why a file is made that no manifest names. */
export const FIRST = 'not made before'

/** The page of one audience in the {@link Cache}: what was made for it, and what is made now. */
export class AudienceCache {
  readonly #setting: Setting
  readonly #files: Map<string, RecordedFile>
  readonly #editions: Map<string, RecordedPages>
  readonly #text = once(() => digest(this.#setting.markdown.text))
  readonly #printed = once(() => printedRows(this.#setting.markdown.document))
  readonly #statements = once(() => this.#statementsNow())

  constructor(setting: Setting) {
    const { before } = setting
    this.#setting = setting
    this.#files = new Map(Object.entries(before?.files ?? {}))
    this.#editions = new Map(Object.entries(before?.editions ?? {}))
  }

  /** What a file is made of. @param print whether a browser has a part in it */
  inputs(print: boolean): Promise<Inputs> {
    return this.#setting.inputs(print)
  }

  /**
   * Why a file must be made, in the words of a list: "2 statements changed", "styles/look.css".
   *
   * @returns nothing where the very file would come out that is there
   */
  async whyMake(name: string, inputs: Inputs): Promise<string[]> {
    const { before, anew, templates, sameBrowser } = this.#setting
    if (anew !== undefined) return [anew]
    const file = before?.files[name]
    if (file === undefined) return [FIRST]
    const { inputs: old } = file
    if (old === undefined) return ['something was found in it']
    const reasons = [
      ...(old.text === inputs.text ? [] : this.#whatChanged()),
      ...(old.templates === templates.key ? [] : this.#changedTemplates(old.templates)),
      ...(old.house === inputs.house ? [] : ['the reference document']),
      ...(old.program === inputs.program ? [] : ['Mujaz or Node']),
      ...(inputs.date === undefined || old.date === inputs.date ? [] : ['the prescribed date']),
      ...(sameBrowser(old.browser, inputs.browser) ? [] : ['the browser']),
    ]
    return reasons.length > 0 ? reasons : this.#whyNotThere(name, file)
  }

  /** Why a text must be written that is known already; nothing where it lies there as it is. */
  async whyWrite(name: string, text: string): Promise<string[]> {
    const { before, anew, fileNow } = this.#setting
    const now = await fileNow(name)
    if (now && Buffer.from(text).equals(now)) return []
    const file = before?.files[name]
    if (anew !== undefined || file === undefined) return [anew ?? FIRST]
    return file.sha256 === sha256(text) ? this.#whyNotThere(name, file) : this.#whatChanged()
  }

  /** Size of a file that is kept, and its pages. @param edition whose PDF it is, if it is one */
  kept(name: string, edition: Edition | false): { size: number; pages?: number } {
    const pages = edition ? this.#editions.get(edition)?.pages : undefined
    return { size: this.#files.get(name)?.size ?? 0, ...(pages !== undefined && { pages }) }
  }

  /**
   * Takes down a file that was made.
   *
   * @param inputs none where it may not be kept next time
   */
  take(name: string, content: string | Uint8Array, inputs?: Inputs): void {
    const size = Buffer.byteLength(content)
    this.#files.set(name, { sha256: sha256(content), size, ...(inputs && { inputs }) })
  }

  /** Takes down where things stand in a PDF. */
  takePages(edition: Edition, { pages, calls, notes }: MadeUp): void {
    const called = pagesByNote(calls.map(({ note, page }) => ({ note, pages: [page] })))
    const statements = this.#printed().flatMap((row) => {
      const on = [...new Set(row.notes.flatMap((note) => called.get(note) ?? []))]
      return on.length > 0 ? [[row.key, on.toSorted((a, b) => a - b)] as const] : []
    })
    this.#editions.set(edition, {
      pages,
      statements: sortedRecord(statements),
      notes: Object.fromEntries(pagesByNote(notes)),
    })
  }

  /**
   * What the manifest says of this audience.
   *
   * @param topics of all points of the full brief
   * @param fit how much was left out to keep to its pages
   */
  entry(topics: readonly string[], fit: RecordedAudience['fit']): RecordedAudience {
    const statements = this.#statements()
    return {
      text: this.#text(),
      statements,
      leftOut: topics.filter((topic) => !(`point:${topic}` in statements)),
      ...(fit && { fit }),
      files: sortedRecord(this.#files),
      editions: sortedRecord(this.#editions),
    }
  }

  #statementsNow(): Readonly<Record<string, string>> {
    const { before } = this.#setting
    if (before?.text === this.#text()) return before.statements
    return sortedRecord(
      this.#printed().map(({ key, says, flags }) => [key, digest([says, flags])] as const),
    )
  }

  #whatChanged(): string[] {
    const { before: entry } = this.#setting
    // The last build knew this text, but was not asked for this file.
    if (entry?.text === this.#text()) return ['its text']
    const before = entry?.statements ?? {}
    const now = this.#statements()
    const count = (keys: readonly string[], what: string) =>
      keys.length === 0
        ? []
        : [`${keys.length} ${keys.length === 1 ? 'statement' : 'statements'} ${what}`]
    const parts = [
      ...count(
        Object.keys(now).filter((key) => key in before && before[key] !== now[key]),
        'changed',
      ),
      ...count(
        Object.keys(now).filter((key) => !(key in before)),
        'added',
      ),
      ...count(
        Object.keys(before).filter((key) => !(key in now)),
        'withdrawn',
      ),
    ]
    return parts.length > 0 ? parts : ['notes, tables or headings']
  }

  #changedTemplates(key: string): string[] {
    const before = this.#setting.knownTemplates[key] ?? {}
    const now = this.#setting.templates.files
    const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    return names.filter((name) => before[name] !== now[name])
  }

  async #whyNotThere(name: string, file: RecordedFile): Promise<string[]> {
    const now = await this.#setting.fileNow(name)
    if (now === undefined) return ['it was deleted']
    return sha256(now) === file.sha256 ? [] : ['it was changed by hand']
  }
}

/** The pages of each note, each page once: in the halves of one file a note stands in both. */
function pagesByNote(places: MadeUp['notes']): Map<string, number[]> {
  const pages = new Map<string, number[]>()
  for (const place of places) {
    pages.set(place.note, [...new Set([...(pages.get(place.note) ?? []), ...place.pages])])
  }
  return pages
}
