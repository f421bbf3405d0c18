/** How the forms of references call a type of CSL. Of several of one name, the first is what is read of it. */
const TYPES: readonly (readonly [csl: string, bib: string, ris: string])[] = [
  ['article-journal', 'article', 'JOUR'],
  ['article-magazine', 'article', 'MGZN'],
  ['article-newspaper', 'article', 'NEWS'],
  ['article', 'unpublished', 'UNPB'],
  ['webpage', 'online', 'ELEC'],
  ['post-weblog', 'online', 'BLOG'],
  ['post', 'online', 'ELEC'],
  ['report', 'report', 'RPRT'],
  ['standard', 'report', 'STAND'],
  ['book', 'book', 'BOOK'],
  ['collection', 'collection', 'EDBOOK'],
  ['chapter', 'incollection', 'CHAP'],
  ['entry-encyclopedia', 'inreference', 'ENCYC'],
  ['entry-dictionary', 'inreference', 'DICT'],
  ['paper-conference', 'inproceedings', 'CPAPER'],
  ['thesis', 'thesis', 'THES'],
  ['dataset', 'dataset', 'DATA'],
  ['software', 'software', 'COMP'],
  ['patent', 'patent', 'PAT'],
  ['periodical', 'periodical', 'SER'],
  ['pamphlet', 'booklet', 'PAMP'],
  ['legislation', 'legislation', 'STAT'],
  ['bill', 'legislation', 'BILL'],
  ['legal_case', 'jurisdiction', 'CASE'],
  ['hearing', 'jurisdiction', 'HEAR'],
  ['treaty', 'legal', 'LEGAL'],
  ['personal_communication', 'letter', 'ICOMM'],
  ['interview', 'misc', 'PCOMM'],
  ['motion_picture', 'video', 'MPCT'],
  ['broadcast', 'video', 'VIDEO'],
  ['song', 'audio', 'SOUND'],
  ['speech', 'misc', 'HEAR'],
  ['manuscript', 'unpublished', 'MANSCPT'],
  ['map', 'image', 'MAP'],
  ['graphic', 'image', 'ART'],
  ['figure', 'image', 'FIGURE'],
  ['musical_score', 'music', 'MUSIC'],
  ['classic', 'book', 'BOOK'],
  ['entry', 'inreference', 'ENCYC'],
  ['event', 'misc', 'GEN'],
  ['performance', 'performance', 'GEN'],
  ['regulation', 'legislation', 'STAT'],
  ['review', 'review', 'JOUR'],
  ['review-book', 'review', 'JOUR'],
  ['document', 'misc', 'GEN'],
]

/** What other programs write. */
const BIB_ALIASES: Readonly<Record<string, string>> = {
  conference: 'paper-conference',
  electronic: 'webpage',
  inbook: 'chapter',
  mastersthesis: 'thesis',
  movie: 'motion_picture',
  mvbook: 'book',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  suppperiodical: 'article-journal',
  techreport: 'report',
  www: 'webpage',
}

/** The same of RIS. */
const RIS_ALIASES: Readonly<Record<string, string>> = {
  CONF: 'paper-conference',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EJOUR: 'article-journal',
  GOVDOC: 'report',
  INPR: 'article-journal',
  JFULL: 'periodical',
  WEB: 'webpage',
}

const [BIB, RIS] = [1, 2] as const

/** The entry type of biblatex; and what tells it from other types of CSL of the same name. */
export function bibTypeOf(csl: string): { readonly type: string; readonly subtype?: string } {
  return called(csl, BIB, 'misc')
}

/** The type of RIS, with the same. */
export function risTypeOf(csl: string): { readonly type: string; readonly subtype?: string } {
  return called(csl, RIS, 'GEN')
}

function called(csl: string, form: typeof BIB | typeof RIS, other: string) {
  const type = TYPES.find(([own]) => own === csl)?.[form] ?? other
  return { type, ...(typeIn(type, form) !== csl && { subtype: csl.replace(/^article-/, '') }) }
}

/**
 * The type of CSL of an entry of biblatex or BibTeX.
 *
 * @param subtype its `entrysubtype`
 * @param isOnline whether it has an address: BibTeX has no type of its own for pages
 */
export function typeOfBib(type: string, subtype: string | undefined, isOnline: boolean): string {
  const own = typeIn(type, BIB) ?? BIB_ALIASES[type]
  const exact = subtype === undefined ? undefined : cslOf(subtype)
  if (exact !== undefined && bibTypeOf(exact).type === type) return exact
  if (own === undefined || type === 'misc') return isOnline ? 'webpage' : 'document'
  return own
}

/** The type of CSL of an entry of RIS. @param subtype its `M3` */
export function typeOfRis(type: string, subtype: string | undefined): string {
  const exact = subtype === undefined ? undefined : cslOf(subtype)
  if (exact !== undefined && risTypeOf(exact).type === type) return exact
  return typeIn(type, RIS) ?? RIS_ALIASES[type] ?? 'document'
}

function typeIn(name: string, form: typeof BIB | typeof RIS): string | undefined {
  // What may be anything is read as nothing more.
  if (name === 'misc' || name === 'GEN') return form === RIS ? 'document' : undefined
  return TYPES.find((row) => row[form] === name)?.[0]
}

/** `magazine` and `newspaper` are how styles of biblatex tell articles apart. */
function cslOf(subtype: string): string | undefined {
  return TYPES.find(([csl]) => csl === subtype || csl === `article-${subtype}`)?.[0]
}
