import type { TextFile } from '../model/audience.ts'
import type { Context } from '../report/context.ts'
import type { Document, Position } from './document.ts'
import { parse } from './parse.ts'

/**
 * Holds the text that was written against the Document that was rendered, since whoever reads the file
 * must read what was printed. The first place where they differ is reported.
 *
 * @returns what the text says: what may be expected of everything that was made of the document
 */
export function checkContract(document: Document, file: TextFile, context: Context): Document {
  const read = parse(file, context)
  const difference = firstDifference(document, read)
  if (difference) {
    context.report({
      rule: 'contract-broken',
      path: file.path,
      place: difference.position,
      reason: 'What is read here is not what was printed',
      actual: shown(difference.read),
      expected: [shown(difference.written)],
      advice:
        'Write the passage in plainer Markdown. If it is plain, this is a mistake of Mujaz: please report it.',
    })
  }
  return read
}

interface Difference {
  readonly position: Position | undefined
  readonly written: unknown
  readonly read: unknown
}

/** The first value, in the order of the document, that is another one; positions aside. */
function firstDifference(
  written: unknown,
  read: unknown,
  position?: Position,
): Difference | undefined {
  if (!isGroup(written) || !isGroup(read)) {
    return Object.is(written, read) ? undefined : { position, written, read }
  }
  const here = positionIn(read) ?? position
  const keys = [...new Set([...Object.keys(written), ...Object.keys(read)])]
  for (const key of keys.filter((each) => each !== 'position')) {
    const difference = firstDifference(written[key], read[key], here)
    if (difference) return difference
  }
  return undefined
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Where something begins that was read: a node of Markdown knows its end as well. */
function positionIn({ position }: Readonly<Record<string, unknown>>): Position | undefined {
  if (!isGroup(position)) return undefined
  return (isGroup(position.start) ? position.start : position) as unknown as Position
}

/** A value in a few words. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (isGroup(value)) return String(value.type ?? value.kind ?? value.label ?? value.id ?? 'a list')
  const words = String(value)
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}
