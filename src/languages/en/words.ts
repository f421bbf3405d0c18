import { foldSpelling, normalise, withoutAccents } from '../../text/normalise.ts'
import type { WordPack } from '../../text/words.ts'

/** The article of an Arabic name in Latin letters. */
const ARTICLE = /^(?:al|el|ar|as|ad|an|at|az|ash)$/

export const WORDS: WordPack = {
  stemsOf(written) {
    const bare = withoutAccents(foldSpelling(normalise(written))).replace(/[’ʼ]/g, "'")
    return [...new Set([bare, bare.replace(/'s?$/, '')])]
  },
  withoutArticle: (folded) => folded,
  isLooseArticle: (folded) => ARTICLE.test(folded),
  endings: /(?<=...)(?:'s|ing|ed|es|s)$/,
  sounds: [
    [/zh|dzh|dj/g, 'j'],
    [/kh/g, 'h'],
    [/gh/g, 'g'],
    [/ph/g, 'f'],
    [/tch|ch/g, 'č'],
    [/sh/g, 'š'],
    [/ck|[cq]/g, 'k'],
    [/w/g, 'v'],
    [/y/g, 'i'],
    [/ou|oo/g, 'u'],
    [/ee/g, 'i'],
    [/'/g, ''],
    [/(.)\1+/g, '$1'],
  ],
  near: { same: 4, one: 6, two: 9 },
}
