import type { ShareWords } from '../../../text/numbers/pack.ts'

export const SHARES: ShareWords = {
  signAt(tokens, at) {
    const [first = '', second = ''] = [tokens[at]?.text, tokens[at + 1]?.text]
    if (first === 'percentage' && /^points?$/.test(second)) return { kind: 'points', to: at + 2 }
    if (first === 'percentage' && second === '-') return { kind: 'points', to: at + 3 }
    if (first === 'percent') return { kind: 'percent', to: at + 1 }
    if (first === 'per' && second === 'cent') return { kind: 'percent', to: at + 2 }
    return first === 'per' && second === 'thousand' ? { kind: 'per-mille', to: at + 2 } : undefined
  },
  // "half a per cent", "half of one per cent"
  gapAt(tokens, at) {
    const [first, second = ''] = [tokens[at]?.text, tokens[at + 1]?.text]
    if (first === 'of') return /^(?:an?|one|1)$/.test(second) ? 2 : 0
    return first === 'a' ? 1 : 0
  },
}
