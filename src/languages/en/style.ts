import type { StyleRules } from '../../text/pack-parts.ts'
import { anyOf } from '../any-of.ts'

/** What is read and said to say something. */
const DOCUMENT = '(?:source|article|report|document|study|paper|account|publication)'

/** Verbs that make somebody of "sources". */
const SAY =
  '(?:say|said|report(?:ed)?|claim(?:ed)?|suggest(?:ed)?|indicate[ds]?|state[d]?|agree[d]?|believe[d]?|told|tell|confirm(?:ed)?|speak|spoke)'

/** Behind it a document is told by what it is: "one article, of April 2020", "a source of income". */
const TOLD = '(?!,? (?:of|from|dated|published|issued|called|entitled|named|by)(?!\\p{L}))'

/** Verbs in the past, after which "still" and "now" are of that time: "still did", "still hesitated". */
const PAST =
  '(?:[a-z]+ed|did|was|were|had|took|saw|went|came|held|kept|stood|lay|ran|led|felt|thought|knew|made|gave|got|found|could|would)'

/** Before "still" and "now" these say that it is of a time that is past, and these that it is of the day of reading. */
const THEN = 'was|were|had|been|did|could|would|until|till|by|then|than'
const NOW = '(?<!\\p{L})(?:is|are|has|have|does|do|remains?)'

export const style: StyleRules = {
  sentence: { wanted: 25, most: 35 },
  unnamed: anyOf(
    `(?<![\\p{L}-])`,
    [
      `(?:one|another|a single|some|certain|several|various|many|multiple) (?:\\p{L}+ )?sources?(?! codes?| texts?)${TOLD}`,
      `an? (?:\\p{L}+ )?source (?:${SAY}|says|has (?:said|told|reported))`,
      `(?:one|another|a single|some|certain|several|various) (?:\\p{L}+ )?${DOCUMENT}s?${TOLD}`,
      `one of (?:the|these|its|our)(?: \\p{L}+){0,2} ${DOCUMENT}s`,
      `(?<=^|[.;:,] |that |but |and |as )sources ${SAY}(?!\\p{L})`,
      '(?:according to|quoting|citing) (?:sources|an? (?:\\p{L}+ )?source(?! of)|(?:media|press|news) reports)',
      '(?:media|press|news) reports (?:say|said|suggest(?:ed)?|claim(?:ed)?)',
      'reportedly',
      'it (?:is|was|has been) (?:said|reported|claimed|rumoured) that',
    ],
    `(?![\\p{L}-])`,
  ),
  sources: /(?<!\p{L})(?:source|article|report|document)s?(?!\p{L})/u,
  present: anyOf(
    `(?<![\\p{L}-])`,
    [
      'nowadays|currently|presently|at present|at the moment|these days|so far|to date|up to now|until now|to this day|lately',
      "today(?![’']s)",
      `${notAfter('had|just|more|most|only|until|as')}recently`,
      // "Is still closed" is of today, "still closed the quays" is not.
      `(?<=${NOW} )(?:now|still)`,
      `${notAfter(THEN)}now(?! (?:and|or|that) )(?! ${PAST})`,
      `(?<!, )${notAfter(`${THEN}|stay|stand|stood|stayed|sat|keep|kept`)}still(?! (?:${PAST}|more|less|fewer|higher|lower|larger|smaller|greater|worse|better|further|another|others?)(?!\\p{L}))`,
    ],
    `(?![\\p{L}-])`,
  ),
  doubt: words(
    'perhaps|maybe|possibly|probabl[ey]|likely|unlikely|apparently|presumabl[ey]|allegedly|alleged|suspected|supposedly|reportedly|ostensibly',
    'seem(?:s|ed|ing)?|seemingly|appear(?:s|ed)? to|might',
    // "In May" is a month, "may 2019" no verb.
    '(?<!(?:in|of|since|until|till|by|from|late|early|mid|and|\\d) )may(?! \\d)',
  ),
  open: words(
    'can|could|would|should|suggest\\p{L}*|suspect\\p{L}*|doubt\\p{L}*|unclear|uncertain\\p{L}*|unknown|possib\\p{L}*|improbabl\\p{L}*|chances?|presum\\p{L}*|suppos\\p{L}*|assum\\p{L}*|alleg\\p{L}*|believe[sd]?|thinks?|thought|in (?:its|his|her|their) (?:view|reading)|not (?:clear|certain|sure)|whether|confidence|estimate[sd]?|guess|ambiguous|tend(?:s|ed)?|danger|risk',
  ),
  speech: words(
    "according to|in the (?:account|view|reading|opinion|words|conclusion) of|in (?:\\p{L}+ ){0,3}?(?:\\p{L}+[’']s?|his|her|its|their|that) (?:account|view|reading|opinion|conclusion)",
    'says?|said|saying|tells?|told|reports?|reported|announce[sd]?|writes?|wrote|notes|noted|stress(?:es|ed)|warn(?:s|ed)|caution(?:s|ed)|argue[sd]?|conclude[sd]?|point(?:s|ed) (?:out|to)|acknowledge[sd]?|explain(?:s|ed)|considers?|considered|describe[sd]?|suggests|suggested|claim(?:s|ed)|state[sd]|quote[sd]|recall(?:s|ed)|estimate[sd]|added|adds|held that|calls for|calls? on|recommend(?:s|ed)',
  ),
  voice: words(
    'articles?|pages?|webinar|summar(?:y|ies)|panel|speakers?|sources?|documents?|reports?|stud(?:y|ies)|review|statements?|estimates?|literature|authors?|newspaper|magazine|interviews?|investigations?|critics?|specialists?|accounts?|view|reading|opinion',
    'give[sn]?|gave|lists?|listed|cite[sd]?|show(?:s|ed)?|sp(?:eaks?|oke)|asks?|asked|criticise[sd]?|mention(?:s|ed)?|think|thought|believe[sd]?|thinks|finds|sees?|saw|view(?:s|ed)|conceded?|den(?:y|ies|ied)|accuse[sd]?|name[sd]|admit(?:s|ted)?|learnt|learned|answer(?:s|ed)?|declare[sd]?|confirm(?:s|ed)?|fear(?:s|ed)?|doubt(?:s|ed)?|calls?|called|present(?:s|ed)|voiced?|credit(?:s|ed)|hold|holds|held|promise[sd]?|demand(?:s|ed)?|complain(?:s|ed)?|judge[sd]?|refer(?:s|red)|suggest|consider|recommend',
  ),
}

function notAfter(words: string): string {
  return `(?<!(?<!\\p{L})(?:${words}) )`
}

/** Whole words, or the beginning of one that goes on as it likes. */
function words(...forms: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}-])(?:${forms.join('|')})(?![\\p{L}-])`, 'gu')
}
