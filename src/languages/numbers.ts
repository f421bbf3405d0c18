/** From here on a number on a scale is written short: "2M". */
const LONG = 1_000_000

/** A number as a language writes it on a scale, in European digits: "1,500", "1 500", "2M". */
export function shortNumber(value: number, language: string): string {
  const notation = Math.abs(value) < LONG ? 'standard' : 'compact'
  return new Intl.NumberFormat(`${language}-u-nu-latn`, { notation }).format(value)
}
