import type { Bound } from '../../../model/source.ts'
import type { HedgePattern, HedgeWords } from '../../../text/numbers/pack.ts'

/** Particles that are written together with the first word. */
const P = '(?:^| )[وف]?[بلك]?(?:ال)?'

/** What a verb of measuring may be said of: «يزيد عدد القتلى على», «لا يقل عمرها عن». */
const SUBJECT =
  '(?: (?:عدد|مجموع|اجمالي|نسبت?|سن|عمر|اعمار|قيم[هت]|مبلغ|مد[هت]|حصيل[هت]|حجم|تعداد|كلف[هت]|تكلف[هت]|طول|مساح[هت]|سعر|حاجز|عتبه)[^ ]*(?: [^ ]+){0,3})?'

/** Anything at all, before the preposition that a verb asks for: «لا تزيد الغرامة على». */
const ANYTHING = '(?: [^ ]+){0,4}?'

/** Words that stand between a hedge and its number: «نحو عام 2019», «دون سن العاشرة», «أكثر من الـ700». */
const FILLER = '(?: (?:سن|السن|عام|العام|سنه|ال|مبلغ|نسبه|عدد|عمر|ما عدده|ما مجموعه|ب|حاجز|عتبه))?'

function before(bounds: readonly Bound[], words: string): HedgePattern {
  return { bounds, pattern: new RegExp(`${P}(?:${words})${FILLER}$`) }
}

/**
 * What binds a number in Arabic, standing before it, folded. The first that fits counts: «لا يقل
 * عن» stands above «يقل عن».
 */
const BEFORE: readonly HedgePattern[] = [
  before(
    ['at-least'],
    `(?:(?:لا|لم|لن|ليس|ليست) |لا)(?:[يت]قل(?:ون)?|[يت]نقص|اقل|ادني)(?:${ANYTHING} (?:عن|من))(?: (?:نحو|حوالي))?`,
  ),
  before(
    ['at-most'],
    `(?:(?:لا|لم|لن|ليس|ليست) |لا)(?:(?:[يت]تجاوز(?:ون)?|[يت]تعدي?|[يت]فوق)${SUBJECT}|(?:[يت]زيد(?:ون)?|[يت]زد|[يت]ربو|اكثر|اعلي)${ANYTHING} (?:علي|عن|من))`,
  ),
  before(
    ['more-than'],
    `(?:اكثر|ازيد|اعلي|اكبر)(?: (?:بقليل|قليلا|بكثير))? من(?: (?:نحو|حوالي))?|(?:[يت]زيد(?:ون)?|زاد|زادت|زائد|زياده|[يت]ربو|ربا|[يت]نيف)${ANYTHING} (?:علي|عن)|(?:[يت]تجاوز(?:ون)?|تجاوز|تجاوزت|متجاوزا|متجاوزه|[يت]فوق|فاق|فاقت|[يت]تعدي|تعدي|تعدت|[يت]تخطي|تخطي|تخطت)${SUBJECT}`,
  ),
  before(['at-least'], 'علي الاقل|(?:حدا?|الحد) ادني(?: (?:هو|قدره))?|الحد الادني'),
  // «نيف وعشرون» is "twenty-odd".
  before(['about', 'more-than'], 'نيف(?: و)?'),
  before(['more-than'], 'فوق|مافوق'),
  before(
    ['about'],
    `نحو(?:ا من)?|حوالي|حوالا|زهاء|قرابه|(?:[يت]قارب|قارب|قاربت|[يت]قرب من|[يت]ناهز|ناهز|ناهزت|[يت]داني|مقارب)${SUBJECT}(?: من| ل)?|(?:في )?حدود|تقريبا|علي وجه التقريب|قريبا? من|(?:[يت]كاد) [يت]بلغ${SUBJECT}`,
  ),
  before(
    ['about', 'exact'],
    `(?:[يت]قدر(?:ون)?|قدر|قدرت|قدروا|مقدر|مقدره|مقدرا|تقدير[^ ]*)${SUBJECT}(?: ب| عند)?`,
  ),
  before(
    ['less-than'],
    `(?:اقل|ادني|اصغر)(?: (?:بقليل|قليلا|بكثير))? من|(?:[يت]قل(?:ون)?|[يت]نقص)${ANYTHING} عن`,
  ),
  before(
    ['at-most'],
    'ما [يت]صل الي|علي الاكثر|(?:حدا?|الحد) اقصي(?: (?:هو|قدره))?|الحد الاقصي|اقصاه|سقفه',
  ),
  before(['at-most', 'exact'], `حتي|(?:[يت]صل(?:ون)?|وصل|وصلت)${SUBJECT} الي`),
  // «من دون» is "without".
  {
    bounds: ['less-than'],
    pattern: new RegExp(`(?<!من)(?:^| )[وف]?(?:ما )?(?:دون|تحت)${FILLER}$`),
  },
]

/** What binds a number in Arabic from behind; up to three words may stand between. */
const AFTER: readonly HedgePattern[] = [
  {
    bounds: ['at-least'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:علي الاقل|في الاقل|علي اقل تقدير|[كب]حد ادني|حدا ادني|فاكثر|او اكثر|او يزيد(?:ون)?|او ب?ما يفوق[^ ]*|او ما يزيد|فما فوق|وما فوق|فصاعدا)(?: |$)/,
  },
  { bounds: ['about', 'more-than'], pattern: /^(?:[^ ]+ ){0,3}?ونيف[^ ]*(?: |$)/ },
  {
    bounds: ['at-most'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:علي الاكثر|[كب]حد اقصي|حدا اقصي|فاقل|او اقل|فما دون|وما دون)(?: |$)/,
  },
  {
    bounds: ['about'],
    pattern:
      /^(?:[^ ]+ ){0,3}?(?:تقريبا|علي وجه التقريب|او نحو ذلك|او نحوها?|او ما يقارب[^ ]*)(?: |$)/,
  },
]

/** «فوق» and «دون» are places as well, «حتى» a time; as written, before folding. */
const LOOSE = /^(?:فوق|دون|تحت|[وف]?حتى)$/

export const HEDGES: HedgeWords = {
  before: BEFORE,
  after: AFTER,
  isLoose(words, { kind, value }, duration) {
    if (!LOOSE.test(words)) return false
    const small = value <= 12 && !duration && kind === 'count' && !/^(?:فوق|دون)$/.test(words)
    return small || kind === 'year'
  },
}
