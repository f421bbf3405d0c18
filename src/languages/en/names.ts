import type { Inflections, NameRules } from '../../text/pack-parts.ts'

/** A surname with its capital letter tells whose it is. */
export const names: NameRules = {
  surnameTells: true,
  leastLetters: 0,
  titles:
    /^(?:the|agency|newspaper|magazine|centre|center|mosque|operation|city|town|government|organisation|organization|movement|network)$/,
  isHead: (keys, words, at) =>
    words[at - 1]?.stems[0] === 'the' && (words[at]?.stems ?? []).includes(keys.at(-1) ?? ''),
  possessive: /[’'ʼ]s?$/u,
}

/** Singular, plural and possessive are one. */
export const inflections: Inflections = {
  key: ({ stems: [whole = ''] }) => singular(whole),
  forms: (stem) => [stem, singular(stem)],
}

function singular(word: string): string {
  return word.replace(/(?<=..)s$/, '')
}
