import { inOneLine } from './reference.ts'

/** Characters that LaTeX takes for something else, and how they are written. All stay balanced in braces. */
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  _: '\\_',
  $: '\\$',
}

/** A text as LaTeX reads it, in one line. Letters of all languages stay as they are. */
export function toLatex(text: string): string {
  return toLatexPart(inOneLine(text))
}

function toLatexPart(text: string): string {
  return (
    text
      .replace(/[\\{}^~<>|%#&_$]/g, (character) => ESCAPED[character] ?? character)
      // Two of a kind would become one sign: a dash, a quotation mark.
      .replace(/([-'`])(?=\1)/g, '$1{}')
      .replace(/([?!])(?=`)/g, '$1{}')
  )
}

/**
 * A title as LaTeX reads it, its words with capitals in braces: some styles, and programs that import it, would write those of
 * an English title small. They pass over braces around the whole of it.
 */
export function withCapitals(title: string): string {
  return inOneLine(title)
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((part, at) =>
      at % 2 === 0 ? toLatexPart(part) : /\p{Lu}|\p{Lt}/u.test(part) ? `{${part}}` : part,
    )
    .join('')
}

/** Commands that stand for a character, or for nothing that can be read. */
const SIGNS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  lbrace: '{',
  rbrace: '}',
  textasciicircum: '^',
  textasciitilde: '~',
  textasciigrave: '`',
  textquotedbl: '"',
  textquotesingle: "'",
  textunderscore: '_',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  guillemotleft: '«',
  guillemotright: '»',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  S: '§',
  P: '¶',
  copyright: '©',
  textregistered: '®',
  textdegree: '°',
  pounds: '£',
  euro: '€',
  texteuro: '€',
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  th: 'þ',
  TH: 'Þ',
  relax: '',
  noopsort: '',
}

/** Accents, as marks that stand behind their letter in Unicode. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

/** Commands whose words are read as they stand. */
const PASSED_OVER =
  /^(?:emph|text(?:it|bf|sc|sl|tt|rm|sf|up|normal|superscript|subscript|latin|arabic|hebrew)|mkbib\w+|enquote|ensuremath|url|href|nocase|RL|LR|itshape|bfseries|em|it|bf|sc)$/

/** What a value of BibTeX says. */
export interface LatexText {
  readonly text: string
  /** Commands that are not known, of which only the words were read. */
  readonly unknown: readonly string[]
}

/** Reads a text of LaTeX: its accents, signs and dashes, without its braces. */
export function fromLatex(latex: string): LatexText {
  const unknown: string[] = []
  const text = latex
    // A tie is a space, of which none may be lost before those between words are evened out.
    .replace(
      /\\([`'^~=."])\s*(?:\{\s*(\\?[\p{L}])\s*\}|(\\?\p{L}))|\\([uvHrdckb])(?:\s*\{\s*(\\?[\p{L}])\s*\}|\s+(\\?\p{L}))|\\([A-Za-z]+)\*?(?:\{\}|\s+(?=\S)|(?=\W)|$)|\\(.)|\{\}|---|--|``|''|[{}~]/gsu,
      (whole, sign, inBraces, bare, letter, ofBraces, ofBare, command, escaped) => {
        const accent = ACCENTS[sign ?? letter ?? '']
        if (accent !== undefined) {
          const base = (inBraces ?? bare ?? ofBraces ?? ofBare ?? '').replace(/^\\/, '')
          return (base + accent).normalize('NFC')
        }
        if (command !== undefined) {
          const known = Object.hasOwn(SIGNS, command) ? SIGNS[command] : undefined
          if (known !== undefined) return known
          if (!PASSED_OVER.test(command)) unknown.push(`\\${command}`)
          return ''
        }
        if (escaped !== undefined) return ESCAPES[escaped] ?? escaped
        return JOINED[whole] ?? ''
      },
    )
  return { text: inOneLine(text), unknown }
}

/** A backslash before them makes a thin space, a hyphen that may break, an end of a line. */
const ESCAPES: Readonly<Record<string, string>> = {
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '!': '',
  '-': '',
  '/': '',
  '\\': ' ',
  '\n': ' ',
}

const JOINED: Readonly<Record<string, string>> = {
  '---': '—',
  '--': '–',
  '``': '“',
  "''": '”',
  '~': ' ',
}
