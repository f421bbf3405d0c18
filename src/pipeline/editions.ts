import { type Edition, editionNames, editionsCalled, type Language } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { nearest } from '../text/nearest.ts'

/**
 * The editions that were asked for by name, such as `parallel` or `en`.
 *
 * @returns `undefined` where none was asked for: the audience decides
 */
export function editionsWanted(
  names: readonly string[] | undefined,
  languages: readonly Language[],
  context: Context,
): readonly Edition[] | undefined {
  if (names === undefined) return undefined
  return editionsCalled(names, languages, (name) => {
    const known = editionNames(languages)
    const meant = nearest(name, known)
    context.report({
      rule: 'edition-unknown',
      path: '',
      reason: `The brief has no edition \`${name}\``,
      actual: name,
      expected: known,
      ...(meant !== undefined && { advice: `Did you mean \`${meant}\`?` }),
    })
  })
}
