import type { ShareWords } from '../../../text/numbers/pack.ts'

export const SHARES: ShareWords = {
  signAt(tokens, at) {
    const [first = '', second = '', third = ''] = [0, 1, 2].map((step) => tokens[at + step]?.text)
    if (/^points?$/.test(first)) {
      if (second === 'de' && third === 'pourcentage') return { kind: 'points', to: at + 3 }
      return second === 'de' && third === '%' ? { kind: 'points', to: at + 3 } : undefined
    }
    if (/^pourcents?$/.test(first)) return { kind: 'percent', to: at + 1 }
    if (first === 'p' && second === '.' && /^(?:100|cent)$/.test(third)) {
      return { kind: 'percent', to: at + 3 }
    }
    if (first !== 'pour') return undefined
    if (second === 'cent' || second === '100') return { kind: 'percent', to: at + 2 }
    return second === 'mille' ? { kind: 'per-mille', to: at + 2 } : undefined
  },
  // "la moitié d’un pour cent"
  gapAt: (tokens, at) =>
    /^d[e']$/.test(tokens[at]?.text ?? '') && /^(?:un|1)$/.test(tokens[at + 1]?.text ?? '') ? 2 : 0,
}
