import type { LabelWords, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'
import { isArabic } from './words.ts'

export const LABELS: LabelWords = {
  label:
    /^[وفبلك]*(?:ال|لل)?(?:ماده|مواد|فقره|فقرات|فصل|باب|قسم|جزء|مرحله|طور|ملحق|مجلد|جوله|يوم|اسبوع|بند|هدف|مستوي|درجه|فئه|ركيزه|محور|شكل|جدول|رقم|دوره|جلسه|صفحه|قرار|مبدا|قاعده|خطوه|نقطه|مجموعه|مسار|نوع|صنف|خيار|سؤال|وحده|منطقه|دائره|قطاع|غرفه|طابق|لواء|قناه|حاشيه|نسخه|دفعه|موجه|حرب|ربع|بروتوكول|مرتبه|ساعه|قرن|ذكري|عيد|صف|مركز|جيل)$/,
  article: /^[وفبلك]*(?:ال|لل)$/,
  isAge,
  isLoose,
}

function isAge(tokens: readonly Token[], { value, from, to }: Reading): boolean {
  const before = tokens[from - 1]?.text ?? ''
  if (/^(?:دون|فوق)$/.test(before)) return value <= 120
  const first = /^(?:بين|من)$/.test(before) ? (tokens[from - 2]?.text ?? '') : before
  if (/^[وفب]?(?:ال)?(?:سن|عمر|اعمار).*$/.test(first)) return true
  const after = [0, 1].map((step) => tokens[to + step]?.text ?? '').join(' ')
  return /^من (?:عمر|العمر)|^ربيعا/.test(after)
}

/** Of a century («القرن الماضي»), or at the head of a clause: «…؛ والثالثة بلا كاتب». */
function isLoose(tokens: readonly Token[], { kind, from }: Reading): boolean {
  const before = tokens[from - 1]
  if (kind === 'count') return /^[وفبلك]*القرن$/.test(before?.text ?? '')
  if (kind !== 'ordinal') return false
  if (/^[وفبلك]*(?:ال|لل)?قرن$/.test(before?.text ?? '')) return true
  const word = tokens[from]
  const head = before === undefined || before.type === 'mark' || before.text === 'اما'
  return isArabic(word) && head && /^[وف]?ال/.test(word.text)
}
