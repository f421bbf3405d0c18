import fc from 'fast-check'

/** Something that a writer does to a document. */
export interface Edit<How extends string> {
  readonly how: How
  /** To which part, as a share of all parts that it may be done to. */
  readonly at: number
}

/** One to three edits that follow each other, of those that are known by their names. */
export function editsOf<How extends string>(
  known: Readonly<Record<How, unknown>>,
): fc.Arbitrary<Edit<How>[]> {
  const how = fc.constantFrom(...(Object.keys(known) as How[]))
  const at = fc.double({ min: 0, max: 0.999, noNaN: true })
  return fc.array(fc.record({ how, at }), { minLength: 1, maxLength: 3 })
}
