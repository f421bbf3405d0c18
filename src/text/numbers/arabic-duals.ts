import { NUMERALS, ORDINAL_WORDS } from './arabic-numerals.ts'
import { lookUp } from './arabic-words.ts'
import type { TimeUnit } from './quantity.ts'
import type { Reader, Reading } from './reading.ts'
import type { Token } from './tokens.ts'

const TIME: readonly (readonly [TimeUnit, string])[] = [
  ['minute', 'دقيقه'],
  ['hour', 'ساعه'],
  ['day', 'يوم ليله'],
  ['week', 'اسبوع'],
  ['month', 'شهر'],
  ['year', 'عام سنه'],
  ['decade', 'عقد'],
  ['century', 'قرن'],
]

/**
 * Nouns that briefs count, folded, in the singular. Their dual is a number of its own; the dual of
 * any other word is taken for "two" only where the other language says two.
 */
const COUNTED = `
  مره شخص رجل امراه طفل طفله ولد بنت فتاه شاب شابه ابن ابنه اخت جندي شرطي ضابط قتيل جريح ضحيه
  شهيد رهينه اسير معتقل سجين مقاتل مواطن لاجئ نازح طالب طالبه معلم معلمه طبيب ممرضه صحفي صحافي
  عضو موظف خبير باحث مسؤول وزير قاضي محامي شاهد متهم مشتبه مهاجم انتحاري مسلح قائد زعيم
  دوله بلد مدينه قريه محافظه ولايه منطقه اقليم مقاطعه مخيم معسكر مركز مكتب مقر مدرسه مستشفي
  جامعه مسجد كنيسه معبر مطار ميناء موقع قاعده سجن
  منظمه مؤسسه هيئه لجنه وزاره شركه جمعيه شبكه جماعه فصيل حزب لواء كتيبه فريق وكاله محكمه مجلس صحيفه
  مرحله جوله رحله عمليه هجمه هجوم غاره ضربه انفجار حادثه حادث مظاهره معركه
  تقرير دراسه مقال مقابله وثيقه بيان رساله كتاب قرار قانون ماده فقره فصل بند اتفاق اتفاقيه معاهده
  مشروع برنامج خطه مبادره ورشه ندوه دوره اجتماع جلسه مؤتمر قمه زياره لقاء
  سياره شاحنه طائره سفينه قارب صاروخ قذيفه قنبله دبابه مدفع بندقيه
  اسره عائله قبيله جنسيه لغه
  طن كيلومتر متر ميل دولار يورو دينار ريال درهم جنيه ليره
  سبب عامل شرط هدف مبدا نوع مستوي خيار سؤال جواب حل مثال حاله تهمه حكم قضيه خطا خلل ثغره نقطه
`
  .trim()
  .split(/\s+/)

/** Nouns whose dual in «ين» is spelt as the plural of persons is: «مقاتلين». It proves nothing. */
const PERSONS_IN_IN = new Set(
  `معتقل سجين مقاتل مواطن لاجئ نازح معلم صحفي صحافي موظف باحث مسؤول محامي متهم مشتبه مهاجم
   انتحاري مسلح قاضي`.split(/\s+/),
)

/** «بلدان» is countries and «طالبان» the movement, far more often than two of anything. */
const OTHER_WORDS = new Set(['بلدان', 'طالبان'])

interface Noun {
  readonly unit?: TimeUnit
  /** Spelt as a plural is. */
  readonly doubtful: boolean
  /** Before another noun or a pronoun: «عامَي», «والداه». */
  readonly construct: boolean
}

const DUALS: ReadonlyMap<string, Noun> = new Map([
  ...TIME.flatMap(([unit, list]) => list.split(' ').flatMap((noun) => forms(noun, unit))),
  ...COUNTED.flatMap((noun) => forms(noun)),
])

function forms(singular: string, unit?: TimeUnit): [string, Noun][] {
  const stem = singular.replace(/ه$/, 'ت')
  const noun = { ...(unit && { unit }), construct: false, doubtful: false }
  const all: [string, Noun][] = [
    [`${stem}ان`, noun],
    [`${stem}ين`, { ...noun, doubtful: PERSONS_IN_IN.has(singular) }],
    [`${stem}ي`, { ...noun, construct: true }],
    [`${stem}ا`, { ...noun, construct: true }],
  ]
  return all.filter(([form]) => !OTHER_WORDS.has(form))
}

/**
 * A noun in the dual: «عامين» is two years. It must be said in the other language too where it is
 * indefinite; with an article, before another noun («عامَي 2014 و2015») and before two adjectives
 * («نظامين قضائي وأمني») the other language has other means.
 */
