import type { Quantity } from '../../../src/text/numbers/quantity.ts'

/**
 * A quantity as a case file writes it: `700`, `at-least 700`, `about/exact 700`, `percent 70`,
 * `ordinal 3`, `date 2014-11-20`, `date --05`, `count 1 ?`; a question mark stands for optional and
 * `or` before what else it can mean.
 */
export function asWritten(quantity: Quantity): string {
  const optional = quantity.optional ? ' ?' : ''
  if (quantity.kind === 'date') {
    const { year, month, day } = quantity
    const two = (number: number) => String(number).padStart(2, '0')
    const parts = [year ?? '-', two(month), ...(day === undefined ? [] : [two(day)])]
    return `date ${parts.join('-')}${optional}`
  }
  const { kind, bounds, alternatives } = quantity
  const hedge = bounds.join('/') === 'exact' ? '' : `${bounds.join('/')} `
  const other = alternatives.map((sense) => ` or ${sense.kind} ${rounded(sense.value)}`).join('')
  return `${hedge}${kind} ${rounded(quantity.value)}${other}${optional}`
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
