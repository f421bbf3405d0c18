import type { Confidence, Likelihood } from '../../model/editor.ts'
import type { ByLanguage, Language } from '../../model/language.ts'
import { foldSpelling, normalise } from '../../text/normalise.ts'
import { remember } from '../../text/remember.ts'

/** One term of an estimative scale. */
export interface ScaleTerm<Id extends string> {
  readonly id: Id
  /** As it is best written. */
  readonly term: ByLanguage
  /** All forms that mean it, as regular expressions on folded text. Longer ones go before shorter. */
  readonly forms: ByLanguage<string>
}

/** A term of likelihood and the per cent that it stands for, both ends included. */
export interface LikelihoodTerm extends ScaleTerm<Likelihood> {
  readonly percent: readonly [number, number]
}

/**
 * The terms of likelihood of ICD 203 (both of its rows, "likely" and "probable"), each with one
 * Arabic term. «محتمل» is not among them: it says that a thing can be, not that it is more likely
 * than not, so «مرجّح» stands for "likely" and its degrees; «مستبعد» is its opposite, and what
 * Arabic adds to both is «جدًا», as English adds "very". The Arabic directive has no official form;
 * these are ours, chosen so that no two levels share a word without a qualifier that tells them apart.
 */
export const LIKELIHOOD_TERMS: readonly LikelihoodTerm[] = [
  {
    id: 'almost-no-chance',
    percent: [1, 5],
    term: { en: 'almost no chance', ar: 'احتمال شبه معدوم' },
    forms: {
      en: '(?:almost|virtually) no chance|remote (?:chance|possibility)',
      ar: 'احتمال(?:ه|ها)? شبه (?:ال)?معدومه?|شبه مستحيله?|يكاد يكون مستحيلا|تكاد تكون مستحيله|يكاد ينعدم احتمال(?:ه|ها)?',
    },
  },
  {
    id: 'very-unlikely',
    percent: [5, 20],
    term: { en: 'very unlikely', ar: 'مستبعد جدًا' },
    forms: {
      en: '(?:very|highly|extremely) (?:unlikely|improbable)',
      ar: '(?:ال)?مستبعده?ا? (?:جدا|للغايه|الي حد بعيد)|(?:غير|من غير) (?:ال)?مرجحه?ا? (?:جدا|للغايه)|[يت]ستبعد جدا',
    },
  },
  {
    id: 'unlikely',
    percent: [20, 45],
    term: { en: 'unlikely', ar: 'مستبعد' },
    forms: {
      en: 'unlikely|improbabl[ey]|not (?:very )?(?:likely|probable)',
      // «مستبعد من» is "excluded from".
      ar: '(?:ال)?مستبعده?ا?(?! من(?![\\p{L}]))|[يت]ستبعد ان|(?:غير|ليس من|ليست|ليس) (?:ال)?مرجحه?ا?|لا [يت]رجح',
    },
  },
  {
    id: 'roughly-even',
    percent: [45, 55],
    term: { en: 'roughly even chance', ar: 'احتمالان متكافئان تقريبًا' },
    forms: {
      en: '(?:roughly|about|nearly) even(?: chances?| odds)?|even (?:chances?|odds)',
      ar: '(?:ال)?(?:احتمالان|احتمالين|احتمالات|فرصتان|فرصتين|فرص) (?:شبه )?(?:ال)?متكاف(?:ئه|ئان|ئين|ءه)(?: تقريبا)?|متكاف[ئء] الاحتمال(?:ين|ات)?',
    },
  },
  {
    id: 'likely',
    percent: [55, 80],
    term: { en: 'likely', ar: 'مرجّح' },
    forms: {
      en: '(?:most )?likely|probabl[ey]|more likely than not',
      ar: '(?:ال)?مرجحه?ا?|[يت]?رجح(?:ت|ون|وا)?|الارجح|(?:ارجح|اغلب) الظن',
    },
  },
  {
    id: 'very-likely',
    percent: [80, 95],
    term: { en: 'very likely', ar: 'مرجّح جدًا' },
    forms: {
      en: '(?:very|highly|extremely) (?:likely|probabl[ey])',
      ar: '(?:ال)?مرجحه?ا? (?:جدا|للغايه|بشده|الي حد بعيد)|يرجح (?:جدا|بشده|بقوه)',
    },
  },
  {
    id: 'almost-certain',
    percent: [95, 99],
    term: { en: 'almost certain', ar: 'شبه مؤكد' },
    forms: {
      en: '(?:almost|nearly|virtually) certain(?:ly)?',
      ar: 'شبه (?:ال)?(?:مؤكده?|مءكده?|اكيده?|محققه?)|[يت]كاد [يت]كون (?:مؤكده?ا?|اكيده?ا?)',
    },
  },
]

