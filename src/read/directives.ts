import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import type { Place } from '../model/source.ts'
import type { Context } from '../report/context.ts'

/** A file that a person writes, and where its trouble goes. */
export interface WrittenFile {
  readonly path: string
  readonly text: string
  readonly context: Context
}

/** Place of a node in its file. */
export function placeOf(
  node: { type: string; position?: { start: { line: number; column: number } } | undefined },
  path: string,
): Place {
  return {
    path,
    line: node.position?.start.line ?? 1,
    column: node.position?.start.column ?? 1,
  }
}

/** The attributes of a directive, bare ones as the empty string. */
export function attributesOf(
  directive: ContainerDirective | TextDirective,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(directive.attributes ?? {}).map(([key, value]) => [key, value ?? '']),
  )
}

/** Reports the attributes that nobody reads; true where there is none. */
export function reportUnknownAttributes(
  attributes: Readonly<Record<string, string>>,
  known: readonly string[],
  owner: string,
  place: { line: number; column: number },
  { path, context }: WrittenFile,
): boolean {
  const unknown = Object.keys(attributes).filter((key) => !known.includes(key))
  for (const key of unknown) {
    context.report({
      rule: 'directive-attribute',
      path,
      place,
      reason: `Unknown attribute \`${key}\` on ${owner}`,
      actual: key,
      expected: [...known],
    })
  }
  return unknown.length === 0
}

/** Reports a directive that has no meaning here. */
export function reportUnknownDirective(
  directive: ContainerDirective | TextDirective,
  expected: readonly string[],
  { path, context }: WrittenFile,
): void {
  context.report({
    rule: 'directive-unknown',
    path,
    place: placeOf(directive, path),
    reason: `Unknown directive \`${directive.name}\``,
    actual: directive.name,
    expected,
  })
}

/** The ids of an attribute, separated by spaces or commas. */
export function idList(attribute: string | undefined): string[] {
  return (attribute ?? '').split(/[\s,]+/).filter(Boolean)
}
