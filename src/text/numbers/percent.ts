import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

const HUNDRED = /^(?:ال)?(?:مئه|مائه|ميه|مايه)$/

/**
 * Takes in what makes a number a share: "per cent", %, ٪, «في المئة», «بالمائة», "percentage
 * points", «نقاط مئوية», "per thousand".
 *
 * @param end where the number before it ends, whose sign is not this one's
 */
export function readPercent(tokens: readonly Token[], reading: Reading, end: number): Reading {
  if (reading.kind !== 'count' && reading.kind !== 'fraction' && reading.kind !== 'magnitude') {
    return reading
  }
  const behind = signBehind(
    tokens,
    reading.to + (reading.kind === 'fraction' ? ofOne(tokens, reading.to) : 0),
  )
  if (behind) return { ...reading, ...behind, bare: false, optional: false }
  const before = reading.from - 1
  const sign = tokens[before]
  // «%70» comes out of typing from right to left.
  const ahead = sign?.text === '%' || sign?.text === '٪'
  if (ahead && before >= end && tokens[reading.from]?.tight) {
    return { ...reading, kind: 'percent', bare: false, optional: false }
  }
  return reading
}

/** How many words of "half a per cent", "half of one per cent" stand between. */
function ofOne(tokens: readonly Token[], at: number): number {
  const words = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? '']
  if (words[0] === 'of') return /^(?:an?|one|1)$/.test(words[1] ?? '') ? 2 : 0
  return words[0] === 'a' ? 1 : 0
}

function signBehind(
  tokens: readonly Token[],
  to: number,
): { kind: 'percent' | 'points' | 'per-mille'; to: number } | undefined {
  const hyphen = tokens[to]?.text === '-' ? 1 : 0
  const [first, second] = [tokens[to + hyphen]?.text ?? '', tokens[to + hyphen + 1]?.text ?? '']
  const at = to + hyphen
  if (first === 'percentage' && /^points?$/.test(second)) return { kind: 'points', to: at + 2 }
  if (first === 'percentage' && second === '-') return { kind: 'points', to: at + 3 }
  if (/^نق(?:طه|اط|ط)$/.test(first) && /^م[ئا]*ويه$/.test(second))
    return { kind: 'points', to: at + 2 }
  if (/^م[ئا]*وي(?:تان|تين)$/.test(first)) return { kind: 'points', to: at + 1 }
  if (first === '%' || first === '٪' || first === 'percent') return { kind: 'percent', to: at + 1 }
  if (first === 'per' && second === 'cent') return { kind: 'percent', to: at + 2 }
  if (first === 'في' && HUNDRED.test(second)) return { kind: 'percent', to: at + 2 }
  if (/^بال/.test(first) && HUNDRED.test(first.slice(3))) return { kind: 'percent', to: at + 1 }
  if (first === '‰') return { kind: 'per-mille', to: at + 1 }
  if (first === 'per' && second === 'thousand') return { kind: 'per-mille', to: at + 2 }
  if (first === 'في' && second === 'الالف') return { kind: 'per-mille', to: at + 2 }
  return undefined
}
