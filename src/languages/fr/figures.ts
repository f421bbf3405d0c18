import type { FigureWords } from '../../text/pack-parts.ts'

export const figures: FigureWords = {
  before: {
    'more-than': 'plus de ',
    'at-least': 'au moins ',
    about: 'environ ',
    'at-most': 'au plus ',
    'less-than': 'moins de ',
  },
  perCent: ' %',
  belowZero: /^\W*moins\s/iu,
  // "Une personne" is one.
  none: /(?<!\p{L})(?:aucune?|nulle?|(?<!une )personne|rien)(?!\p{L})/iu,
  persons:
    /(?:eurs?|euses?|istes?|iens?|iennes?|ants?|antes?|hommes?|femmes?|enfants?|responsables?|suspects?|condamnée?s?|membres?|soldats?|civils?|otages?|frères?|sœurs?|fils|filles?|parents?|épouses?|époux|maris?|ressortissants?|ressortissantes?|citoyens?|citoyennes?|personnes?|gens|experts?|expertes?|religieux|juges?|migrants?|migrantes?|victimes?|recrues?|morts?|mortes?|tuée?s?|blessée?s?|détenue?s?|ministres?|députée?s?|témoins?|élèves?|médecins?|policiers?|policières?|prisonniers?|prisonnières?)$/,
  definite:
    /^(?:les|ces|ses|leurs|nos|vos|mes|tous|toutes|autres|mêmes|derniers|dernières|premiers|premières|prochains|prochaines)$/,
}
