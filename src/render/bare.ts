import { Html } from './html.ts'

/** What a list or a group of values says where it is taken for a text: never the word of a brief. */
export const GROUP = '\uE0FFvalues'

/** All that a value of the view inherits: no template can name a symbol. */
const SHAPE = Object.freeze(
  Object.create(null, {
    [Symbol.toPrimitive]: { value: () => GROUP },
    [Symbol.iterator]: { value: Array.prototype[Symbol.iterator] },
  }),
) as object

/**
 * The view without prototypes: what it does not have itself, no template can name. Its lists can be
 * spread, and have no methods.
 */
export function bare<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Html) return value
  if (Array.isArray(value)) return Object.setPrototypeOf(value.map(bare), SHAPE)
  const copy = Object.create(SHAPE)
  for (const [key, inner] of Object.entries(value)) copy[key] = bare(inner)
  return copy
}