export const readDual: Reader = (tokens, at) => {
  const token = tokens[at]
  const word = token?.script === 'arabic' ? lookUp(token.text, DUALS) : undefined
  if (!word) return token && readGoverned(token, tokens[at - 1], at)
  const { unit, doubtful, construct } = word.value
  // «عضوي», «مركزي» are adjectives, «مقاتلين» a plural.
  if (construct || doubtful) return undefined
  const optional =
    word.definite ||
    (unit === undefined && precedesPair(tokens, at + 1)) ||
    tokens[at + 1]?.figure !== undefined ||
    tokens[at - 1]?.text === 'بين'
  // «رجلين اثنين» says it twice.
  const stressed = /^اثن(?:ان|ين|تان|تين)$/.test(tokens[at + 1]?.text ?? '')
  const to = stressed ? at + 2 : at + 1
  return { kind: 'count', value: 2, from: at, to, optional, ...(unit && { unit }) }
}

/** Names and the like that end as the dual of a feminine does. */
const NAMES = /(?:مار|كريس|فلن|فالن|اوغس|كوان|كلمن|سلس|قسطنطين|ارجن|بو|رو)تين$/

/** After a preposition stands a noun, and one in «تين» is a dual: «في مناسبتين», «بعبّارتين». */
function readGoverned(token: Token, before: Token | undefined, at: number): Reading | undefined {
  const { text } = token
  if (
    !/...تين$/.test(text) ||
    NAMES.test(text) ||
    NO_DUAL.has(text) ||
    /^(?:و|ف)?[بلك]?ال/.test(text)
  ) {
    return undefined
  }
  const governed =
    /^[وف]?(?:في|من|الي|علي|عن|بعد|قبل|خلال|كل|منذ|مدي|مع)$/.test(before?.text ?? '') ||
    /^[وف]?[ب]/.test(text)
  if (!governed || lookUp(text, NUMERALS)) return undefined
  return { kind: 'count', value: 2, from: at, to: at + 1 }
}

/** Whether a word and another joined to it by «و» follow within a few words. */
function precedesPair(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + 4; next += 1) {
    const token = tokens[next]
    if (token?.script !== 'arabic') return token?.text === ':'
    if (token.text.length > 2 && token.text.startsWith('و') && next > at) return true
  }
  return false
}

/** Ends in «ان», «ين» and the like, and is no dual. */
const NO_DUAL = new Set(
  `كان بان لان فان الان كيان بيان زمان مكان انسان حيوان عنوان قانون سلطان برلمان لبنان ايران طهران
   السودان عمان رمضان شبان فتيان بلدان جيران سكان اخوان نيران لجان طالبان ضمان امان اطمئنان جدران
   حرمان ايمان عرفان غفران عدوان طغيان قربان ميدان وزان احيان اديان اوطان ابدان الوان اعوان اركان
   بين حين دين لين عين طين تين سنين بنين ملايين عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين
   اعلان عثمان سليمان نقصان فقدان برهان ادمان اسكان افغان شيشان تركمان رهان ائتمان بركان دخان خزان
   ديوان جبان شعبان عدنان رضوان سرطان احسان عمران دوران فيضان طوفان جريان سريان طيران كتمان لسان
   قوانين عناوين ميادين موازين براهين مساكين شياطين مجانين بساتين فلسطين الصين برلين بوتين روتين
   الارجنتين اوكرانين متين يقين معين حسين ياسين لاحقين كلين ابان دون عن من`.split(/\s+/),
)

/**
 * Whether a folded word has the shape of a dual. `sure` where it can hardly be anything else;
 * `doubtful` where a plural of persons is spelt the same.
 *
 * @param next the folded word after it
 */
export function dualShape(word: string, next: string): 'sure' | 'doubtful' | undefined {
  const found = lookUp(word, DUALS)
  if (found?.value.construct) {
    // «مجلسا» and «مجلسي» are a dual before a definite noun, elsewhere an accusative or an adjective.
    const construct = !found.definite && /^ال../.test(next)
    return construct || /ت[يا]$/.test(word) ? 'sure' : undefined
  }
  if (found) return found.value.doubtful ? 'doubtful' : 'sure'
  const bare = word.replace(/^[وف]?(?:[بك]?ال|لل)/, '')
  if (bare.length < 4 || NO_DUAL.has(bare) || NO_DUAL.has(word)) return undefined
  if (NUMERALS.has(bare) || ORDINAL_WORDS.has(bare)) return undefined
  if (/ستان$/.test(bare)) return undefined
  if (/..ت(?:ان|ين)$/.test(bare)) return 'sure'
  // Before another noun or a pronoun the final nun falls: «منظمتَي», «رسغيه», «والداه».
  if (/..تي$/.test(bare) && !/^(?:الذاتي|ذاتي|حياتي)$/.test(bare)) return 'sure'
  if (/...(?:ا|ي)(?:ه|ها|هم|هن|هما)$/.test(bare)) return 'doubtful'
  if (/..ان$/.test(bare)) return 'sure'
  // «تفعيل»: تدوين, تمكين, تحسين.
  if (/^ت..ين$/.test(bare)) return undefined
  if (/..ين$/.test(bare)) return isPlural(bare) ? 'doubtful' : 'sure'
  return undefined
}

/** Participles and nouns of relation, the words that take a plural in «ين». */
function isPlural(bare: string): boolean {
  return /^م/.test(bare) || /^.ا/.test(bare) || /يين$/.test(bare)
}
