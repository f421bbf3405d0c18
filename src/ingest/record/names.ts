import { ARTICLE_WORDS, folded } from '../../languages/articles.ts'
import { LANGUAGE_SIGNS } from '../../languages/common-words.ts'
import { wordsOf } from '../../text/normalise.ts'

/** What stands between the names of several authors. */
const BETWEEN = /\s*(?:[;|/&•·]|,|\u060C|\sand\s|\sund\s|\set\s|\sy\s)\s*/iu

/** Longer names are sentences. In words. */
const LONGEST = 6

const WORDS_OF_NO_PERSON = new Set(
  ARTICLE_WORDS.flatMap(({ noPersons }) => noPersons.map(folded)).filter(
    (each) => !each.includes(' '),
  ),
)

const PHRASES_OF_NO_PERSON = ARTICLE_WORDS.flatMap(({ noPersons }) => noPersons.map(folded)).filter(
  (each) => each.includes(' '),
)

const BYLINES = beginnings(({ byline }) => byline)
const TRANSLATIONS = beginnings(({ translation }) => translation)

/** "By" and the like: bylines of one word. */
const SHORT_BYLINES = new Set(BYLINES.map(folded).filter((each) => !each.includes(' ')))

function beginnings(
  select: (words: (typeof ARTICLE_WORDS)[number]) => readonly string[],
): readonly string[] {
  return ARTICLE_WORDS.flatMap(select).toSorted((one, other) => other.length - one.length)
}

/**
 * The persons whom a statement of authorship names, without "By" and «بقلم». Whoever is no person is left out: an
 * agency, a desk, an address, and what the page is called itself. Where it is not sure that it is a name, nobody.
 *
 * @param others what the page calls its site, its section and its topics: none of them wrote it
 */
export function personsIn(statement: string, others: readonly string[]): string[] {
  if (/:\/\/|@/.test(statement)) return []
  const text = withoutBeginning(statement, BYLINES) ?? statement
  const isOther = othersOf(others)
  const names = text.split(BETWEEN).map(tidy).filter(Boolean)
  // "Ali Saleh, Reuters" names a person and an agency; "Follow us, Ali" is no statement of authorship.
  const persons = names.filter((name) => isName(name) && !isNoPerson(name) && !isOther(name))
  const known = names.filter((name) => isNoPerson(name) || isOther(name) || persons.includes(name))
  return persons.length > 0 && known.length < names.length - 2 ? [] : [...new Set(persons)]
}

/** The persons of a line that begins as a line of authors does; none where it does not. */
export function personsOfByline(line: string, others: readonly string[]): string[] {
  const rest = withoutBeginning(line, BYLINES)
  return rest === undefined
    ? []
    : personsIn(rest, others).filter((name) => wordsOf(name).length > 1)
}

/** Who is named behind the date of a line: "6 May 2014 by Fabian". */
export function personsBehindDate(line: string, others: readonly string[]): string[] {
  const words = tidy(line).split(' ')
  const at = words.findLastIndex((word) => SHORT_BYLINES.has(folded(word)))
  return at < 1 ? [] : personsIn(words.slice(at + 1).join(' '), others)
}

/** The translator of a line that names one: «ترجمة: …», "Translated by …". */
export function translatorIn(line: string, others: readonly string[]): string | undefined {
  const rest = withoutBeginning(line, TRANSLATIONS)
  return rest === undefined
    ? undefined
    : personsIn(rest, others)
        .filter((name) => wordsOf(name).length > 1)
        .at(0)
}

/** What follows one of the beginnings and what marks its end; nothing where a line begins otherwise. */
function withoutBeginning(line: string, all: readonly string[]): string | undefined {
  const text = tidy(line)
  for (const beginning of all) {
    const words = beginning.split(' ').length
    const parts = text.split(' ')
    const head = parts.slice(0, words).join(' ')
    const bare = head.replace(/[\s:\u0640–—-]+$/u, '')
    const [wanted = '', mark] = beginning.split(/(?=:$)/)
    if (folded(bare) !== folded(wanted)) continue
    if (mark !== undefined && !text.slice(bare.length).trimStart().startsWith(mark)) continue
    const rest = parts
      .slice(words)
      .join(' ')
      .replace(/^[\s:/|–—-]+/u, '')
    if (rest !== '') return rest
  }
  return undefined
}

/** Without marks around it, and without what is said of whoever is named behind a dash or in brackets. */
function tidy(text: string): string {
  return text
    .replace(/[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069]+/g, ' ')
    .replace(/\s*[([{].*$/u, '')
    .replace(/\s+[–—-]+\s.*$/u, '')
    .replace(/^[\s"'«»“”.:،,|–—-]+|[\s"'«»“”.:،,|–—-]+$/gu, '')
}

/** Whether words can be a name: a few, without figures, addresses and marks of a sentence. */
function isName(text: string): boolean {
  const words = text.split(' ')
  if (words.length > LONGEST || /[\d@#/\\?!:;=_<>]|https?|www\.|\.\w{2,}$/iu.test(text))
    return false
  // A name alone is no name in scripts without capitals; with them it may be how somebody signs.
  const isArabic = /\p{Script=Arabic}/u.test(text)
  if (words.length === 1) return !isArabic && /^\p{L}{2,}$/u.test(text)
  if (isArabic) {
    // No name begins with an article, and none holds the small words of sentences.
    const isSentence =
      /^\u0627\u0644/u.test(words[0] ?? '') || words.some((word) => COMMON.has(word))
    return !isSentence && words.every((word) => /^[\p{L}\p{M}.'’-]+$/u.test(word))
  }
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return words.every((word) => /^[\p{L}\p{M}.'’-]+$/u.test(word)) && capitals >= words.length / 2
}

/** The small words of all languages of the Arabic script. */
const COMMON = new Set(
  Object.values(LANGUAGE_SIGNS).flatMap(({ script, words }) =>
    script === 'Arabic' ? [...words] : [],
  ),
)

function isNoPerson(name: string): boolean {
  const text = folded(name)
  if (
    wordsOf(text).some((word) => WORDS_OF_NO_PERSON.has(word)) ||
    /admin|editor|webmaster/.test(text)
  )
    return true
  return PHRASES_OF_NO_PERSON.some((phrase) => ` ${text} `.includes(` ${phrase} `))
}

function othersOf(others: readonly string[]): (name: string) => boolean {
  const all = others
    .map((each) => wordsOf(folded(each)).join(' '))
    .filter((each) => each.length > 1)
  return (name) => {
    const text = wordsOf(folded(name)).join(' ')
    return all.some(
      (other) =>
        other === text || ` ${other} `.includes(` ${text} `) || ` ${text} `.includes(` ${other} `),
    )
  }
}

/** Whether a line only names an agency or a desk: «(بترا)», "REUTERS". */
export function namesAgency(line: string): boolean {
  const words = wordsOf(folded(line))
  return words.length > 0 && words.length <= 3 && PHRASES_AND_WORDS.has(words.join(' '))
}

const PHRASES_AND_WORDS = new Set([...WORDS_OF_NO_PERSON, ...PHRASES_OF_NO_PERSON])
