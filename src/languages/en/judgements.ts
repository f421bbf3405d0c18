import type { Judgements } from '../../text/pack-parts.ts'

/** The terms of likelihood of ICD 203, both of its rows: "likely" and "probable". */
export const judgements: Judgements = {
  likelihood: {
    'almost-no-chance': {
      term: 'almost no chance',
      forms: '(?:almost|virtually) no chance|remote (?:chance|possibility)',
    },
    'very-unlikely': {
      term: 'very unlikely',
      forms: '(?:very|highly|extremely) (?:unlikely|improbable)',
    },
    unlikely: {
      term: 'unlikely',
      forms: 'unlikely|improbabl[ey]|not (?:very )?(?:likely|probable)',
    },
    'roughly-even': {
      term: 'roughly even chance',
      forms: '(?:roughly|about|nearly) even(?: chances?| odds)?|even (?:chances?|odds)',
    },
    likely: {
      term: 'likely',
      forms: '(?:most )?likely|probabl[ey]|more likely than not',
    },
    'very-likely': {
      term: 'very likely',
      forms: '(?:very|highly|extremely) (?:likely|probabl[ey])',
    },
    'almost-certain': {
      term: 'almost certain',
      forms: '(?:almost|nearly|virtually) certain(?:ly)?',
    },
  },
  confidence: {
    low: { term: 'low confidence', forms: confidence('low|limited') },
    moderate: { term: 'moderate confidence', forms: confidence('moderate|medium') },
    high: {
      term: 'high confidence',
      forms: `${confidence('high|great|strong')}|highly confident`,
    },
  },
  // Comparisons are no terms.
  before: '(?<!\\p{L})(?<!(?<!\\p{L})(?:more|less|as|how|equally) )',
}

function confidence(levels: string): string {
  return `(?:${levels})(?:[ -]level)?(?: of)? confidence|confidence (?:is|was|remains) (?:${levels})`
}
