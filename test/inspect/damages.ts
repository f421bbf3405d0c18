import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { textOf } from '../print/finish/dump.ts'

const key = (name: string) => PDFName.of(name)

/** The dictionaries of a document that have an entry, be it of any value. */
export function withEntry(document: PDFDocument, entry: string, value?: string): PDFDict[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || !object.has(key(entry))) return []
    return value === undefined || object.get(key(entry)) === key(value) ? [object] : []
  })
}

/** The first of them: a test that finds none to damage proves nothing. */
function first(document: PDFDocument, entry: string, value?: string): PDFDict {
  const [dict] = withEntry(document, entry, value)
  if (!dict) throw new Error(`nothing has /${entry} ${value ?? ''}`)
  return dict
}

/** What can happen to a file, the finding that must name it, and how it is done to one. */
export const DAMAGES: readonly [
  what: string,
  finding: RegExp,
  damage: (document: PDFDocument) => void,
][] = [
  [
    'a leaf of the structure that is gone',
    /pdf-text: On page 1, the structure of the PDF does not hold/u,
    (document) => {
      const said = withEntry(document, 'ActualText').find((each) =>
        textOf(each.get(key('ActualText')))?.includes('director'),
      )
      said?.delete(key('K'))
    },
  ],
  [
    'a whole paragraph that is gone',
    /pdf-text: .* is missing from the structure/u,
    (document) => {
      const said = withEntry(document, 'ActualText').find((each) =>
        textOf(each.get(key('ActualText')))?.includes('called the year'),
      )
      const parent = said?.lookup(key('P'), PDFDict)
      parent?.set(key('K'), document.context.obj([]))
    },
  ],
  [
    'two paragraphs that have changed places',
    /pdf-text: .* out of order/u,
    (document) => {
      const root = document.catalog.lookup(key('StructTreeRoot'), PDFDict)
      const reverse = (element: PDFDict) => {
        const kids = element.lookup(key('K'))
        if (kids instanceof PDFArray && kids.size() > 3 && kids.get(0) instanceof PDFRef) {
          element.set(key('K'), document.context.obj([...kids.asArray()].reverse()))
        } else if (kids instanceof PDFDict) reverse(kids)
        else if (kids instanceof PDFArray) reverse(kids.lookup(0, PDFDict))
      }
      reverse(root)
    },
  ],
  [
    'a note that has moved to another page',
    /pdf-note: Note 1 is not where it was put/u,
    (document) => {
      const [, second] = document.getPages()
      const move = (element: PDFDict) => {
        if (second) element.set(key('Pg'), second.ref)
        const kids = element.lookup(key('K'))
        const list = kids instanceof PDFArray ? kids.asArray() : [element.get(key('K'))]
        for (const kid of list) {
          const found = document.context.lookup(kid)
          if (found instanceof PDFDict && kid instanceof PDFRef) move(found)
        }
      }
      move(first(document, 'S', 'Note'))
    },
  ],
  [
    'a note without its number',
    /pdf-note: Note 1 is not where it was put/u,
    (document) => first(document, 'S', 'Note').delete(key('ID')),
  ],
  [
    'a call that is no call any more',
    /pdf-note: The calls of note 1 are not where they were put/u,
    (document) => {
      for (const call of withEntry(document, 'S', 'Reference')) call.set(key('S'), key('Span'))
    },
  ],
  [
    'a link that leads to another note',
    /pdf-link: On page 1, the call of note 1 leads to “note-2”/u,
    (document) => {
      const call = withEntry(document, 'Dest').find(
        (each) => String(each.get(key('Dest'))) === '/note-1',
      )
      call?.set(key('Dest'), key('note-2'))
    },
  ],
  [
    'a note that leads back to a page without a call of it',
    /pdf-link: On page 1, note 2 leads back to page 2, where no call of it stands/u,
    (document) => {
      const back = withEntry(document, 'Dest').find(
        (each) => String(each.get(key('Dest'))) === '/call-2-en',
      )
      back?.set(key('Dest'), key('call-3-en'))
    },
  ],
  [
    'a link that leads nowhere',
    /pdf-link: On page 1, a link leads to “nowhere”/u,
    (document) => first(document, 'Dest').set(key('Dest'), key('nowhere')),
  ],
  [
    'a point to which nobody can link any more',
    /pdf-link: No place of the PDF is called “point-2”/u,
    (document) => {
      const named = document.catalog.lookup(key('Dests'), PDFDict)
      if (!named.delete(key('point-2'))) throw new Error('there is no such place')
    },
  ],
  [
    'pages that are called by other numbers than are printed on them',
    /pdf-page: Page 1 of the PDF is not called by the number that is printed on it/u,
    (document) => {
      const labels = { Nums: [0, { S: 'D', St: 5 }] }
      document.catalog.set(key('PageLabels'), document.context.obj(labels))
    },
  ],
  [
    'a link that does not say where it leads',
    /pdf-link: On page 1, a link does not say where it leads/u,
    (document) => first(document, 'Subtype', 'Link').delete(key('Contents')),
  ],
  [
    'a font whose file is missing',
    /pdf-font: The font .* is not embedded/u,
    (document) => first(document, 'FontFile2').delete(key('FontFile2')),
  ],
  [
    'a composite font without glyphs',
    /pdf-font: The font .* is not embedded/u,
    (document) => first(document, 'DescendantFonts').delete(key('DescendantFonts')),
  ],
  [
    'a font drawn glyph by glyph',
    /pdf-font: .*Type 3/u,
    (document) => first(document, 'DescendantFonts').set(key('Subtype'), key('Type3')),
  ],
  [
    'a page that is cut smaller',
    /pdf-page: Page 2 is not of the size of A4/u,
    (document) => document.getPages()[1]?.setTrimBox(0, 0, 590, 841.89),
  ],
  [
    'a page whose paper is smaller than what is left of it',
    /pdf-page: Page 1 is not of the size of A4/u,
    (document) => document.getPages()[0]?.setMediaBox(0, 0, 595.276, 800),
  ],
  [
    'a page too many',
    /pdf-page: The PDF has another number of pages/u,
    (document) => void document.addPage([595.276, 841.89]),
  ],
  [
    'a page that is gone',
    /pdf-unreadable: .* refers to object \d+, which is not there/u,
    (document) => document.removePage(1),
  ],
  [
    'a document in another language',
    /pdf-language: The PDF is not in the language/u,
    (document) => document.catalog.set(key('Lang'), PDFHexString.fromText('fr')),
  ],
  [
    'Arabic tagged as English',
    /pdf-language: On page 1, .* is not tagged in its language/u,
    (document) => {
      for (const each of withEntry(document, 'Lang')) {
        if (textOf(each.get(key('Lang'))) === 'ar' && each.has(key('S'))) {
          each.set(key('Lang'), PDFHexString.fromText('en'))
        }
      }
    },
  ],
  [
    'a document that says it is not tagged',
    /pdf-text: The PDF is not tagged/u,
    (document) => document.catalog.delete(key('MarkInfo')),
  ],
  [
    'another title',
    /pdf-outline: The PDF does not carry the title/u,
    (document) => document.setTitle('Draft'),
  ],
  [
    'an outline entry that leads to another page',
    /pdf-outline: Entry 2 of the outline/u,
    (document) => {
      const entry = withEntry(document, 'Dest').filter((each) => each.has(key('Title')))[1]
      const [, second] = document.getPages()
      if (second) entry?.set(key('Dest'), document.context.obj([second.ref, 'Fit']))
    },
  ],
  [
    'an outline that ends early',
    /pdf-outline: Entry 2 of the outline/u,
    (document) => {
      for (const each of withEntry(document, 'Title')) {
        each.delete(key('Next'))
        each.delete(key('First'))
      }
    },
  ],
  [
    'a lost attachment',
    /pdf-attachment: The files inside/u,
    (document) => document.catalog.lookup(key('Names'), PDFDict).delete(key('EmbeddedFiles')),
  ],
  [
    'an attachment of which some is lost',
    /pdf-attachment: The file brief.md inside is damaged/u,
    (document) => {
      for (const [ref, object] of document.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFRawStream)) continue
        if (object.dict.get(key('Type')) !== key('EmbeddedFile')) continue
        const stream = document.context.flateStream('# The ferry', {
          ...Object.fromEntries(
            object.dict.entries().map(([name, value]) => [name.decodeText(), value]),
          ),
          Filter: 'FlateDecode',
        })
        document.context.assign(ref, stream)
      }
    },
  ],
  [
    'an entry of the parent tree that names another element',
    /pdf-text: On page 1, the structure of the PDF does not hold/u,
    (document) => {
      const tree = document.catalog
        .lookup(key('StructTreeRoot'), PDFDict)
        .lookup(key('ParentTree'), PDFDict)
      const leaf = tree.lookupMaybe(key('Kids'), PDFArray)?.lookup(0, PDFDict) ?? tree
      const parents = leaf.lookup(key('Nums'), PDFArray).lookup(1, PDFArray)
      for (const [index, value] of parents.asArray().toReversed().entries())
        parents.set(index, value)
    },
  ],
  [
    'text moved off the paper',
    /pdf-page: On page 1, “.*” stands beyond the edge/u,
    (document) => {
      const [page] = document.getPages()
      const moved = document.context.register(document.context.flateStream('1 0 0 1 560 0 cm\n'))
      const contents = page?.node.get(key('Contents'))
      if (contents) page?.node.set(key('Contents'), document.context.obj([moved, contents]))
    },
  ],
  [
    'text that nothing marks',
    /pdf-text: On page 1, there is text that the structure of the PDF does not hold/u,
    (document) => {
      const [page] = document.getPages()
      const fonts = page?.node.Resources()?.lookup(key('Font'), PDFDict)
      const name = fonts?.keys()[0]?.toString()
      const loose = document.context.register(
        document.context.flateStream(`BT ${name} 9 Tf <00230023> Tj ET\n`),
      )
      const contents = page?.node.get(key('Contents'))
      if (contents) page?.node.set(key('Contents'), document.context.obj([loose, contents]))
    },
  ],
  [
    'a number that the structure tells otherwise than the paper',
    /pdf-text: On page 1, the structure of the PDF says “.*800,000/u,
    (document) => {
      for (const each of withEntry(document, 'ActualText')) {
        const text = textOf(each.get(key('ActualText'))) ?? ''
        if (!text.includes('900,000')) continue
        each.set(key('ActualText'), PDFHexString.fromText(text.replace('900,000', '800,000')))
      }
    },
  ],
  [
    'an element of the structure that comes back to itself',
    /pdf-unreadable: .*two places/u,
    (document) => {
      const root = document.catalog.lookup(key('StructTreeRoot'), PDFDict)
      const top = root.get(key('K'))
      const element = first(document, 'S', 'Note')
      if (top) element.set(key('K'), document.context.obj([top]))
    },
  ],
  [
    'content of a page that is cut short',
    /pdf-unreadable/u,
    (document) => {
      const [page] = document.getPages()
      const ref = page?.node.get(key('Contents'))
      const stream = document.context.lookup(ref)
      if (!(stream instanceof PDFRawStream)) return
      const cut = PDFRawStream.of(stream.dict, stream.getContents().slice(0, 200))
      if (ref instanceof PDFRef) document.context.assign(ref, cut)
    },
  ],
]
