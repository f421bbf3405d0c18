import type { PhrasingContent } from 'mdast'
import { packOf } from '../languages/packs.ts'
import type { Labels } from '../model/audience.ts'
import { type Brief, isFixedPart } from '../model/brief.ts'
import { type ByLanguage, type Language, languagesOf, mapEach, of } from '../model/language.ts'
import { pictureFile } from '../model/picture.ts'
import { ID } from '../text/id.ts'
import { type PrivateName, PrivateNames } from './private-names.ts'

/** An address inside a text. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"«»“”]+/giu

/** Where a word of Mujaz's own stands, which names nobody: `text: machine-translated`. */
const OWN_KEYS = ['type', 'kind', 'text', 'bound', 'relation', 'status', 'parts', 'language', 'ref']

/**
 * A brief in which no private person is named. Not only the statements are gone through but every
 * string that the brief holds: titles, records, states of sources, ids. What nobody thought of is
 * where a name would be left.
 *
 * @param labels the mark that stands for a name is their `name-withheld`
 */
export function withhold(brief: Brief, labels: ByLanguage<Labels>): Brief {
  const names = new PrivateNames(brief.names)
  if (names.empty) return brief
  const nobody = nobodyIn(labels)
  // They keep their places: that somebody says a thing may be told, though not who.
  const register = brief.names.map((name) =>
    name.private
      ? { id: name.id, kind: name.kind, name: nobody, private: false, ordinary: true }
      : name,
  )
  // A file that is named after somebody leads to that person, and shows most likely nobody else.
  const pictures = brief.pictures.filter(({ ref }) => !names.inAddress(pictureFile(ref)))
  return new Censor(names, nobody).clean({ ...brief, pictures, names: register }) as Brief
}

/** The same for one text after the other, each of them plain. */
export function textWithholder(
  register: Brief['names'],
  labels: ByLanguage<Labels>,
): (text: string, language: Language) => string {
  const names = new PrivateNames(register)
  const censor = new Censor(names, nobodyIn(labels))
  return (text, language) => (names.empty ? text : (censor.clean(text, language) as string))
}

function nobodyIn(labels: ByLanguage<Labels>): ByLanguage {
  return mapEach(labels, (own) => own['name-withheld'] ?? '')
}

/** What stands for a name that was found in a language. */
type MarkOf = (name: PrivateName) => string

/** Goes through whatever a brief is made of. */
class Censor {
  readonly #names: PrivateNames
  readonly #marks: ByLanguage
  /** What stands for each id that names somebody: two different ids stay two. */
  readonly #ids = new Map<string, string>()

  constructor(names: PrivateNames, marks: ByLanguage) {
    this.#names = names
    this.#marks = marks
  }

  /** @param language that of the value, where it is known */
  clean(value: unknown, language?: Language): unknown {
    if (typeof value === 'string') return this.#text(value, language)
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value
      return isInline(items)
        ? this.#inline(items, language)
        : items.map((item) => this.clean(item, language))
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        // An address that holds a name leads to the person: it goes as a whole.
        .filter(([key, part]) => key !== 'URL' || !this.#leadsToSomebody(String(part)))
        .map(([key, part]) => [
          key,
          OWN_KEYS.includes(key) ? part : this.clean(part, this.#languageOf(key) ?? language),
        ]),
    )
  }

  #languageOf(key: string): Language | undefined {
    return languagesOf(this.#marks).find((language) => language === key)
  }

  /** The mark in the language of the text; a name of another script has that of its script. */
  #markIn(language: Language | undefined): MarkOf {
    return (name) => {
      const isOwn = language && packOf(language).script === packOf(name.language).script
      return of(this.#marks, isOwn ? language : name.language)
    }
  }

  #text(text: string, language: Language | undefined): string {
    if (ID.test(text)) return this.#id(text)
    const safe = text.replace(ADDRESS, (address) => (this.#leadsToSomebody(address) ? '' : address))
    return replaceNames([safe], this.#names, this.#markIn(language))[0] ?? ''
  }

  #id(id: string): string {
    if (isFixedPart(id) || !this.#names.inAddress(id)) return id
    const known = this.#ids.get(id) ?? `withheld-${this.#ids.size + 1}`
    this.#ids.set(id, known)
    return known
  }

  #leadsToSomebody(address: string): boolean {
    return this.#names.inAddress(address) || this.#names.inAddress(decoded(address))
  }

  /** Markup may begin or end within a name: the text is read as a whole, and cut where it stands. */
  #inline(nodes: readonly PhrasingContent[], language: Language | undefined): unknown {
    const cleaned = this.#withoutTellingLinks(nodes.map((node) => structuredClone(node)))
    const leaves = cleaned.flatMap(leavesOf)
    const texts = replaceNames(
      leaves.map(({ value }) => value),
      this.#names,
      this.#markIn(language),
    )
    for (const [at, leaf] of leaves.entries()) leaf.value = texts[at] ?? ''
    return cleaned.map((node) => this.#attributes(node, language))
  }

  /** Of a link that leads to somebody the words remain, of such a picture nothing. */
  #withoutTellingLinks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
    return nodes.flatMap((node) => {
      const telling = 'url' in node && this.#leadsToSomebody(node.url)
      if (!('children' in node)) return telling ? [] : [node]
      const children = this.#withoutTellingLinks(node.children)
      return telling ? children : [{ ...node, children } as PhrasingContent]
    })
  }

  /** What a node has beside its text, such as the title of a link. */
  #attributes(node: unknown, language: Language | undefined): unknown {
    if (Array.isArray(node)) return node.map((item) => this.#attributes(item, language))
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(
      Object.entries(node).map(([key, part]) => {
        if (typeof part !== 'string') return [key, this.#attributes(part, language)]
        return [key, OWN_KEYS.includes(key) || key === 'url' ? part : this.#text(part, language)]
      }),
    )
  }
}

/** Some texts that follow each other without a gap, with a mark where a name begins. */
function replaceNames(texts: readonly string[], names: PrivateNames, markOf: MarkOf): string[] {
  const found = names.in(texts.join(''))
  if (found.length === 0) return [...texts]
  let start = 0
  return texts.map((text) => {
    const end = start + text.length
    let cleaned = ''
    let from = start
    for (const name of found) {
      if (name.end <= start || name.start >= end) continue
      cleaned += text.slice(from - start, Math.max(name.start, start) - start)
      if (name.start >= start) cleaned += markOf(name)
      from = Math.min(name.end, end)
    }
    cleaned += text.slice(from - start)
    start = end
    return cleaned
  })
}

function isInline(value: readonly unknown[]): value is readonly PhrasingContent[] {
  const [first] = value
  return typeof first === 'object' && first !== null && 'type' in first
}

/** The nodes that hold text, in reading order; a space for those that part words, such as a break. */
function leavesOf(node: PhrasingContent): { value: string }[] {
  if ('children' in node) return node.children.flatMap(leavesOf)
  return 'value' in node ? [node] : [{ value: ' ' }]
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
