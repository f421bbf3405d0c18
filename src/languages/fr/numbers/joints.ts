import type { JointWords } from '../../../text/numbers/pack.ts'

export const JOINTS: JointWords = {
  range: /^(?:à|au|aux|à la|jusqu' (?:à|au|aux)|ou|et jusqu' à)$/,
  between: /^entre$/,
  and: /^et$/,
  list: /^(?:, )?(?:et|ainsi que)(?: (?:le|la|les|du|des))?$/,
  // "un sur cinq"; "une femme sur trois", but not "deux rapports sur 3 000 migrants".
  isRatio: (between, part, whole) =>
    between === 'sur' ||
    (/^[^ ]+ sur$/.test(between) &&
      part < 10 &&
      /^(?:[2-9]|10|12|20|100|1000)$/.test(String(whole))),
  fractionHead(tokens, { kind, from, to }) {
    if (kind !== 'fraction' || tokens[from - 1]?.text !== 'et') return undefined
    const half = to === from + 1 && /^demie?$/.test(tokens[from]?.text ?? '')
    const quarters = /^quarts?$/.test(tokens[to - 1]?.text ?? '')
    if (!half && !quarters) return undefined
    return quarters && /^d(?:[e']|es|u)$/.test(tokens[to]?.text ?? '') ? undefined : from - 1
  },
}
