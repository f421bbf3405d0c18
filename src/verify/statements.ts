import { toString as textOf } from 'mdast-util-to-string'
import { statementHash } from '../lock/fingerprint.ts'
import type { EditorialSentence, EditorsFile } from '../model/editor.ts'
import type { ByLanguage, Language } from '../model/language.ts'
import type { Lock, LockedStatement } from '../model/lock.ts'
import type { Place, Source, Statement } from '../model/source.ts'
import type { Context } from '../report/context.ts'

/** A statement in every language, whoever makes it. */
export interface BilingualStatement {
  /** What a person calls it: a claim's id, `point:topic`, or a kind and its line: `lead:175`. */
  readonly name: string
  readonly statements: ByLanguage<Statement>
  readonly place: Place
}

/** Every statement that is kept in step: all claims, and all sentences of the editor's. */
export function allStatements(
  sources: readonly Source[],
  editor: EditorsFile | undefined,
): BilingualStatement[] {
  const claims = sources.flatMap((source) =>
    source.claims.map(({ id, statements, place }) => ({ name: id, statements, place })),
  )
  if (!editor) return claims
  const named = (kind: string, sentences: readonly EditorialSentence[]) =>
    sentences.map(({ statements, place }) => ({ name: `${kind}:${place.line}`, statements, place }))
  return [
    ...claims,
    ...named('sentence', editor.bottomLine),
    ...named('lead', editor.leads),
    ...editor.points.map(({ topic, statements, place }) => ({
      name: `point:${topic}`,
      statements,
      place,
    })),
    ...named('assessment', editor.assessments),
    ...named('event', editor.timeline),
    ...named('figure-note', editor.figureNotes),
    ...named('chart', editor.chart ? [editor.chart] : []),
    ...named('gap', editor.gaps),
    ...named('summary', editor.sourceSummary),
  ]
}

/** What the lock keeps of a statement. */
export function hashesOf({ statements }: BilingualStatement): LockedStatement {
  return { en: hashOf(statements.en), ar: hashOf(statements.ar) }
}

/**
 * Tells which statements were edited in one language alone since both were accepted together. They
 * are known by their text, not by their names, so that a sentence that merely moved is in step.
 *
 * @returns names of the statements that are stale
 */
export function checkInStep(
  statements: readonly BilingualStatement[],
  lock: Lock | undefined,
  context: Context,
): Set<string> {
  const accepted = Object.values(lock?.statements ?? {})
  const stale = new Set<string>()
  // Where nothing was ever accepted, nobody asks for the languages to be kept in step.
  if (accepted.length === 0) return stale
  const knownEn = new Map(accepted.map(({ en, ar }) => [en, ar]))
  const knownAr = new Map(accepted.map(({ en, ar }) => [ar, en]))
  for (const statement of statements) {
    const { en, ar } = hashesOf(statement)
    if (knownEn.get(en) === ar) continue
    if (knownEn.has(en) || knownAr.has(ar)) {
      stale.add(statement.name)
      reportStale(statement, knownEn.has(en) ? 'ar' : 'en', context)
      continue
    }
    context.report({
      rule: 'statement-unaccepted',
      path: statement.place.path,
      place: statement.place,
      reason: `\`${statement.name}\` is new or was edited in both languages, and not accepted yet`,
      advice: `Compare the two once more, then run \`mujaz accept ${statement.name}\`.`,
    })
  }
  return stale
}

function reportStale(
  { name, statements, place }: BilingualStatement,
  edited: Language,
  context: Context,
): void {
  const other = edited === 'en' ? 'ar' : 'en'
  context.report({
    rule: 'translation-stale',
    path: place.path,
    place: statements[other].place,
    reason: `\`${name}\` was edited in ${edited}, and ${other} still says what it said before`,
    advice: `Edit the text in ${other}, or run \`mujaz accept ${name}\` if it still holds.\n${edited}: ${plain(statements[edited])}\n${other}: ${plain(statements[other])}`,
  })
}

function hashOf(statement: Statement): string {
  return statementHash(plain(statement))
}

function plain(statement: Statement): string {
  return textOf({ type: 'paragraph', children: [...statement.content] })
}
