import type { Token } from '../../text/numbers/pack.ts'
import type { Modality, Polarity } from '../../text/pack-parts.ts'

/** Words that deny without doubt. */
const STRONG = /^(?:[وف]?(?:لم|لن|ليس|ليست|ليسوا|لسنا)|ف?لا)$/

/** Words that can stand for a denial of the other language: «غير», «سوى», «فشل». */
const WEAK =
  /^[وفبلك]*(?:ال)?(?:لم|لن|ليس|ليست|ليسوا|لا|لما|لات|ما|غير|غيره|غيرها|غيرهم|عدم|انعدام|دون|بلا|بدون|سوي|الا|انما|لكن|بل|نفي|نفت|ينفي|تنفي|رفض[^ ]*|[يت]رفض[^ ]*|خلو|خلا|خلت|[يت]خلو|تخلف[^ ]*|حرم[^ ]*|حرمان|منع[^ ]*|[يت]منع[^ ]*|فشل[^ ]*|عجز[^ ]*|تعذر[^ ]*|امتن[^ ]*|امتناع|كف|كفت|توقف[^ ]*|استحال[^ ]*|مستحيل[^ ]*|[يت]فتقر[^ ]*|افتقار|افتقد[^ ]*|نقص|قلما|نادرا|مجهول[^ ]*|اي|ايا|احد|احدا|خارج|بعيدا|بعيده?|صفر|صفرا|مفقود[^ ]*|غياب|غائب[^ ]*|خالي[^ ]*|خال|فارغ[^ ]*|سلب[^ ]*|حظر[^ ]*|[يت]حظر[^ ]*|ممنوع[^ ]*|انكر[^ ]*|[يت]نكر[^ ]*|عدا|باستثناء|استثناء|استبع[^ ]*|تجنب[^ ]*|احجم[^ ]*|اغفل[^ ]*|اهمل[^ ]*|يندر|قل|قلت|قله|قليل[^ ]*|اقل|شاغر[^ ]*|متوقف[^ ]*|اخفق[^ ]*|كلا|محروم[^ ]*|بمعزل|انقطاع|انقطع[^ ]*|معطل[^ ]*|تعطل[^ ]*|ضد|لولا|مناف[^ ]*|ينقص[^ ]*|تنقص[^ ]*|[يت]ختلف[^ ]*|اختلف[^ ]*|اختلاف[^ ]*|ناقص[^ ]*|بغير|فقط|وحده[^ ]*|نفاد|نفد[^ ]*|محايد[^ ]*|لاعنف[^ ]*|لاسلك[^ ]*)$/

/** Before a word these deny it. */
const DENIAL = /^[وف]?(?:لا|لم|لن|ليس|ليست|غير|عدم|دون|بلا|بدون|رفض|رفضت|بعدم|لعدم)$/

/**
 * After «لا» and «لم» these deny nothing: «لا يزال», «لا سيما», «لا بد», the hedges, and what does not
 * cease.
 */
const NO_DENIAL =
  /^(?:[يت]زال[^ ]*|زال[^ ]*|سيما|بد|شك|ريب|محال[^ ]*|[يت]قل[^ ]*|[يت]زيد[^ ]*|[يت]تجاوز[^ ]*|[يت]تعدي[^ ]*|[يت]كاد[^ ]*|[يت]عدو|[يت]نقطع[^ ]*|[يت]توقف[^ ]*|[يت]كف|[يت]كفوا|[يت]نته|[يت]برح[^ ]*|[يت]فتا[^ ]*|[يت]خل|[يت]خلو|[يت]لبث[^ ]*|[يت]مانع[^ ]*|[يت]تردد[^ ]*|[يت]نس|[يت]نسي[^ ]*)$/

/** Before a number «لم يتجاوز» and «لم يقل عن» are its hedge. */
const HEDGED = /^(?:[يت]قل|[يت]زد|[يت]زيد|[يت]تجاوز|[يت]تعد|[يت]تعدي)$/

/** Words that begin as the future of a verb does. */
const NO_FUTURE =
  /^(?:سياس|سيار|سيطر|سيد|سيناريو|سينما|سير|سيل|سيول|سيف|سيا|سيناء|سيء|سيئ|سيما|ستين|ستون|ستار|سته|ستوكهولم|سترات|ستر|ستاد|ستات|سنه|سنو|سني|سنا|سند)/

function modalityAt(tokens: readonly Token[], at: number): Modality | undefined {
  const text = tokens[at]?.text ?? ''
  const bare = text.replace(/^[وف](?=[سق])/, '')
  if (/^(?:سوف|حتما)$/.test(bare)) return 'certain'
  if (/^س[يتن]../.test(bare) && !NO_FUTURE.test(bare)) return 'certain'
  const denied = /^[وف]?(?:لا|لم|ما)$/.test(tokens[at - 1]?.text ?? '')
  if (/^[وف]?(?:يجب|يتعين|يتوجب)$/.test(text)) return denied ? 'else' : 'obliged'
  if (/^[وف]?[يت]جوز$/.test(text)) return denied ? 'else' : 'possible'
  if (/^(?:قد|لقد)$/.test(bare)) return ofQad(tokens, at)
  if (/^[وفل]?(?:ربما|لعل[^ ]*|عسي|يحتمل|محتمل)$/.test(text)) return 'possible'
  return /^[وفبل]*(?:ال)?(?:يمكن|تمكن|ينبغي|يرجح|مرجح|يتوقع|متوقع|[يت]ستطيع[^ ]*|ممكن|امكان[^ ]*|احتمال[^ ]*|محتمله|لن|كان|كانت|[يت]كاد|لو)$/.test(
    text,
  )
    ? 'else'
    : undefined
}

/** «قد» with an imperfect is "may"; «قد تعهّد» and «وقد عاد» are what has been. */
function ofQad(tokens: readonly Token[], at: number): Modality | undefined {
  const next = tokens[at + 1]?.text ?? ''
  if (/^[ين]../.test(next)) return 'possible'
  if (!/^ت../.test(next)) return undefined
  const perfect = /^(?:كان|كانت|[يت]كون|كانوا)$/.test(tokens[at - 1]?.text ?? '')
  return tokens[at]?.text === 'قد' && !perfect ? 'possible' : 'else'
}

/** How Arabic says no, and what is to come. */
export const polarity: Polarity = {
  strong(tokens, at) {
    const next = tokens[at + 1]?.text ?? ''
    return STRONG.test(tokens[at]?.text ?? '') && !HEDGED.test(next) && !NO_DENIAL.test(next)
  },
  weak: (tokens, at) => WEAK.test(tokens[at]?.text ?? ''),
  denial: DENIAL,
  reach: 2,
  modality: modalityAt,
}
