import { foldSpelling, normalise } from '../../text/normalise.ts'
import type { Inflections, NameRules } from '../../text/pack-parts.ts'

/** عمر is also "age" and سالم "safe", and no capital letter tells. */
export const names: NameRules = {
  surnameTells: false,
  leastLetters: 5,
  titles:
    /^(?:وكاله|صحيفه|جريده|مجله|مركز|مسجد|عمليه|مدينه|بلده|منظمه|حركه|تنظيم|شبكه|معسكر|مخيم)$/,
  isHead([first = ''], words, at) {
    const stems = words[at]?.stems ?? []
    return stems.includes(first) && stems.includes(`ال${first}`)
  },
}

/** Pronouns that are attached to a noun: «إدماجهم» is إدماج + هم. */
const PRONOUN = /(?:هما|كما|هم|هن|ها|كم|نا|ه|ي|ك)$/

/** What must be left of a word without its pronoun. */
const SHORTEST = 3

/** With and without a pronoun. */
export const inflections: Inflections = {
  key: ({ written }) => foldSpelling(normalise(written)).replace(/^ال(?=..)/, ''),
  forms(stem) {
    const bare = stem.replace(PRONOUN, '')
    if (bare === stem || bare.length < SHORTEST) return [stem]
    // Before a pronoun ta marbuta is written open: «إعادة», «إعادتهم».
    return [stem, bare, bare.replace(/ت$/, 'ه')]
  },
}
