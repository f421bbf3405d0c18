import type { Digits, MonthNames } from '../../model/audience.ts'

/** The names of the months by region, from January. */
const LEVANTINE =
  'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول'
const EGYPTIAN = 'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر'
const MAGHREB = 'جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر'
const MOROCCO = 'يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر'

const levantine = LEVANTINE.split('|')
const egyptian = EGYPTIAN.split('|')

const NAMES: Readonly<Record<MonthNames, readonly string[]>> = {
  dual: levantine.map((name, month) => `${name}/${egyptian[month]}`),
  levantine,
  egyptian,
  maghreb: MAGHREB.split('|'),
  morocco: MOROCCO.split('|'),
}

/** Both names with a slash between them, as the Arabic press of the region prints a month. */
export const DUAL_MONTHS = NAMES.dual

/** Spellings that are as usual as the one above. */
const ALSO: Readonly<Record<string, string>> = {
  يونيو: 'يونيو|يونيه|يونية',
  يوليو: 'يوليو|يوليه|يولية',
}

/** A name as a pattern that does not mind whether its hamza is written. */
function patternOf(name: string): string {
  return (ALSO[name] ?? name).replaceAll(/[أإآا]/g, '[أإآا]').replaceAll(' ', String.raw`\s+`)
}

/** Each month in its dual form, either name first, as patterns. */
const DUAL_FORMS = levantine.map((name, month) => {
  const [one, other] = [patternOf(name), patternOf(egyptian[month] ?? '')]
  return [
    [one, other],
    [other, one],
  ].map(([a, b]) => String.raw`(?:${a})\s*\/\s*(?:${b})`)
})

/** A pattern of a whole word in one of its forms, with what is attached before it: «وفي» is not, «و» is. */
function wordOf(forms: readonly string[]): string {
  return String.raw`(?<![\p{L}\p{M}])([وفبلك]{0,2})(?:${forms.join('|')})(?![\p{L}\p{M}])`
}

/** Each month in whatever way it may be named: in its dual form, or by one of its names. */
export const MONTHS: readonly string[] = DUAL_FORMS.map((dual, month) => {
  const alone = new Set(Object.values(NAMES).map((names) => patternOf(names[month] ?? '')))
  return wordOf([...dual, ...[...alone].filter((form) => !form.includes('/'))])
})

const DUALS: readonly RegExp[] = DUAL_FORMS.map((forms) => new RegExp(wordOf(forms), 'gu'))

/**
 * Arabic text with each month that stands in its dual form, «نيسان/أبريل», under the names of one
 * region. A month under one name alone stays as it is: who wrote it chose it.
 */
export function withMonths(text: string, months: MonthNames): string {
  if (months === 'dual' || !text.includes('/')) return text
  return DUALS.reduce(
    (written, dual, month) => written.replace(dual, `$1${NAMES[months][month] ?? ''}`),
    text,
  )
}

const ARABIC_ZERO = 0x0660

/** A number in European digits, with the signs inside of it. */
const EUROPEAN = /[0-9]+(?:[.,،٫٬][0-9]+)*/g

/** A number in Arabic-Indic digits of either form, with its signs. */
const ARABIC_INDIC = /[٠-٩۰-۹]+(?:[٫٬.,،][٠-٩۰-۹]+)*(?:[\s\u00A0]?٪)?/g

/**
 * Arabic text with all of its digits of one kind. With Arabic-Indic digits the separators are those
 * that belong to them: ٬ between thousands, ٫ before decimals, ٪ after shares; a number that may be
 * something else (12.5.2020) keeps its signs.
 */
export function withDigits(text: string, digits: Digits): string {
  return digits === 'arabic-indic'
    ? text.replace(EUROPEAN, toArabicIndic).replace(/[۰-۹]/g, arabicIndic).replaceAll('%', '٪')
    : text.replace(ARABIC_INDIC, toEuropean)
}

function toArabicIndic(number: string): string {
  const separated = /^\d{1,3}(?:[,،٬]\d{3})+(?:[.٫]\d+)?$/.test(number)
    ? number.replace(/[,،]/g, '٬').replace('.', '٫')
    : /^\d+\.\d+$/.test(number)
      ? number.replace('.', '٫')
      : number
  return separated.replace(/\d/g, arabicIndic)
}

function arabicIndic(digit: string): string {
  return String.fromCharCode(ARABIC_ZERO + digitValue(digit))
}

function toEuropean(number: string): string {
  return number
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digitValue(digit)))
    .replaceAll('٬', ',')
    .replaceAll('٫', '.')
    .replaceAll('٪', '%')
}

/** Digits of all scripts stand in order, ten by ten, from a code whose last digit is 0. */
function digitValue(digit: string): number {
  return digit.charCodeAt(0) & 0xf
}
