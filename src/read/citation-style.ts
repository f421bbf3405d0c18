import type { TextFile } from '../model/audience.ts'
import type { Context } from '../report/context.ts'
import { nearest } from '../text/nearest.ts'

/** The elements of CSL 1.0.2, with those of its record of itself. */
const ELEMENTS =
  `style info title title-short id updated link author contributor name email uri category
  summary rights issn eissn issnl published locale terms term single multiple style-options macro
  citation bibliography layout sort key text number names name-part institution et-al label
  substitute date date-part group choose if else-if else`.split(/\s+/)

/** The variables of CSL 1.0.2. */
const VARIABLES = `abstract annote archive archive-place archive_collection archive_location
  authority call-number chapter-number citation-key citation-label citation-number collection-number
  collection-title container-title container-title-short dimensions division DOI edition event
  event-title event-place first-reference-note-number genre ISBN ISSN issue jurisdiction keyword
  language license locator medium note number number-of-pages number-of-volumes original-publisher
  original-publisher-place original-title page page-first part part-number part-title PMCID PMID
  printing printing-number publisher publisher-place references reviewed-genre reviewed-title scale
  section source status supplement supplement-number title title-short URL version volume
  volume-title volume-title-short year-suffix accessed available-date event-date issued original-date
  submitted author chair collection-editor compiler composer container-author contributor curator
  director editor editor-translator editorial-director executive-producer guest host illustrator
  interviewer narrator organizer original-author performer producer recipient reviewed-author
  script-writer series-creator translator`.split(/\s+/)

const NAME = String.raw`[a-zA-Z][\w:.-]*`
const ATTRIBUTE = String.raw`\s+(${NAME})\s*=\s*("[^"<]*"|'[^'<]*')`

const MARKUP = new RegExp(
  String.raw`<(?:\?[\s\S]*?\?>|!--[\s\S]*?-->|\/(${NAME})\s*>|(${NAME})((?:${ATTRIBUTE})*)\s*(\/?)>)`,
  'y',
)

interface Element {
  readonly name: string
  readonly offset: number
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | undefined
}

/**
 * Checks a citation style (CSL) before citeproc gets it, which passes over what it does not know: a
 * misspelt macro would be a citation without its title, and nobody would be told.
 *
 * @returns whether it is sound
 */
export function checkCitationStyle({ path, text }: TextFile, context: Context): boolean {
  let sound = true
  const report = (offset: number, reason: string, advice?: string) => {
    sound = false
    const before = text.slice(0, offset).split('\n')
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    context.report({ rule: 'citation-style', path, place, reason, advice })
  }
  const elements = readElements(text, report)
  if (elements === undefined) return false
  checkNames(elements, report)
  const below = (name: string, ancestor: string) =>
    elements.some((each) => each.name === name && ancestorOf(each, ancestor))
  const [root] = elements
  if (root?.name !== 'style') {
    report(0, 'This is no citation style: its outermost element is not `<style>`')
    return false
  }
  for (const part of ['citation', 'bibliography']) {
    if (below('layout', part)) continue
    const use = part === 'citation' ? 'a footnote' : 'the list of sources'
    report(
      root.offset,
      `The style has no \`<${part}>\` with a \`<layout>\`, of which ${use} is made`,
    )
  }
  if (!elements.some(({ attributes }) => attributes.get('variable') === 'locator')) {
    report(
      root.offset,
      'The style prints no `locator`: no footnote would name its paragraphs',
      'Add <text variable="locator"/> to the layout of the citation.',
    )
  }
  return sound
}

type Report = (offset: number, reason: string, advice?: string) => void

/** The elements in order; `undefined` after a fault of the XML was reported. */
function readElements(text: string, report: Report): Element[] | undefined {
  const elements: Element[] = []
  const open: Element[] = []
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', MARKUP.lastIndex)) {
    MARKUP.lastIndex = at
    const match = MARKUP.exec(text)
    if (!match) {
      report(at, 'The XML is broken here', 'Close the tag, and quote the values of its attributes.')
      return undefined
    }
    const [, closed, opened, attributes = '', , , empty] = match
    if (closed !== undefined) {
      const last = open.pop()
      if (last?.name === closed) continue
      report(at, `\`</${closed}>\` closes nothing${last ? `: \`<${last.name}>\` is open` : ''}`)
      return undefined
    }
    if (opened === undefined) continue
    const pairs = [...attributes.matchAll(new RegExp(ATTRIBUTE, 'g'))]
    const element: Element = {
      name: opened,
      offset: at,
      attributes: new Map(pairs.map(([, key = '', value = '']) => [key, value.slice(1, -1)])),
      parent: open.at(-1),
    }
    elements.push(element)
    if (!empty) open.push(element)
  }
  const [last] = open.slice(-1)
  if (last) report(last.offset, `\`<${last.name}>\` is never closed`)
  else if (elements.length === 0) report(0, 'The citation style is empty')
  return last || elements.length === 0 ? undefined : elements
}

function checkNames(elements: readonly Element[], report: Report): void {
  const macros = elements.flatMap(({ name, attributes }) =>
    name === 'macro' ? (attributes.get('name') ?? []) : [],
  )
  const check = (offset: number, what: string, name: string, known: readonly string[]) => {
    if (known.includes(name)) return
    const meant = nearest(name, known)
    report(offset, `\`${name}\` is no ${what}`, meant && `Did you mean \`${meant}\`?`)
  }
  for (const { name, offset, attributes } of elements) {
    check(offset, 'element of a citation style', name, ELEMENTS)
    const macro = attributes.get('macro')
    if (macro !== undefined) check(offset, 'macro of this style', macro, macros)
    for (const variable of attributes.get('variable')?.split(/\s+/) ?? []) {
      check(offset, 'variable of a citation style', variable, VARIABLES)
    }
  }
}

function ancestorOf(element: Element, name: string): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.name === name) return true
  return false
}
