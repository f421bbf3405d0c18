import type { PassageRules } from '../../text/pack-parts.ts'

export const passages: PassageRules = {
  endings: /(?<=..)(?:ees|ee|es|e|s|x)$/,
  ownYear:
    /(?<!\p{L})(?:(?:article|rapport|essai|étude|entretien|enquête|note|bulletin)s?(?: \p{L}+)?(?: de)?|(?:paru|publié)e?s?(?: en)?)\s+$/iu,
  and: String.raw`et\s+`,
}
