import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/** Nouns that a number names rather than counts, so that "Article 5" is «المادة الخامسة». */
const LABELS =
  /^(?:articles?|paragraphs?|paras?|chapters?|sections?|phases?|stages?|parts?|annex|annexes|appendix|volumes?|rounds?|day|week|year|items?|goals?|levels?|tiers?|grades?|category|categories|pillars?|figures?|tables?|no|number|sessions?|pages?|resolutions?|principles?|rules?|steps?|points?|groups?|tracks?|types?|class|options?|questions?|units?|zones?|regions?|districts?|sectors?|areas?|rooms?|floors?|brigades?|channels?|clauses?|notes?|footnotes?|versions?|batch|wave|war|quarter|q|lane|gate|terminal|protocol|generations?|every|each)$/

const ARABIC_LABELS =
  /^[وفبلك]*(?:ال|لل)?(?:ماده|مواد|فقره|فقرات|فصل|باب|قسم|جزء|مرحله|طور|ملحق|مجلد|جوله|يوم|اسبوع|بند|هدف|مستوي|درجه|فئه|ركيزه|محور|شكل|جدول|رقم|دوره|جلسه|صفحه|قرار|مبدا|قاعده|خطوه|نقطه|مجموعه|مسار|نوع|صنف|خيار|سؤال|وحده|منطقه|دائره|قطاع|غرفه|طابق|لواء|قناه|حاشيه|نسخه|دفعه|موجه|حرب|ربع|بروتوكول|مرتبه|ساعه|قرن|ذكري|عيد|صف|مركز|جيل)$/

/**
 * A number that stands for an order as well as for a count: labels, ages and anniversaries. The two
 * languages choose differently between "Article 5" and «المادة الخامسة», "aged 12" and «في الثانية
 * عشرة من عمره».
 */
export function withLabelSense(
  tokens: readonly Token[],
  reading: Reading,
  linked?: Reading,
): Reading {
  const { kind, value, from, joined } = reading
  if (kind !== 'count' && kind !== 'ordinal' && kind !== 'year') return reading
  const inherited =
    linked !== undefined && linked.to + (joined ? 0 : 1) >= from && hasLabelSense(linked)
  if (!inherited && !isLabel(tokens, from) && !isAge(tokens, reading)) return reading
  const other = kind === 'ordinal' ? 'count' : 'ordinal'
  const { alternatives = [] } = reading
  if (alternatives.some((sense) => sense.kind === other)) return reading
  return { ...reading, alternatives: [...alternatives, { kind: other, value }] }
}

/** "Articles 3 and 5": what holds for the first number of a list holds for the next. */
function hasLabelSense({ kind, alternatives = [] }: Reading): boolean {
  return alternatives.some((sense) =>
    kind === 'ordinal' ? sense.kind === 'count' : sense.kind === 'ordinal',
  )
}

function isLabel(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]
  // «الفقرة الـ5», "No. 5", «(3)»
  const skip = before?.text === 'ال' || before?.text === '.' || before?.text === '(' ? 2 : 1
  const word = tokens[from - skip]?.text ?? ''
  return LABELS.test(word) || ARABIC_LABELS.test(word)
}

function isAge(tokens: readonly Token[], { value, from, to }: Reading): boolean {
  const before = tokens[from - 1]?.text ?? ''
  if (/^(?:under|over|دون|فوق)$/.test(before)) return value <= 120
  const first = /^(?:between|from|of|بين|من)$/.test(before)
    ? (tokens[from - 2]?.text ?? '')
    : before
  if (/^(?:ages?|aged|turned|turning|[وفب]?(?:ال)?(?:سن|عمر|اعمار).*)$/.test(first)) return true
  const after = [0, 1, 2, 3].map((step) => tokens[to + step]?.text ?? '').join(' ')
  return /^(?:- )?years? (?:- )?(?:olds?|anniversary|of age)|^من (?:عمر|العمر)|^ربيعا/.test(after)
}

/**
 * An ordinal that the other language may leave out: of a century («القرن الماضي»), or standing for a
 * thing named before, at the head of its clause («…؛ والثالثة بلا كاتب», "the third is …").
 */
export function isLooseOrdinal(tokens: readonly Token[], { kind, from, to }: Reading): boolean {
  const before = tokens[from - 1]
  const next = tokens[to]?.text ?? ''
  if (kind === 'count' && /^[وفبلك]*القرن$/.test(before?.text ?? '')) return true
  if (kind !== 'ordinal') return false
  if (/^centur/.test(next) || /^[وفبلك]*(?:ال|لل)?قرن$/.test(before?.text ?? '')) return true
  const word = tokens[from]
  if (word?.script === 'arabic') {
    const head = before === undefined || before.type === 'mark' || before.text === 'اما'
    return head && /^[وف]?ال/.test(word.text)
  }
  return (
    before?.text === 'the' && /^(?:is|was|are|were|has|had|will|would|with|without|,)$/.test(next)
  )
}
