import type { ShareWords } from '../../../text/numbers/pack.ts'

const HUNDRED = /^(?:ال)?(?:مئه|مائه|ميه|مايه)$/

export const SHARES: ShareWords = {
  signAt(tokens, at) {
    const [first = '', second = ''] = [tokens[at]?.text, tokens[at + 1]?.text]
    if (/^نق(?:طه|اط|ط)$/.test(first) && /^م[ئا]*ويه$/.test(second)) {
      return { kind: 'points', to: at + 2 }
    }
    if (/^م[ئا]*وي(?:تان|تين)$/.test(first)) return { kind: 'points', to: at + 1 }
    if (first === 'في' && HUNDRED.test(second)) return { kind: 'percent', to: at + 2 }
    if (/^بال/.test(first) && HUNDRED.test(first.slice(3))) return { kind: 'percent', to: at + 1 }
    return first === 'في' && second === 'الالف' ? { kind: 'per-mille', to: at + 2 } : undefined
  },
}
