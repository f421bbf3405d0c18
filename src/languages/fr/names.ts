import type { Inflections, NameRules } from '../../text/pack-parts.ts'

/** Articles, alone or with the preposition that is one word with them. */
const ARTICLE = /^(?:le|la|les|du|des|au|aux|cette|ce|cet|ces)$/

/** Letters before which an article is elided, and so is no word of its own. */
const VOWEL = /^[aeiouyh]/

/** A surname with its capital letter tells whose it is. */
export const names: NameRules = {
  surnameTells: true,
  leastLetters: 0,
  titles:
    /^(?:le|la|les|du|des|de|agence|journal|quotidien|magazine|revue|centre|mosquee|operation|ville|village|commune|gouvernement|organisation|mouvement|reseau|camp)$/,
  // The noun stands first: "la direction" for "la direction de la prison", "l’agence".
  isHead([first = ''], words, at) {
    const { stems = [], capital = true } = words[at] ?? {}
    if (capital || !stems.includes(first)) return false
    return ARTICLE.test(words[at - 1]?.stems[0] ?? '') || VOWEL.test(first)
  },
}

/** Singular and plural are one: "journal", "journaux"; "réseau", "réseaux". */
export const inflections: Inflections = {
  key: ({ stems: [whole = ''] }) => singular(whole),
  forms: (stem) => [...new Set([stem, singular(stem), stem.replace(/(?<=..)aux$/, 'al')])],
}

function singular(word: string): string {
  return word.replace(/(?<=..)[sx]$/, '')
}
