import type { Judgements } from '../../text/pack-parts.ts'

/**
 * «محتمل» is not among them: it says that a thing can be, not that it is more likely than not, so
 * «مرجّح» stands for "likely" and its degrees; «مستبعد» is its opposite, and what Arabic adds to both is
 * «جدًا», as English adds "very". ICD 203 has no official form in Arabic; these are ours, chosen so that
 * no two levels share a word without a qualifier that tells them apart.
 */
export const judgements: Judgements = {
  likelihood: {
    'almost-no-chance': {
      term: 'احتمال شبه معدوم',
      forms:
        'احتمال(?:ه|ها)? شبه (?:ال)?معدومه?|شبه مستحيله?|يكاد يكون مستحيلا|تكاد تكون مستحيله|يكاد ينعدم احتمال(?:ه|ها)?',
    },
    'very-unlikely': {
      term: 'مستبعد جدًا',
      forms:
        '(?:ال)?مستبعده?ا? (?:جدا|للغايه|الي حد بعيد)|(?:غير|من غير) (?:ال)?مرجحه?ا? (?:جدا|للغايه)|[يت]ستبعد جدا',
    },
    unlikely: {
      term: 'مستبعد',
      // «مستبعد من» is "excluded from".
      forms:
        '(?:ال)?مستبعده?ا?(?! من(?![\\p{L}]))|[يت]ستبعد ان|(?:غير|ليس من|ليست|ليس) (?:ال)?مرجحه?ا?|لا [يت]رجح',
    },
    'roughly-even': {
      term: 'احتمالان متكافئان تقريبًا',
      forms:
        '(?:ال)?(?:احتمالان|احتمالين|احتمالات|فرصتان|فرصتين|فرص) (?:شبه )?(?:ال)?متكاف(?:ئه|ئان|ئين|ءه)(?: تقريبا)?|متكاف[ئء] الاحتمال(?:ين|ات)?',
    },
    likely: {
      term: 'مرجّح',
      forms: '(?:ال)?مرجحه?ا?|[يت]?رجح(?:ت|ون|وا)?|الارجح|(?:ارجح|اغلب) الظن',
    },
    'very-likely': {
      term: 'مرجّح جدًا',
      forms: '(?:ال)?مرجحه?ا? (?:جدا|للغايه|بشده|الي حد بعيد)|يرجح (?:جدا|بشده|بقوه)',
    },
    'almost-certain': {
      term: 'شبه مؤكد',
      forms: 'شبه (?:ال)?(?:مؤكده?|مءكده?|اكيده?|محققه?)|[يت]كاد [يت]كون (?:مؤكده?ا?|اكيده?ا?)',
    },
  },
  confidence: {
    low: { term: 'ثقة متدنية', forms: confidence('متدني|منخفض|ضعيف|محدود') },
    moderate: { term: 'ثقة متوسطة', forms: confidence('متوسط|معتدل') },
    high: { term: 'ثقة عالية', forms: confidence('عالي|كبير|مرتفع|قوي') },
  },
  // A conjunction or preposition may be attached.
  before: '(?<!\\p{L})[وفبكل]?',
}

/** The adjective may stand apart: «درجة عالية من الثقة». */
function confidence(levels: string): string {
  const level = `(?:ال)?(?:${levels})ه?`
  return `(?:ب)?(?:ال)?ثق(?:ه|ت\\p{L}+) (?:ب\\p{L}+ )?${level}|(?:درجه|مستوي|قدر) ${level} من الثقه|${level} الثقه`
}
