import { UnreadableFile } from '../unreadable.ts'
import { readWordXml, type WordElement } from './word-xml.ts'
import { openZip, type Zip } from './zip.ts'

/** What a document is made of, as far as it is read. */
export interface Parts {
  readonly document: WordElement
  readonly footnotes: WordElement | undefined
  readonly endnotes: WordElement | undefined
  readonly numbering: WordElement | undefined
  readonly styles: WordElement | undefined
  readonly headers: readonly WordElement[]
  readonly footers: readonly WordElement[]
  /** What the file states of itself. */
  readonly core: WordElement | undefined
  /** Parts with words in them that are not read, by what they are. */
  readonly unread: readonly string[]
}

/** What else is packed in the same way, by the type or name of its main part, and what to do with it. */
const OTHERS: readonly (readonly [sign: RegExp, what: string, advice: string])[] = [
  [/spreadsheetml|ms-excel/, 'an Excel workbook', 'Save its text as DOCX or as a text file.'],
  [
    /presentationml|ms-powerpoint/,
    'a PowerPoint presentation',
    'Save its text as DOCX or as a text file.',
  ],
  [/^content\.xml$/m, 'an OpenDocument file', 'Save it as DOCX.'],
  [/^meta-inf\/container\.xml$/m, 'an e-book (EPUB)', 'Save the chapter as HTML or as DOCX.'],
  [/^index\/.*\.iwa$/m, 'a Pages, Numbers or Keynote file', 'Export it as DOCX.'],
  [/^androidmanifest\.xml$|^meta-inf\/manifest\.mf$/m, 'a program', 'It holds no article.'],
]

/** Parts that hold words elsewhere than in the text, and what a person calls them. */
const UNREAD: readonly (readonly [type: RegExp, what: string])[] = [
  [/\/diagramData$/, 'diagram'],
  [/\/chart$/, 'chart'],
  [/\/aFChunk$/, 'file put into it'],
  [/\/subDocument$/, 'document linked into it'],
]

interface Relation {
  readonly type: string
  readonly target: string
  readonly isOutside: boolean
}

/** What of a file leads out of it. */
export interface OutsideRelation {
  /** The part that it belongs to. */
  readonly part: string
  /** The last word of its type: `hyperlink`, `attachedTemplate`. */
  readonly type: string
  readonly target: string
}

/** A DOCX, its parts found as Word finds them: by how they are related, since their names differ by program. */
export interface Package {
  /** Name of the part that holds the text. */
  readonly main: string
  readonly document: WordElement
  /** The parts within the file that the text is related to in some way: `footnotes`. */
  related(ending: string): WordElement[]
  readonly relations: readonly { readonly type: string }[]
  /** What the file states of itself. */
  readonly core: WordElement | undefined
  /** All that leads out of any part of it. */
  outside(): OutsideRelation[]
}

/**
 * Opens a DOCX.
 *
 * @throws UnreadableFile where it is packed but no document, or is damaged
 */
export function openPackage(bytes: Uint8Array): Package {
  const zip = openZip(bytes)
  const main = relationsOf(zip, '').find(({ type }) => type.endsWith('/officeDocument'))?.target
  const type = main === undefined ? undefined : typeOf(zip, main)
  if (main === undefined || !/wordprocessingml|ms-word/.test(type ?? 'ms-word')) {
    throw notADocument(zip, type)
  }
  const document = readPart(zip, main)
  if (document === undefined || document.name !== 'w:document') throw notADocument(zip, type)
  const relations = relationsOf(zip, main)
  const core = relationsOf(zip, '').find((relation) => /core-?properties$/i.test(relation.type))
  return {
    main,
    document,
    related: (ending) =>
      relations
        .filter((relation) => relation.type.endsWith(`/${ending}`) && !relation.isOutside)
        .flatMap(({ target }) => readPart(zip, target) ?? []),
    relations,
    core: core && readPart(zip, core.target),
    outside: () =>
      zip.names
        .filter((name) => name.endsWith('.rels'))
        .flatMap((name) => {
          const part = name.replace(/(?:^|\/)_rels\/([^/]*)\.rels$/, (_, file) => `/${file}`)
          return relationsIn(zip, name, '').flatMap(({ type, target, isOutside }) =>
            isOutside
              ? [{ part: part.replace(/^\//, ''), type: type.replace(/.*\//, ''), target }]
              : [],
          )
        }),
  }
}

/**
 * Opens a DOCX and reads the parts of it that hold its text.
 *
 * @throws UnreadableFile where it is packed but no document, or is damaged
 */
export function openParts(bytes: Uint8Array): Parts {
  const { document, related, core, relations } = openPackage(bytes)
  return {
    document,
    footnotes: related('footnotes')[0],
    endnotes: related('endnotes')[0],
    numbering: related('numbering')[0],
    styles: related('styles')[0],
    headers: related('header'),
    footers: related('footer'),
    core,
    unread: relations.flatMap(
      (relation) => UNREAD.find(([pattern]) => pattern.test(relation.type))?.[1] ?? [],
    ),
  }
}

function readPart(zip: Zip, name: string): WordElement | undefined {
  const bytes = zip.read(name)
  return bytes && readWordXml(bytes, name)
}

/** What a part is related to; of the whole package where its name is empty. */
function relationsOf(zip: Zip, part: string): Relation[] {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(part) ?? []
  return relationsIn(zip, `${folder}_rels/${name}.rels`, folder)
}

function relationsIn(zip: Zip, name: string, folder: string): Relation[] {
  return (readPart(zip, name)?.children ?? []).map(({ attributes }) => {
    const target = attributes.get('Target') ?? ''
    const isOutside = attributes.get('TargetMode') === 'External'
    return {
      type: attributes.get('Type') ?? '',
      target: isOutside ? target : resolved(folder, target),
      isOutside,
    }
  })
}

function resolved(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split('/')
  const path: string[] = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function typeOf(zip: Zip, part: string): string | undefined {
  const types = readPart(zip, '[Content_Types].xml')?.children ?? []
  const named = types.find(
    ({ attributes }) => attributes.get('PartName')?.toLowerCase() === `/${part}`.toLowerCase(),
  )
  return named?.attributes.get('ContentType')
}

function notADocument(zip: Zip, type: string | undefined): UnreadableFile {
  const signs = type ?? zip.names.join('\n')
  const [, what, advice] = OTHERS.find(([sign]) => sign.test(signs)) ?? [
    undefined,
    'a packed file and no document',
    'Unpack it, and take what is in it.',
  ]
  return new UnreadableFile(`It is ${what}. ${advice}`)
}
