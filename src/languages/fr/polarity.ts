import type { Token } from '../../text/numbers/pack.ts'
import type { Modality, Polarity } from '../../text/pack-parts.ts'

/** What denies together with "ne". */
const SECOND = /^(?:pas|point|jamais|rien|aucune?|nulle?|personne|ni|guère|plus|nullement)$/

/** How many tokens may stand between "ne" and what denies with it. */
const REACH = 7

/** Verbs that a denial makes a hedge or an affirmation of: "ne dépasse pas 300", "n’a cessé de". */
const NO_DENIAL =
  /^(?:dépass|exc[éè]d|franchi|cess|arrêt|manqu|empêch|oubli|hésit|exclu|doute|sauraient|moins)/

/** Behind "pas" these deny nothing: "pas seulement", "pas moins de", "pas inhabituel". */
const NOTHING_DENIED =
  /^(?:seulement|uniquement|que|qu'|moins|plus|encore|forcément|nécessairement|tous|toutes|loin|jusqu'|in[a-zà-ÿ]{5,}|im[a-zà-ÿ]{5,}|il[a-zà-ÿ]{5,}|sans|mal)$/

/** Words that can stand for a denial of another language: "refuse", "sauf", "absent". */
const WEAK =
  /^(?:ne|n'|pas|jamais|rien|aucune?|aucunement|nulle?s?|sans|ni|non|guère|nullement|personne|ir(?:régul|respons)[a-zà-ÿ]+|in(?:capa|act|adéq|apte|compl|corr|suff|stab|vis|val|secur|séc|effic|direct|connu|habit|habil|occup|access|attend|édit|égal|exist|juste|cert|satis|dispo|déterm|explor|fond|util|volont)[a-zà-ÿ]*|im(?:possi|proba|propre|parfait|puiss|pair|puni|prévu|prévi)[a-zà-ÿ]*|il(?:lég|licit|lis|lettr)[a-zà-ÿ]*|anal(?:phab)[a-zà-ÿ]*|refus[a-zà-ÿ]*|rejet[a-zà-ÿ]*|interdi[a-zà-ÿ]*|prohib[a-zà-ÿ]*|défen[ds][a-zà-ÿ]*|bann[a-zà-ÿ]*|empêch[a-zà-ÿ]*|échou[a-zà-ÿ]*|échec|échecs|manqu[a-zà-ÿ]*|absen[a-zà-ÿ]*|nie|nié|niée|nient|nier|niant|dément[a-zà-ÿ]*|démenti[a-zà-ÿ]*|seul|seule|seuls|seules|seulement|uniquement|sauf|hormis|excepté|exception|mais|peu|rarement|rares?|peine|dépourvue?s?|prive[a-zà-ÿ]*|privé|privée|privés|privées|vides?|perd[a-zà-ÿ]*|perte|pertes|encore|toujours|zéro|cess[a-zà-ÿ]*|arrêt[a-zà-ÿ]*|exempt[a-zà-ÿ]*|exclu[a-zà-ÿ]*|omet[a-zà-ÿ]*|omis|omise|vacan[a-zà-ÿ]*|dispar[a-zà-ÿ]*|loin|autres?|contre|oppos[a-zà-ÿ]*|jusqu'|anonymes?|absten[a-zà-ÿ]*|boycott[a-zà-ÿ]*|ignor[a-zà-ÿ]*|néglig[a-zà-ÿ]*|résist[a-zà-ÿ]*|dout[a-zà-ÿ]*|surviv[a-zà-ÿ]*|survéc[a-zà-ÿ]*|rest[a-zà-ÿ]*|demeur[a-zà-ÿ]*|épargn[a-zà-ÿ]*|échapp[a-zà-ÿ]*|silenc[a-zà-ÿ]*|secret|secrets|secrète|défaut|faute|suspend[a-zà-ÿ]*|suspendu[a-zà-ÿ]*|déclin[a-zà-ÿ]*|contraire|contraires|hors|moins|évit[a-zà-ÿ]*|plutôt|différ[a-zà-ÿ]*|diverg[a-zà-ÿ]*|apatrides?|célibataires?|indemnes?|renonc[a-zà-ÿ]*|avant)$/

