import type { Bound } from '../../../model/source.ts'
import type { HedgePattern, HedgeWords } from '../../../text/numbers/pack.ts'

const OF = "(?:de|d'|des|du)"

/** "à 700", "aux 700". */
const TO = '(?:à|aux|au)'

/** What may stand between a hedge and its number. */
const FILLER = "(?: (?:les?|la|l'|ces|ses|leurs|quelque|environ|cette|barre|seuil|cap|des|du))*"

/** A verb in the forms of somebody else: "dépasse", "dépassaient", "dépassé", "dépassant". */
const ENDINGS = '(?:e|ent|é|ée|és|ées|er|ait|aient|ant|a|era|eront|erait|eraient)'

/** "Ne … pas", "sans", "ne peut": before a verb that exceeds. */
const NOT =
  "(?:(?:ne|n'|sans|ni)(?: (?:peut|peuvent|pourra|pourront|doit|doivent|devra|devront|saurait|sauraient|pas|jamais|l'|les?|a|ont|avait|pouvant|devant))*)"

function before(bounds: readonly Bound[], words: string): HedgePattern {
  return { bounds, pattern: new RegExp(`(?:^| )(?:${words})${FILLER}$`) }
}

/** What binds a number in French, standing before it. The first that fits counts. */
const BEFORE: readonly HedgePattern[] = [
  before(['at-least'], `(?:pas|non|guère|jamais) moins ${OF}|${NOT} moins ${OF}`),
  before(['at-most'], `(?:pas|non|guère|jamais) plus ${OF}|${NOT} plus ${OF}`),
  before(
    ['at-most'],
    `${NOT} (?:dépass|exc[éè]d|franchi|outrepass)${ENDINGS}?(?: (?:pas|jamais|guère))?`,
  ),
  before(['about'], 'plus ou moins|à peu (?:de chose )?près|à peu de choses? près'),
  before(['about', 'more-than'], `environ ou plus ${OF}`),
  before(['more-than'], `à peine plus ${OF}`),
  before(['less-than'], `à peine moins ${OF}`),
  before(
    ['at-least'],
    `au (?:grand )?minimum|au moins|au bas mot|à tout le moins|(?:un |le )?minimum ${OF}|supérieure?s? ou égale?s? ${TO}`,
  ),
  before(
    ['more-than'],
    `plus ${OF}|supérieure?s? ${TO}|delà ${OF}|(?:dépass|exc[éè]d|franchiss|surpass)${ENDINGS}|(?:franchi|franchit|passé|passe)(?:e|s|es)? (?:la barre|le seuil|le cap)(?: des?)?`,
  ),
  before(
    ['at-most'],
    `(?:tout )?au plus|au (?:grand )?maximum|(?:un |le )?maximum ${OF}|inférieure?s? ou égale?s? ${TO}|plafonnée?s? ${TO}|limitée?s? ${TO}|jusqu' ${TO}`,
  ),
  before(['less-than'], `moins ${OF}|inférieure?s? ${TO}|dessous ${OF}`),
  before(
    ['about'],
    `environ|env|ca|c|approximativement|grosso modo|presque|quasi|quasiment|près ${OF}|proches? ${OF}|pas loin ${OF}|non loin ${OF}|autour ${OF}|(?:aux )?alentours ${OF}|(?:aux )?environs ${OF}|de l' ordre ${OF}|avoisin${ENDINGS}|approch${ENDINGS}|frôl${ENDINGS}|vers`,
  ),
  // "Quelques 700" is a slip that is common enough.
  { bounds: ['about'], pattern: /(?:^| )(?:les |des |de )?quelques?$/ },
  before(
    ['about', 'exact'],
    `estimée?s? ${TO}|évaluée?s? ${TO}|(?:estime|évalue|estimait|évaluait) ${TO}|dans les`,
  ),
  before(['about', 'at-most', 'exact'], 'à peine|tout juste'),
]

/** What binds a number in French from behind; up to three words may stand between. */
const AFTER: readonly HedgePattern[] = [
  { bounds: ['about', 'more-than'], pattern: /^(?:[^ ]+ )?et quelques(?: |$)/ },
  {
    bounds: ['at-least'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:au moins|ou plus|et plus|ou davantage|et davantage|au minimum|minimum|au bas mot|à tout le moins|voire plus)(?: |$)/,
  },
  {
    bounds: ['at-most'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:ou moins|et moins|tout au plus|au plus|au maximum|maximum)(?: |$)/,
  },
  {
    bounds: ['about'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:environ|à peu près|approximativement|plus ou moins|ou presque|peu ou prou|grosso modo)(?: |$)/,
  },
]

/** "Vers 10 villages" goes there, "jusqu’à 2019" and "au-delà de 2019" are times. */
const LOOSE = /^(?:vers|jusqu['’](?:à|aux?)|delà\s+d(?:e|u|es|['’]))$/i

export const HEDGES: HedgeWords = {
  before: BEFORE,
  after: AFTER,
  abbreviation: /^(?:env|approx|ca|c)$/,
  isLoose(words, { kind, value }, duration) {
    if (!LOOSE.test(words)) return false
    if (/^vers$/i.test(words)) return kind !== 'year' && kind !== 'time'
    return kind === 'year' || kind === 'time' || (value <= 12 && !duration && kind === 'count')
  },
}
