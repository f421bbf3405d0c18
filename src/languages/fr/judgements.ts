import type { Judgements } from '../../text/pack-parts.ts'

/**
 * ICD 203 has no official form in French; these are ours. "Probable" stands for "likely" and its degrees,
 * "peu probable" for its opposite; "possible" is no term, for it says that a thing can be and not how likely
 * it is. "Sans doute" is none either: it says "no doubt" and means "probably".
 */
export const judgements: Judgements = {
  likelihood: {
    'almost-no-chance': {
      term: 'presque aucune chance',
      forms:
        '(?:presque|quasiment|pratiquement) aucune (?:chance|probabilité)|(?:presque|quasi|quasiment|pratiquement)[ -](?:impossibles?|exclue?s?)|(?:chances?|probabilité|possibilité) (?:est |sont |reste |restent )?(?:quasi[ -]|quasiment |presque |pratiquement )?(?:nulles?|infimes?)',
    },
    'very-unlikely': {
      term: 'très peu probable',
      forms:
        '(?:très|fort) peu (?:probables?|vraisemblables?)|(?:très|hautement|fort|extrêmement) (?:improbables?|invraisemblables?)',
    },
    unlikely: {
      term: 'peu probable',
      forms:
        'peu (?:probables?|vraisemblables?)|improbables?|(?:pas|guère) (?:très )?(?:probables?|vraisemblables?)',
    },
    'roughly-even': {
      term: 'une chance sur deux environ',
      forms:
        '(?:environ |à peu près )?une chance sur deux(?: environ)?|chances (?:sont |restent )?(?:à peu près |presque |sensiblement )?égales|autant de chances',
    },
    likely: {
      term: 'probable',
      forms: 'probables?|probablement|vraisemblables?|vraisemblablement',
    },
    'very-likely': {
      term: 'très probable',
      forms:
        '(?:très|fort|hautement|extrêmement) (?:probables?|probablement|vraisemblables?|vraisemblablement)',
    },
    'almost-certain': {
      term: 'presque certain',
      forms:
        '(?:presque|quasi|quasiment|pratiquement)[ -](?:certaine?s?|certainement|sûre?s?)|quasi[ -]certitude',
    },
  },
  confidence: {
    low: { term: 'confiance faible', forms: confidence('faible|limitée?|bas|basse') },
    moderate: { term: 'confiance modérée', forms: confidence('modérée?|moyen|moyenne') },
    high: {
      term: 'confiance élevée',
      forms: `${confidence('élevée?|forte?|grande?|haute?')}|très confiante?s?`,
    },
  },
  // Comparisons are no terms.
  before: '(?<!\\p{L})(?<!(?<!\\p{L})(?:plus|moins|aussi|autant|si) )',
}

/** The adjective stands before its noun or behind it: "faible confiance", "degré de confiance élevé". */
function confidence(levels: string): string {
  return `(?:${levels}) (?:(?:degré|niveau) de )?confiance|(?:degré|niveau) de confiance (?:est |reste )?(?:${levels})|confiance (?:est |reste )?(?:${levels})`
}
