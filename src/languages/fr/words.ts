import { foldSpelling, normalise, withoutAccents } from '../../text/normalise.ts'
import type { WordPack } from '../../text/words.ts'

/** The article of an Arabic name as it is transcribed in French: "al-Raqqa", "ech-Charq". */
const ARTICLE = /^(?:al|el|ar|er|as|es|ad|ed|an|en|at|et|az|ez|ach|ech)$/

export const WORDS: WordPack = {
  stemsOf: (written) => [fold(written)],
  withoutArticle: (folded) => folded,
  isLooseArticle: (folded) => ARTICLE.test(folded),
  elision: /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)[’'ʼ](?=\p{L})/iu,
  endings: /(?<=...)(?:ees|ee|es|e|s|x)$/,
  sounds: [
    [/tch/g, 'č'],
    [/sch|ch|sh/g, 'š'],
    [/dj|zh/g, 'j'],
    [/kh/g, 'h'],
    [/gh/g, 'g'],
    [/ph/g, 'f'],
    [/th/g, 't'],
    [/gu(?=[ei])/g, 'g'],
    [/qu|ck|[cq]/g, 'k'],
    [/ou|oo/g, 'u'],
    [/w/g, 'v'],
    [/y/g, 'i'],
    [/'/g, ''],
    [/(.)\1+/g, '$1'],
    [/(?<=..)e$/g, ''],
  ],
  near: { same: 4, one: 6, two: 9 },
}

/** Small letters without accents, which capitals often lack: "ÉTAT", "ETAT"; œ is oe. */
function fold(written: string): string {
  return withoutAccents(foldSpelling(normalise(written)))
    .replace(/[’ʼ]/g, "'")
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
}
