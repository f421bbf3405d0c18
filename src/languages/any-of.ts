/**
 * Finds any of some forms. What stands before is looked at once in each place, and not again for each of the forms,
 * which took five times as long.
 *
 * @param forms as patterns, the first that is found counts
 */
export function anyOf(before: string, forms: readonly string[], after: string): RegExp {
  return new RegExp(`${before}(?:${forms.map((form) => `(?:${form})`).join('|')})${after}`, 'gu')
}
