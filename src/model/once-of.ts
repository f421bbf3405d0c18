/** A function of something that nobody changes, such as a file that was read: it is worked out once, whoever asks. */
export function onceOf<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T }>()
  return (of) => {
    const { made } = known.get(of) ?? { made: make(of) }
    known.set(of, { made })
    return made
  }
}
