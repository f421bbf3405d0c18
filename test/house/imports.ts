import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path/posix'
import { parseSync } from 'oxc-parser'
import { ROOMS, type Room } from './doors.ts'

/**
 * What a file of `src/` imports against the doors, each in one line.
 *
 * @param path below `src/`, with `/`
 * @param room the one it stands in, or that one with other doors
 */
export function trespasses(path: string, text: string, room = roomOf(path)): string[] {
  if (room === undefined) return [`${path} stands in no room`]
  return specifiersIn(path, text).flatMap((specifier) => {
    const why = refusal(room, path, specifier)
    return why === undefined ? [] : [`${path}: ${why}`]
  })
}

/** The room that a file stands in: the innermost of its folders that is one. */
export function roomOf(path: string): Room | undefined {
  const rooms = ROOMS.filter(({ name }) =>
    name === '.' ? !path.includes('/') : path.startsWith(`${name}/`),
  )
  return rooms.toSorted((a, b) => b.name.length - a.name.length)[0]
}

function refusal(room: Room, path: string, specifier: string | undefined): string | undefined {
  if (specifier === undefined) return 'imports what is not written out'
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    const name = specifier.replace(/^node:/, '')
    return room.node.includes(name) ? undefined : `\`${room.name}\` may not use Node’s \`${name}\``
  }
  if (!specifier.startsWith('.')) {
    const [, name = ''] = /^((?:@[^/]+\/)?[^/]+)/.exec(specifier) ?? []
    return room.packages.includes(name)
      ? undefined
      : `\`${room.name}\` may not use the package \`${name}\``
  }
  const target = normalize(join(dirname(path), specifier))
  if (target.startsWith('..')) return `imports \`${specifier}\`, outside of src/`
  const other = roomOf(target)
  if (other === undefined) return `imports \`${specifier}\`, which stands in no room`
  if (other.name === room.name || other.name === 'model') return undefined
  if (room.rooms.includes(other.name) || room.rooms.includes(target)) return undefined
  return `\`${room.name}\` may not know \`${other.name}\` (${specifier})`
}

/** Every specifier that a file imports, in whatever way; `undefined` for one that is no plain string. */
function specifiersIn(path: string, text: string): (string | undefined)[] {
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found: (string | undefined)[] = []
  visitNodes(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportAllDeclaration':
      case 'TSImportType':
        found.push(stringOf(node.source ?? node.argument))
        return
      case 'ExportNamedDeclaration':
        if (node.source) found.push(stringOf(node.source))
        return
      case 'TSExternalModuleReference':
        found.push(stringOf(node.expression))
        return
      case 'CallExpression':
        if (isRequire(node.callee)) found.push(stringOf((node.arguments as unknown[])[0]))
    }
  })
  for (const { value } of comments) {
    const reference = /^\/\s*<reference\s+(?:path|types)=["']([^"']+)/.exec(value)
    if (reference) found.push(reference[1])
  }
  return found
}

/** A node of a syntax tree, as the parser gives it. */
export interface SyntaxNode {
  readonly type: string
  readonly [key: string]: unknown
}

/** `require('…')`, also where it was made on the spot: `createRequire(import.meta.url)('…')`. */
function isRequire(callee: unknown): boolean {
  const node = callee as SyntaxNode
  if (node.type === 'Identifier') return node.name === 'require'
  return node.type === 'CallExpression' && (node.callee as SyntaxNode).name === 'createRequire'
}

function stringOf(node: unknown): string | undefined {
  const { type, value, literal, quasis } = (node ?? {}) as SyntaxNode
  if (type === 'TSLiteralType') return stringOf(literal)
  if (type === 'TemplateLiteral' && Array.isArray(quasis) && quasis.length === 1) {
    return (quasis[0] as { value: { cooked: string } }).value.cooked
  }
  return typeof value === 'string' ? value : undefined
}

/** Shows every node of a syntax tree. */
export function visitNodes(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visitNodes(each, see)
  } else if (value !== null && typeof value === 'object') {
    if ('type' in value) see(value as SyntaxNode)
    for (const each of Object.values(value)) visitNodes(each, see)
  }
}
