import type { JointWords } from '../../../text/numbers/pack.ts'

export const JOINTS: JointWords = {
  range: /^(?:to|up to|till|until|through|or)$/,
  between: /^between$/,
  and: /^and$/,
  list: /^(?:, )?and$/,
  isRatio: (between, part, whole) =>
    /^(?:out of|in every)$/.test(between) ||
    (between === 'in' && part < 10 && /^(?:[3-9]|10|20|100|1000)$/.test(String(whole))),
  fractionHead(tokens, { kind, from, to, alternatives = [] }) {
    if (kind !== 'fraction') return undefined
    if (tokens[from - 1]?.text !== 'and' || tokens[to]?.text === 'of') return undefined
    // "two attacks and a third" is a third attack.
    return alternatives.some((sense) => sense.kind === 'ordinal') ? undefined : from - 1
  },
}
