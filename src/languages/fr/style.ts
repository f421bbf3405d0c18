import type { StyleRules } from '../../text/pack-parts.ts'
import { anyOf } from '../any-of.ts'

/** What is read and said to say something. */
const DOCUMENT = '(?:source|article|rapport|document|texte|étude|publication)'

const SAY =
  '(?:dit|indique|affirme|rapporte|signale|évoque|confirme|a (?:dit|indiqué|affirmé|rapporté|signalé|évoqué|confirmé)|disent|indiquent|affirment|rapportent|signalent|évoquent|suggèrent|confirment|ont (?:dit|indiqué|affirmé|rapporté|signalé|évoqué|confirmé))'

/** Behind it a document is told by what it is: "un article d’avril 2020", "une source de revenus". */
const TOLD =
  "(?!,? (?:de|du|des|daté|datée|datés|paru|parue|publié|publiée|intitulé|intitulée|par)(?!\\p{L}))(?!,? d['’])"

/** The imperfect, in which what is so was so then. */
const THEN = '(?:[a-zà-ÿ]+(?:ait|aient))'

export const style: StyleRules = {
  // Measured on texts that Mujaz has in both languages, French takes a twentieth more words than English.
  sentence: { wanted: 26, most: 36 },
  unnamed: anyOf(
    `(?<![\\p{L}-])`,
    [
      `(?:une seule|une autre|certaines|plusieurs|diverses|quelques|différentes|de nombreuses) sources?${TOLD}`,
      `(?:un seul|un autre|une autre|une seule|certains|certaines|plusieurs|quelques|divers) ${DOCUMENT}s?${TOLD}`,
      `l['’]une? des(?: \\p{L}+)? ${DOCUMENT}s`,
      `(?:selon|d['’]après|citant) (?:des|les|une) (?:sources?|médias|informations de presse)(?! \\p{L}+s? (?:de|du)(?!\\p{L}))`,
      `(?:une|des) sources?(?: \\p{L}+)? ${SAY}`,
      'de sources? (?:proches?|sûres?|informées?|bien informées?|concordantes?)',
      "(?:on|il se) (?:dit|raconte|rapporte) qu(?:e|['’])",
    ],
    `(?![\\p{L}-])`,
  ),
  sources: /(?<!\p{L})(?:source|article|rapport|document)s?(?!\p{L})/u,
  present: anyOf(
    `(?<![\\p{L}-])`,
    [
      `actuellement|récemment|dernièrement|aujourd['’]hui|à ce jour|à l['’]heure actuelle|en ce moment|de nos jours|jusqu['’](?:à présent|ici|à maintenant)|ces derniers temps`,
      `(?<!${THEN} )(?:maintenant|désormais)`,
      // Elsewhere "toujours" is "always".
      '(?<=(?:est|sont|reste|restent|demeure|demeurent) )toujours|toujours pas(?!\\p{L})',
    ],
    `(?![\\p{L}-])`,
  ),
  doubt: words(
    'peut-être|probable(?:ment)?|vraisemblable(?:ment)?|sans doute|apparemment|semble(?:nt)?|semblait|semblerait|para[iî]t|présumée?s?|prétendument|soupçonnée?s?|éventuel(?:s|le|les|lement)?|possiblement|pourrai(?:t|ent)|il se peut|peut|peuvent',
  ),
  open: words(
    'doute\\p{L}*|possib\\p{L}*|improbable\\p{L}*|incertain\\p{L}*|ambigu\\p{L}*|suggère\\p{L}*|suppos\\p{L}*|présum\\p{L}*|pens\\p{L}*|croi\\p{L}*|confiance|estim\\p{L}*|si|\\p{L}{2,}rai(?:t|ent)|risque\\p{L}*|pouvai(?:t|ent)|pu|chances?|pas (?:clair|certain|sûr)|inconnue?s?',
  ),
  speech: words(
    "selon|d[’']après|aux yeux de|de l[’']avis (?:de|du|des)",
    'di(?:t|sent|sait|saient)|déclare(?:nt)?|a déclaré|ont déclaré|affirme(?:nt)?|affirmait|annonce(?:nt)?|annoncé|rapporte(?:nt)?|rapporté|écri(?:t|vent|vait)|note(?:nt)?|souligne(?:nt)?|souligné|avertit|averti|estime(?:nt)?|estimé|juge(?:nt)?|conclu(?:t|ent)|reconnaît|reconnu|explique(?:nt)?|expliqué|considère(?:nt)?|soutien(?:t|nent)|ajoute(?:nt)?|indique(?:nt)?|indiqué|assure(?:nt)?|assuré|signale(?:nt)?|signalé|promis|promet|dément|démenti|recommande(?:nt)?',
  ),
  voice: words(
    'articles?|pages?|résumé|intervenants?|sources?|documents?|rapports?|études?|déclarations?|communiqué|estimations?|auteurs?|journal|revue|entretiens?|enquêtes?|critiques?|avis|lecture|récit|témoignages?|procès-verbal|compte rendu',
    'donne(?:nt)?|cite(?:nt)?|montre(?:nt)?|montré|parle(?:nt)?|demande(?:nt)?|mentionne(?:nt)?|pense(?:nt)?|croi(?:t|ent)|voi(?:t|ent)|nie(?:nt)?|nié|accuse(?:nt)?|accusé|admet(?:tent)?|admis|révèle(?:nt)?|révélé|répond(?:ent)?|craint|craignent|doute(?:nt)?|appelle(?:nt)?|présente(?:nt)?|plaint|plaignent|réclame(?:nt)?|reproche(?:nt)?|évalue(?:nt)?|attribue(?:nt)?|compte(?:nt)?|recense(?:nt)?',
  ),
}

/** Whole words. */
function words(...forms: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}-])(?:${forms.join('|')})(?![\\p{L}-])`, 'gu')
}
