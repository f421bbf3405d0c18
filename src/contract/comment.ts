import { FLAGS, type Flag, type Position, ROLES, type Role } from './document.ts'
import type { Source } from './markdown.ts'

/** What a comment says of what follows it. */
export type Mark =
  | { readonly kind: 'section'; readonly id: string }
  | {
      readonly kind: 'row'
      readonly role: Role
      readonly argument: string
      readonly flags: readonly Flag[]
    }

// <!-- point: topic-id (machine-translated, disputed) -->
//      ^role  ^argument ^flags
const FORM = /^([a-z][a-z-]*)(?::\s*([^()]*?))?\s*(?:\(([^()]*)\))?$/

/** A mark as its comment. */
export function writeComment(mark: Mark): string {
  if (mark.kind === 'section') return `<!-- section: ${mark.id} -->`
  const { role, argument, flags } = mark
  const said = argument === '' ? role : `${role}: ${argument}`
  return flags.length > 0 ? `<!-- ${said} (${flags.join(', ')}) -->` : `<!-- ${said} -->`
}

/**
 * Reads the comments of one HTML block.
 *
 * @returns `undefined` where the block holds anything but comments; remarks of a person's own
 * yield nothing
 */
export function readComments(html: string, position: Position, source: Source): Mark[] | undefined {
  if (html.replace(/<!--[\s\S]*?-->/g, '').trim() !== '') return undefined
  return [...html.matchAll(/<!--([\s\S]*?)-->/g)].flatMap((match) => {
    const mark = readMark((match[1] ?? '').trim(), position, source)
    return mark ? [mark] : []
  })
}

function readMark(comment: string, position: Position, source: Source): Mark | undefined {
  const match = FORM.exec(comment)
  if (!match) return undefined
  const [, name = '', argument = '', flags = ''] = match
  if (name === 'section' && argument !== '') return { kind: 'section', id: argument }
  const role = ROLES.find((known) => known === name)
  if (role === undefined) {
    source.context.report({
      rule: 'html-dropped',
      path: source.path,
      place: position,
      reason: `The comment \`${comment}\` names no role: it is taken for a remark`,
      actual: name,
      expected: ['section', ...ROLES],
    })
    return undefined
  }
  return { kind: 'row', role, argument, flags: readFlags(flags, position, source) }
}

function readFlags(list: string, position: Position, source: Source): Flag[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.flatMap((name) => {
    const flag = FLAGS.find((known) => known === name)
    if (flag) return [flag]
    source.context.report({
      rule: 'brief-form',
      path: source.path,
      place: position,
      reason: `\`${name}\` is not a flag of a row`,
      actual: name,
      expected: FLAGS,
    })
    return []
  })
}
