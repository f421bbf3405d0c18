import type { FigureWords } from '../../text/pack-parts.ts'

export const figures: FigureWords = {
  before: {
    'more-than': 'more than ',
    'at-least': 'at least ',
    about: 'about ',
    'at-most': 'up to ',
    'less-than': 'fewer than ',
  },
  perCent: ' per cent',
  belowZero: /^\W*(?:minus|negative)\s/i,
  none: /\b(?:no|none|nobody|nil)\b/i,
  persons:
    /(?:ers?|ors?|ists?|ians?|ants?|ees?|men|man|women|woman|children|officials?|suspects?|convicts?|members?|soldiers?|civilians?|captives?|hostages?|brothers?|sisters?|sons?|daughters?|parents?|wives|husbands?|nationals?|citizens?|individuals?|people|persons?|experts?|speakers?|scholars?|clerics?|muftis?|judges?|migrants?|others|victims?|recruits?|dead|wounded|injured)$/,
  definite:
    /^(?:the|these|those|both|his|her|their|its|our|my|your|last|past|first|next|all|other|same|'s|[a-z]+'s)$/,
}
