import type { Token } from './pack.ts'
import type { Reading } from './reading.ts'

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
  const gap = reading.kind === 'fraction' ? gapAt(tokens, reading.to) : 0
  const behind = signBehind(tokens, reading.to + gap)
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

function gapAt(tokens: readonly Token[], at: number): number {
  return tokens[at]?.pack.shares.gapAt?.(tokens, at) ?? 0
}

function signBehind(
  tokens: readonly Token[],
  to: number,
): { kind: 'percent' | 'points' | 'per-mille'; to: number } | undefined {
  const at = tokens[to]?.text === '-' ? to + 1 : to
  const sign = tokens[at]
  if (sign?.type === 'word') return sign.pack.shares.signAt(tokens, at)
  if (sign?.text === '%' || sign?.text === '٪') return { kind: 'percent', to: at + 1 }
  return sign?.text === '‰' ? { kind: 'per-mille', to: at + 1 } : undefined
}