/** Before a word these deny it. */
const DENIAL =
  /^(?:ne|n'|pas|jamais|sans|ni|aucune?|nulle?|non|refuse|refusé|refusent|échoué|échoue|rien|guère)$/

/**
 * The tokens of a denial in two parts, which begins with "ne": the word that denies with it, if there is
 * one. "Ne … que" denies nothing, and "ne" alone little: "plus qu’on ne pense".
 */
function secondOf(tokens: readonly Token[], at: number): number | undefined {
  for (let next = at + 1; next < at + REACH; next += 1) {
    const token = tokens[next]
    if (token === undefined || /^[.;:!?]$/.test(token.text)) return undefined
    if (/^(?:que|qu')$/.test(token.text)) return undefined
    if (SECOND.test(token.text)) return next
  }
  return undefined
}

/** "Ne … pas", "ne … plus", "n’… aucun". */
function isNegation(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:ne|n')$/.test(tokens[at]?.text ?? '')) return false
  const second = secondOf(tokens, at)
  // "Personne n’est venu", "rien ne change"
  if (second === undefined) return /^(?:personne|rien)$/.test(tokens[at - 1]?.text ?? '')
  // A verb, with its auxiliary or its pronoun before it.
  const verbs = tokens.slice(at + 1, second + 2)
  if (verbs.some(({ text }) => NO_DENIAL.test(text))) return false
  return !NOTHING_DENIED.test(tokens[second + 1]?.text ?? '')
}

/** "Sans", "aucun", "ni"; "sans doute" and "sans cesse" affirm, "sans dépasser" is a hedge. */
function isAlone(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text ?? ''
  const text = tokens[at]?.text ?? ''
  if (text === 'sans') {
    return !/^(?:doute|cesse|précédent|délai|dépass[a-zà-ÿ]*|excéd[a-zà-ÿ]*)$/.test(next)
  }
  return /^(?:aucune?|nulle|nul|ni)$/.test(text)
}

/** The future of a verb: "sera", "quitteront"; nouns that end so are named. */
const FUTURE = /^[a-zà-ÿ]*(?:era|eront|ira|iront|dra|dront|vra|vront|ura|uront|rra|rront)$/
const NO_FUTURE =
  /^(?:opéra|caméra|extra|ultra|infra|supra|viscéra|choléra|aura|guérilléra|devra|devront|pourra|pourront|faudra)$/

function modalityAt(tokens: readonly Token[], at: number): Modality | undefined {
  const { text = '', type, capital = false } = tokens[at] ?? {}
  if (type !== 'word') return undefined
  const denied = [at - 1, at + 1].some((next) => /^(?:ne|n'|pas)$/.test(tokens[next]?.text ?? ''))
  if (/^(?:peut|peuvent|pourrait|pourraient|éventuellement)$/.test(text)) {
    return denied ? 'else' : 'possible'
  }
  if (/^(?:doit|doivent|faut)$/.test(text)) return denied ? 'else' : 'obliged'
  if (/^(?:inévitablement|certainement|assurément|forcément)$/.test(text)) return 'certain'
  if (/^(?:va|vont)$/.test(text)) {
    return /(?:er|ir|re|oir)$/.test(tokens[at + 1]?.text ?? '') ? 'certain' : undefined
  }
  // "Devra" is "will have to" and "must", "pourra" "will be able to" and "may".
  if (/^(?:devr|pourr|faudr)(?:a|ont|ait|aient)$/.test(text)) return 'else'
  if (FUTURE.test(text) && !NO_FUTURE.test(text) && !capital) return 'certain'
  const open =
    /^(?:probable|probablement|possible|vraisemblable|vraisemblablement|attendu|attendue|attendus|prévu|prévue|prévus|[a-zà-ÿ]+(?:rait|raient))$/
  return open.test(text) ? 'else' : undefined
}

/** How French says no, and what is to come. */
export const polarity: Polarity = {
  strong: (tokens, at) => isNegation(tokens, at) || isAlone(tokens, at),
  weak: (tokens, at) => WEAK.test(tokens[at]?.text ?? ''),
  denial: DENIAL,
  reach: 2,
  modality: modalityAt,
}
