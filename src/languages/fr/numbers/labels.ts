import type { LabelWords, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'

export const LABELS: LabelWords = {
  label:
    /^(?:articles?|paragraphes?|par|alinéas?|chapitres?|sections?|phases?|étapes?|parties?|annexes?|appendices?|volumes?|tomes?|tours?|jour|semaine|année|points?|objectifs?|niveaux?|échelons?|grades?|catégories?|piliers?|figures?|tableaux?|tableau|n|no|nos|numéros?|sessions?|séances?|pages?|p|résolutions?|principes?|règles?|étapes?|groupes?|axes?|volets?|types?|classe|options?|questions?|unités?|zones?|régions?|districts?|secteurs?|chambres?|salles?|étages?|brigades?|chaînes?|clauses?|notes?|versions?|lots?|vague|guerre|trimestre|voie|porte|terminal|protocole|générations?|chaque|mesures?|recommandations?|lignes?|rang|décision|loi|décret)$/,
  isAge,
  isLoose,
}

/** "âgé de 12 ans", "à l’âge de 12 ans", "à 12 ans", "les moins de 18 ans", "le 50e anniversaire". */
function isAge(tokens: readonly Token[], { value, from, to }: Reading): boolean {
  const before = tokens[from - 1]?.text ?? ''
  const first = /^d[e']$/.test(before) ? (tokens[from - 2]?.text ?? '') : before
  if (/^(?:âge|âgée?s?)$/.test(first)) return true
  const next = tokens[to]?.text ?? ''
  if (next === 'anniversaire') return true
  return next === 'ans' && value <= 120 && /^(?:moins|plus|à|dès)$/.test(first)
}

/** Of a century, or at the head of a clause: "le troisième est …". */
function isLoose(tokens: readonly Token[], { kind, from, to }: Reading): boolean {
  if (kind !== 'ordinal') return false
  const next = tokens[to]?.text ?? ''
  if (/^siècles?$/.test(next)) return true
  return (
    /^(?:le|la|les)$/.test(tokens[from - 1]?.text ?? '') &&
    /^(?:est|était|sont|étaient|a|ont|avait|sera|fut|sans|avec|,|n'|ne)$/.test(next)
  )
}
