import type { DualShape, Reader, Token } from '../../../text/numbers/pack.ts'
import type { TimeUnit } from '../../../text/numbers/quantity.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { PLURALS, SINGULARS, WITH_DUAL } from './nouns.ts'
import { NUMERALS, ORDINAL_WORDS } from './numerals.ts'
import { CURRENCIES } from './units.ts'
import { isArabic, lookUp } from './words.ts'

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

/** Names of money in the singular. */
const MONEY = CURRENCIES.flatMap(([, list]) => list.split(' ').slice(0, 1))

/** Far more often countries, the movement and youths than two of anything. */
const OTHER_WORDS = new Set(['بلدان', 'طالبان', 'فتيان'])

interface Noun {
  readonly unit?: TimeUnit
  /** What it counts two of, as ids of the table of nouns. */
  readonly ids: readonly string[]
  /** Spelt as a plural is. */
  readonly doubtful: boolean
  /** Before another noun or a pronoun: «عامَي», «والداه». */
  readonly construct: boolean
}

/**
 * The duals of the nouns that briefs count. Each is a number of its own; the dual of any other word
 * is taken for "two" only where the other language says two.
 */
const DUALS: ReadonlyMap<string, Noun> = new Map([
  ...MONEY.flatMap((noun) => forms(noun, {})),
  ...WITH_DUAL.flatMap(({ singular, ids, persons }) => forms(singular, { ids, persons })),
  ...TIME.flatMap(([unit, list]) => list.split(' ').flatMap((noun) => forms(noun, { unit }))),
])

function forms(
  singular: string,
  { ids = [], persons = false, unit }: Partial<Noun & { persons: boolean }>,
): [string, Noun][] {
  const stem = singular.replace(/ه$/, 'ت')
  const noun = { ids, ...(unit && { unit }), construct: false, doubtful: false }
  const all: [string, Noun][] = [
    [`${stem}ان`, noun],
    [`${stem}ين`, { ...noun, doubtful: persons }],
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
  if (token === undefined) return undefined
  const word = isArabic(token) ? lookUp(token.text, DUALS) : undefined
  if (!word) return readGoverned(token, tokens[at - 1], at)
  const { unit, doubtful, construct, ids } = word.value
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
  return { kind: 'count', value: 2, from: at, to, optional, counted: ids, ...(unit && { unit }) }
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
    if (token?.text === ':') return true
    if (!isArabic(token)) return false
    if (token.text.length > 2 && token.text.startsWith('و') && next > at) return true
  }
  return false
}

/** Ends in «ان», «ين» and the like, and is no dual: nouns, broken plurals, places and people. */
const NO_DUAL = new Set(
  `كان بان لان فان الان كيان بيان زمان مكان انسان حيوان عنوان قانون سلطان برلمان لبنان ايران طهران
   السودان عمان رمضان شبان فتيان بلدان جيران سكان اخوان نيران لجان طالبان ضمان امان اطمئنان جدران
   حرمان ايمان عرفان غفران عدوان طغيان قربان ميدان وزان احيان اديان اوطان ابدان الوان اعوان اركان
   بين حين دين لين عين طين تين سنين بنين ملايين عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين
   اعلان عثمان سليمان نقصان فقدان برهان ادمان اسكان افغان شيشان تركمان رهان ائتمان بركان دخان خزان
   ديوان جبان شعبان عدنان رضوان سرطان احسان عمران دوران فيضان طوفان جريان سريان طيران كتمان لسان
   قوانين عناوين ميادين موازين براهين مساكين شياطين مجانين بساتين فلسطين الصين برلين بوتين روتين
   الارجنتين اوكرانين متين يقين معين حسين ياسين لاحقين كلين ابان دون عن من
   اسوان نجران جولان اصفهان حوران ميران يابان المان خراسان كرمان همدان وهران تلمسان عجمان جازان جيزان
   ظهران ميسان بيسان نعمان سلمان حمدان زيدان مروان غسان قحطان شيبان كنعان زنجان مازندران يونان بلقان
   رومان طليان داغستان لقمان سمعان عفرين ماردين جنين صفين حنين قزوين بحرين تكوين بكين ستالين لينين
   قضبان فرسان مهرجان غزلان صبيان غلمان شجعان رهبان فرقان عصيان نسيان بنيان حيتان جثمان كتان رمان
   مرجان ثعبان عنفوان ريعان هذيان غليان ميزان بستان فنجان اسنان اغصان احزان اذان ايوان اوزان اثمان
   ضغيان كثبان وديان قطعان خلان عميان خصيان حملان لمعان خفقان غثيان فوران ذوبان حسبان شان قران عنان
   كمين يمين ثمين سمين امين رنين انين جبين طحين سكين تنين بنزين حنين لاتين تخمين زين عرين رصين بدين
   كثيرين عديدين اخرين قليلين اولين طويلين تامين تكوين تعيين تبيين`.split(/\s+/),
)

/** Before these no nominative stands, and «ان» is a dual in the nominative alone. */
const GOVERNING =
  /^[وف]?(?:في|من|الي|علي|عن|مع|بين|قبل|بعد|قرب|منذ|خلال|لدي|نحو|حول|ضد|عبر|عند|تحت|فوق|امام|وراء|خلف|ضمن|دون|غير|سوي|حتي|مثل|كل|شمال|جنوب|شرق|غرب|وسط|مدينه|قريه|بلده|محافظه|ولايه|وادي|جبل|نهر|بحيره|سد|ال|منطقه|اقليم|جزيره|مخيم|مطار|ميناء|حي)$/

/** Whether a token has the shape of a dual. */
export function dualAt(tokens: readonly Token[], at: number): DualShape | undefined {
  const token = tokens[at]
  if (!isArabic(token)) return undefined
  const next = tokens[at + 1]?.text ?? ''
  const found = lookUp(token.text, DUALS)
  if (found) {
    const { construct, doubtful, ids, unit } = found.value
    const shape = { ids, known: true, definite: found.definite, ...(unit && { unit }) }
    if (!construct) return { ...shape, shape: doubtful ? 'doubtful' : 'sure' }
    // «مجلسا» and «مجلسي» are a dual before a definite noun, elsewhere an accusative or an adjective.
    const governed = unit !== undefined && GOVERNING.test(tokens[at - 1]?.text ?? '')
    const dual = (!found.definite && (/^ال../.test(next) || governed)) || /ت[يا]$/.test(token.text)
    return dual ? { ...shape, shape: 'sure' } : undefined
  }
  // «امرأة» and «قضايا» only look like one.
  if (lookUp(token.text, SINGULARS) ?? lookUp(token.text, PLURALS)) return undefined
  const shape = unknownShape(token.text)
  if (!shape) return undefined
  const attached = /^[وف]?(?:[بك](?=ال)|لل)/.test(token.text)
  const nominative = /ان$/.test(token.text)
  if (nominative && (attached || GOVERNING.test(tokens[at - 1]?.text ?? ''))) return undefined
  return { shape, ids: [], known: false, definite: /^[وف]?[بك]?(?:ال|لل)/.test(token.text) }
}

/** By its letters alone. */
function unknownShape(word: string): DualShape['shape'] | undefined {
  const bare = word.replace(/^[وف]?(?:[بك]?ال|لل)/, '')
  if (bare.length < 4 || NO_DUAL.has(bare) || NO_DUAL.has(word)) return undefined
  if (NO_DUAL.has(bare.replace(/^[وفبلك]/, ''))) return undefined
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