/** How well a judgement is founded. The Arabic adjective may stand apart: «درجة عالية من الثقة». */
export const CONFIDENCE_TERMS: readonly ScaleTerm<Confidence>[] = [
  {
    id: 'low',
    term: { en: 'low confidence', ar: 'ثقة متدنية' },
    forms: confidenceForms('low|limited', 'متدني|منخفض|ضعيف|محدود'),
  },
  {
    id: 'moderate',
    term: { en: 'moderate confidence', ar: 'ثقة متوسطة' },
    forms: confidenceForms('moderate|medium', 'متوسط|معتدل'),
  },
  {
    id: 'high',
    term: { en: 'high confidence', ar: 'ثقة عالية' },
    forms: {
      en: `${confidenceForms('high|great|strong', '').en}|highly confident`,
      ar: confidenceForms('', 'عالي|كبير|مرتفع|قوي').ar,
    },
  },
]

function confidenceForms(en: string, ar: string): ByLanguage<string> {
  const levels = `(?:ال)?(?:${ar})ه?`
  return {
    en: `(?:${en})(?:[ -]level)?(?: of)? confidence|confidence (?:is|was|remains) (?:${en})`,
    ar: `(?:ب)?(?:ال)?ثق(?:ه|ت\\p{L}+) (?:ب\\p{L}+ )?${levels}|(?:درجه|مستوي|قدر) ${levels} من الثقه|${levels} الثقه`,
  }
}

/** A term as it was found in a text. */
export interface FoundTerm<Id extends string = string> {
  readonly id: Id
  readonly written: string
}

/** Finds the terms of one scale in texts of one language. */
type Finder = (text: string) => readonly FoundTerm[]

const FINDERS = new WeakMap<object, ByLanguage<Finder>>()

/**
 * The terms of a scale in a text, in reading order. Comparisons are no terms: "more likely",
 * "less likely", "as likely as".
 */
export function termsIn<Id extends string>(
  scale: readonly ScaleTerm<Id>[],
  text: string,
  language: Language,
): readonly FoundTerm<Id>[] {
  return finderOf(scale)[language](text) as readonly FoundTerm<Id>[]
}

/** What says more is tried first: "very unlikely", then "unlikely", then "very likely". */
const FIRST = ['very-unlikely', 'unlikely', 'very-likely']

function finderOf(scale: readonly ScaleTerm<string>[]): ByLanguage<Finder> {
  const known = FINDERS.get(scale)
  if (known) return known
  const ordered = [
    ...FIRST.flatMap((id) => scale.filter((term) => term.id === id)),
    ...scale.filter(({ id }) => !FIRST.includes(id)),
  ]
  const finder = (language: Language): Finder => {
    const terms = ordered.map(({ id, forms }) => `(?<${groupOf(id)}>${forms[language]})`).join('|')
    const before = {
      en: '(?<!\\p{L})(?<!(?<!\\p{L})(?:more|less|as|how|equally) )',
      // A conjunction or preposition may be attached.
      ar: '(?<!\\p{L})[وفبكل]?',
    }
    const pattern = new RegExp(`${before[language]}(?:${terms})(?!\\p{L})`, 'gu')
    return remember((text) =>
      [...foldSpelling(normalise(text)).matchAll(pattern)].flatMap(({ 0: written, groups }) => {
        const term = scale.find(({ id }) => groups?.[groupOf(id)] !== undefined)
        return term ? [{ id: term.id, written }] : []
      }),
    )
  }
  const finders = { en: finder('en'), ar: finder('ar') }
  FINDERS.set(scale, finders)
  return finders
}

function groupOf(id: string): string {
  return id.replaceAll('-', '_')
}
