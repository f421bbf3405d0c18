import { Findings } from '../report/findings.ts'

type Reading<T> = (path: string, bytes: Uint8Array, findings: Findings) => T

/** How many files are remembered; whoever has more reads the first of them anew. */
const FILES = 1024

/**
 * Reads a file only where its bytes are others than the last time: parsing takes the larger part of
 * what reading takes, and between two builds in one process a writer edits one note. What was found
 * in it is told each time.
 */
export function reread<T>(read: Reading<T>): Reading<T> {
  const known = new Map<string, { bytes: Uint8Array; findings: Findings; result: T }>()
  return (path, bytes, findings) => {
    let last = known.get(path)
    // The purpose decides what is fatal.
    if (last?.findings.purpose !== findings.purpose || Buffer.compare(last.bytes, bytes) !== 0) {
      const own = new Findings(findings.purpose)
      last = { bytes, findings: own, result: read(path, bytes, own) }
      known.delete(path)
      known.set(path, last)
      const [eldest] = known.keys()
      if (eldest !== undefined && known.size > FILES) known.delete(eldest)
    }
    findings.addAll(last.findings, '')
    return last.result
  }
}
