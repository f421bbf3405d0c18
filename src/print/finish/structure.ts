import { Name, PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { textString } from '../../pdf/text-string.ts'

/** A marked-content sequence on a page. */
export interface Content {
  readonly page: number
  readonly id: number
  /** The form that it stands in, if the page does not paint it itself. */
  readonly stream?: Ref
}

/** An element of the structure tree (ISO 32000-1, 14.7.2). */
export class Element {
  readonly ref: Ref
  readonly dict: PdfDict
  role: string
  parent: Element | undefined
  /** Elements, marked content, and dictionaries that refer to objects, such as annotations. */
  kids: (Element | Content | PdfDict)[]

  constructor(ref: Ref, dict: PdfDict, role: string) {
    this.ref = ref
    this.dict = dict
    this.role = role
    this.kids = []
  }

  get elements(): Element[] {
    return this.kids.filter((kid) => kid instanceof Element)
  }

  get contents(): Content[] {
    return this.kids.filter(isContent)
  }

  /** The objects that it holds, such as the annotation of a link. */
  get objects(): Ref[] {
    return this.kids.flatMap((kid) => {
      const object = kid instanceof PdfDict ? kid.get('Obj') : undefined
      return object instanceof Ref ? [object] : []
    })
  }

  /** A text attribute of its own, such as `Lang` or `ActualText`. */
  set(key: 'Lang' | 'ActualText' | 'Alt' | 'ID', text: string): void {
    this.dict.set(key, textString(text))
  }
}

export function isContent(kid: Element | Content | PdfDict): kid is Content {
  return !(kid instanceof Element) && !(kid instanceof PdfDict)
}

/** The structure tree, as a tree that can be changed and put back. */
export class Structure {
  readonly root: Element
  readonly #file: PrintedFile
  readonly #tree: PdfDict
  readonly #pages: readonly Ref[]
  readonly #pageNumbers: ReadonlyMap<number, number>

  constructor(file: PrintedFile, pages: readonly Ref[]) {
    this.#file = file
    this.#pages = pages
    this.#pageNumbers = new Map(pages.map(({ id }, index) => [id, index]))
    const { catalog } = file
    // Chromium tags no document without text; that there is none is to be said too.
    if (!catalog.has('StructTreeRoot')) catalog.set('StructTreeRoot', file.add(emptyTree(file)))
    this.#tree = file.dict(catalog.get('StructTreeRoot'))
    const [top] = [this.#tree.get('K')].flat()
    if (!(top instanceof Ref)) throw new Error('The structure tree of the PDF has no root.')
    this.root = this.#read(top, undefined)
  }

  /** All elements in reading order, as they stand now. */
  elements(): Element[] {
    const elements: Element[] = []
    const add = (element: Element) => {
      elements.push(element)
      for (const kid of element.kids) if (kid instanceof Element) add(kid)
    }
    add(this.root)
    return elements
  }

  /** An element that stands nowhere yet. */
  create(role: string): Element {
    const dict = PdfDict.of({ Type: Name.of('StructElem'), S: Name.of(role) })
    return new Element(this.#file.add(dict), dict, role)
  }

  /** Puts a new element in the place of some consecutive kids of `parent`, which become its own. */
  wrap(parent: Element, kids: readonly Element['kids'][number][], role: string): Element {
    const wrapper = this.create(role)
    wrapper.parent = parent
    wrapper.kids = [...kids]
    const at = parent.kids.indexOf(kids[0] as Element)
    parent.kids.splice(at, kids.length, wrapper)
    for (const kid of kids) if (kid instanceof Element) kid.parent = wrapper
    return wrapper
  }

  /** Takes out an element of which nothing is left but its kids, which stand elsewhere now. */
  remove(element: Element): void {
    this.#file.remove(element.ref)
  }

  /** Takes marked content out of the structure: its parent must not list it any more. */
  forget({ page, id, stream }: Content): void {
    const form = stream && this.#file.get(stream)
    const owner = form instanceof PdfStream ? form.dict : this.#file.dict(this.#pages[page])
    const key = owner.get('StructParents')
    const parents = this.#parentTree().get(Number(key))
    if (parents) parents[id] = null
  }

  /** Moves marked content of a page to the form that holds it, where it keeps its number. */
  move(element: Element, content: Content, stream: Ref): void {
    const form = this.#file.get(stream)
    if (!(form instanceof PdfStream)) return
    this.forget(content)
    element.kids[element.kids.indexOf(content)] = { ...content, stream }
    const parents = this.#parentsIn(form.dict)
    while (parents.length < content.id) parents.push(null)
    parents[content.id] = element.ref
  }

  /** Writes the tree back into the file. */
  save(): void {
    for (const element of this.elements()) {
      const { dict, kids, role, parent } = element
      dict.set('S', Name.of(role))
      if (parent) dict.set('P', parent.ref)
      const own = kids.find(isContent)
      const page = own && this.#pages[own.page]
      if (page) dict.set('Pg', page)
      const values = kids.map((kid): PdfValue => {
        if (kid instanceof Element) return kid.ref
        if (kid instanceof PdfDict) return kid
        if (kid.page === own?.page && !kid.stream) return kid.id
        return PdfDict.of({
          Type: Name.of('MCR'),
          Pg: this.#pages[kid.page] as Ref,
          Stm: kid.stream,
          MCID: kid.id,
        })
      })
      if (values.length === 0) dict.delete('K')
      else dict.set('K', values.length === 1 ? (values[0] as PdfValue) : values)
    }
  }

  /** Elements by the names that are not standard, and what they are for a reader of PDF 1.7. */
  setRoleMap(roles: Readonly<Record<string, string>>): void {
    const names = Object.entries(roles).map(([role, standard]) => [role, Name.of(standard)])
    this.#tree.set('RoleMap', PdfDict.of(Object.fromEntries(names)))
  }

  /** Lets elements be found by their `ID` (ISO 32000-1, 14.7.2, IDTree). */
  setIds(): void {
    const ids: (readonly [id: string, ref: Ref])[] = []
    for (const { dict, ref } of this.elements()) {
      const id = dict.get('ID')
      if (typeof id === 'string') ids.push([id, ref])
    }
    ids.sort(([a], [b]) => (a < b ? -1 : 1))
    this.#removeIds(this.#tree.get('IDTree'))
    this.#tree.delete('IDTree')
    const [first, last] = [ids[0]?.[0], ids.at(-1)?.[0]]
    if (first === undefined || last === undefined) return
    const leaf = PdfDict.of({ Limits: [first, last], Names: ids.flat() })
    this.#tree.set('IDTree', PdfDict.of({ Kids: [this.#file.add(leaf)] }))
  }

  /** Chromium's tree of ids names numbers that are no longer there. */
  #removeIds(node: PdfValue | undefined): void {
    const dict = this.#file.resolve(node)
    if (dict instanceof PdfDict) {
      for (const kid of this.#file.array(dict.get('Kids'))) this.#removeIds(kid)
    }
    if (node instanceof Ref) this.#file.remove(node)
  }

  #read(ref: Ref, parent: Element | undefined): Element {
    const dict = this.#file.dict(ref)
    const element = new Element(ref, dict, this.#file.name(dict.get('S')) ?? '')
    element.parent = parent
    const page = this.#pageOf(dict)
    const own = dict.get('K') ?? null
    const kids = this.#file.resolve(own)
    for (const kid of Array.isArray(kids) ? kids : [own]) {
      if (typeof kid === 'number') element.kids.push({ page, id: kid })
      else if (kid instanceof PdfDict) {
        const id = kid.get('MCID')
        const stream = kid.get('Stm')
        element.kids.push(
          typeof id === 'number'
            ? { page: this.#pageOf(kid, page), id, ...(stream instanceof Ref && { stream }) }
            : kid,
        )
      } else if (kid instanceof Ref) element.kids.push(this.#read(kid, element))
    }
    return element
  }

  #pageOf(dict: PdfDict, otherwise = 0): number {
    const page = dict.get('Pg')
    return (page instanceof Ref ? this.#pageNumbers.get(page.id) : undefined) ?? otherwise
  }

  /** What the marks of a form belong to, by their numbers. */
  #parentsIn(form: PdfDict): PdfValue[] {
    const known = this.#parentTree().get(Number(form.get('StructParents')))
    if (known) return known
    const key = Number(this.#tree.get('ParentTreeNextKey'))
    const parents: PdfValue[] = []
    form.set('StructParents', key)
    this.#tree.set('ParentTreeNextKey', key + 1)
    // Chromium writes the tree as one leaf, and its keys are the lower ones.
    const leaf = this.#file.dict(this.#tree.get('ParentTree'))
    leaf.set('Nums', [...this.#file.array(leaf.get('Nums')), key, this.#file.add(parents)])
    this.#parentTree().set(key, parents)
    return parents
  }

  #parents: Map<number, PdfValue[]> | undefined

  #parentTree(): Map<number, PdfValue[]> {
    if (this.#parents) return this.#parents
    this.#parents = new Map()
    const walk = (node: PdfDict) => {
      const numbers = this.#file.array(node.get('Nums'))
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        const value = this.#file.resolve(numbers[at + 1])
        if (Array.isArray(value)) this.#parents?.set(Number(numbers[at]), value)
      }
      for (const kid of this.#file.array(node.get('Kids'))) walk(this.#file.dict(kid))
    }
    walk(this.#file.dict(this.#tree.get('ParentTree')))
    return this.#parents
  }
}

function emptyTree(file: PrintedFile): PdfDict {
  const root = PdfDict.of({ Type: Name.of('StructElem'), S: Name.of('Document') })
  return PdfDict.of({
    Type: Name.of('StructTreeRoot'),
    K: file.add(root),
    ParentTree: PdfDict.of({ Nums: [] }),
  })
}
