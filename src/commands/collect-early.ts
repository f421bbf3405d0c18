import { setFlagsFromString } from 'node:v8'

/** Versions of V8 that are known to know the option: those of Node 20, 22 and 24. */
const KNOWN = ['11', '12', '13']

/**
 * Has V8 collect garbage when the heap has grown by half, and not when it is four times as large as what is held, as it
 * does on machines with much memory. For a process of Mujaz's own, never for one that uses it as a library.
 */
export function collectEarly(versions: NodeJS.ProcessVersions = process.versions): void {
  const [major = ''] = versions.v8.split('.')
  if (KNOWN.includes(major)) setFlagsFromString('--heap-growing-percent=50')
}
