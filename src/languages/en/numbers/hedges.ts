import type { HedgePattern, HedgeWords } from '../../../text/numbers/pack.ts'

/**
 * What binds a number in English, standing right before it. The first that fits counts: "no less
 * than" stands above "less than".
 */
const BEFORE: readonly HedgePattern[] = [
  {
    bounds: ['at-least'],
    pattern: /(?:^| )(?:(?:not?|nor) (?:fewer|less|lower|smaller) than|at (?:the very )?least)$/,
  },
  {
    bounds: ['at-most'],
    pattern:
      /(?:^| )(?:(?:not?|nor) (?:more|greater|higher|larger) than|at (?:the )?(?:very )?most)$/,
  },
  { bounds: ['at-most'], pattern: /(?:^| )not (?:to )?(?:exceed|exceeding|over)(?: the)?$/ },
  {
    bounds: ['about', 'more-than'],
    pattern: /(?:^| )(?:about|around|approximately|roughly) or (?:above|over|more than)$/,
  },
  { bounds: ['about'], pattern: /(?:^| )more or less$/ },
  {
    bounds: ['more-than'],
    pattern:
      /(?:^| )(?:(?:more|greater|higher|larger) than|in excess of|(?:exceed|surpass)(?:s|es|ed|ing)?|topp(?:ed|ing)|tops|north of|(?:passed|crossed|broke) the)(?: (?:the|some|about|around|an estimated))*$/,
  },
  {
    bounds: ['more-than', 'at-least'],
    pattern: /(?:^| )upwards? of(?: (?:the|some|about|around|an estimated))*$/,
  },
  { bounds: ['at-least'], pattern: /(?:^| )minimum of(?: (?:the|some|about|around))*$/ },
  {
    bounds: ['less-than'],
    pattern:
      /(?:^| )(?:(?:fewer|less|lower|smaller) than|(?:just|a little|slightly) (?:under|below|short of))(?: (?:the|some|about|around|an estimated))*$/,
  },
  {
    bounds: ['at-most'],
    pattern:
      /(?:^| )(?:up to|as (?:many|much|high) as|maximum of|capped at)(?: (?:the|some|about|around|an estimated))*$/,
  },
  {
    bounds: ['about'],
    pattern:
      /(?:^| )(?:approximately|approx|roughly|nearly|almost|close to|nearing|approach(?:es|ed|ing)|circa|c|ca|in the (?:region|order|vicinity|neighbourhood) of|somewhere around)(?: the)?$/,
  },
  {
    // Of speech and writing "about" is what they are about: "spoke about two attacks".
    bounds: ['about', 'exact'],
    pattern:
      /(?:^| )(?:sp(?:eak|eaks|oke|oken|eaking)|talk(?:s|ed|ing)?|writ(?:e|es|ing|ten)|wrote|said|tell(?:s|ing)?|told|hear[sd]?|learn(?:s|t|ed)?|know[sn]?|knew|ask(?:s|ed)?|complain(?:s|ed|ts?)?|warn(?:s|ed|ing)?|inform(?:ed|ation)?|reports?|stor(?:y|ies)|questions?|concern(?:s|ed)?|worr(?:y|ies|ied)|details?|claims?|think|thought) about$/,
  },
  { bounds: ['about'], pattern: /(?:^| )(?:about|around|some)$/ },
  {
    bounds: ['about', 'exact'],
    pattern: /(?:^| )(?:an? estimated|estimated(?: at| to be)?|near)$/,
  },
  { bounds: ['more-than'], pattern: /(?:^| )(?:over|above|beyond)$/ },
  {
    bounds: ['less-than'],
    pattern: /(?:^| )(?:under|below|(?:stop(?:s|ped)?|f[ae]lls?|well|far|little) short of)$/,
  },
]

/** What binds a number in English from behind; up to three words may stand between. */
const AFTER: readonly HedgePattern[] = [
  { bounds: ['about', 'more-than'], pattern: /^odd(?: |$)/ },
  { bounds: ['more-than', 'at-least'], pattern: /^(?:[^ ]+ ){0,3}?plus(?: |$)/ },
  {
    bounds: ['at-least'],
    pattern:
      /^(?:(?:[^ ]+ ){0,3}?(?:or (?:more|over|above|older|higher|upwards?)|and (?:over|above|older|upwards?|up)|at (?:the (?:very )?)?least|at a minimum))(?: |$)/,
  },
  {
    bounds: ['at-most'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:(?:or|and) (?:less|fewer|under|below|younger|lower)|at (?:the (?:very )?)?most|at a maximum)(?: |$)/,
  },
  {
    bounds: ['about'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:or so|or thereabouts|approximately|more or less|give or take)(?: |$)/,
  },
]

/** "over two years" may be in the course of them, "under three presidents" is a time. */
const LOOSE = /^(?:over|above|beyond|under|below)$/i

export const HEDGES: HedgeWords = {
  before: BEFORE,
  after: AFTER,
  abbreviation: /^(?:approx|c|ca)$/,
  isLoose(words, { kind, value }, duration) {
    if (!LOOSE.test(words)) return false
    const over = duration && /^over$/i.test(words)
    return over || kind === 'year' || (value <= 12 && !duration && kind === 'count')
  },
}
