/** Some lines of a text, with the empty ones after them. */
export interface Stretch {
  readonly text: string
  /** How many characters, and how many lines, of the whole stand before it. */
  readonly offset: number
  readonly lines: number
}

/** How a note begins whose name has no sign to be escaped. */
const NOTE = /\[\^([\w-]+)\]: (?=\S)/y

/**
 * How a line begins that goes on with nothing which stands before an empty line: no list, no quotation and no
 * note takes it in.
 */
const OPENING = /[\p{L}“«]|#{1,6} |<!-- |<div |<\/div>|\[\^[\w-]+\]: (?=\S)/uy

/** What empty lines do not end: code between fences, and some kinds of HTML. */
const UNENDED = /```|~~~|<[!?]|<(?:script|pre|style|textarea)/i

/** A comment on a line of its own. */
const COMMENT = /^<!-- .* -->$/gm

/**
 * Parts a text before lines that open something new, so that each stretch says by itself what it says within the
 * whole, but for the notes that it calls. A text in which links may refer to addresses elsewhere stays in one piece,
 * and so does all that follows what empty lines may not end.
 */
export function stretchesOf(text: string): Stretch[] {
  const openings = text.includes('\r') ? [] : openingsIn(text)
  const starts = [0, ...(refersToNotesAlone(text, openings) ? openings : [])]
  let lines = 0
  return starts.map((start, index) => {
    const stretch = { text: text.slice(start, starts[index + 1]), offset: start, lines }
    lines += linesIn(stretch.text)
    return stretch
  })
}

/** How many lines end in a text. */
export function linesIn(text: string): number {
  return text.split('\n').length - 1
}

/** The beginning of the note that a text begins with, and its name. */
export function noteAt(
  text: string,
  at = 0,
): readonly [opening: string, label: string] | undefined {
  NOTE.lastIndex = at
  const [opening, label] = NOTE.exec(text) ?? []
  return opening === undefined || label === undefined ? undefined : [opening, label]
}

function openingsIn(text: string): number[] {
  const openings: number[] = []
  // Front matter may hold empty lines. What only looks like it is no case for guesses.
  const front = text.startsWith('---') ? /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length : 1
  if (front === undefined) return []
  const end = endOfParts(text)
  for (let at = text.indexOf('\n\n', front - 1); at >= 0; at = text.indexOf('\n\n', at + 1)) {
    if (at + 2 > end) break
    OPENING.lastIndex = at + 2
    if (OPENING.test(text)) openings.push(at + 2)
  }
  return openings
}

/** Where the first thing begins that empty lines may not end. */
function endOfParts(text: string): number {
  const at = text.replace(COMMENT, (comment) => ' '.repeat(comment.length)).search(UNENDED)
  return at < 0 ? text.length : at
}

/** Whether each sign that may name an address for links elsewhere begins a note. */
function refersToNotesAlone(text: string, openings: readonly number[]): boolean {
  const signs = new Set([...text.matchAll(/\]:/g)].map(({ index }) => index))
  const notes = openings.filter((start) => noteAt(text, start))
  return signs.size === notes.length && notes.every((start) => signs.has(text.indexOf(']:', start)))
}
