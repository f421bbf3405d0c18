import { dualAt } from '../../languages/ar/numbers/duals.ts'
import { packOf } from '../../languages/packs.ts'
import { quantitiesIn, tokensIn } from '../../languages/quantities.ts'
import { type Language, languagesOf, of } from '../../model/language.ts'
import type { Claim, Figure } from '../../model/source.ts'
import type { Context } from '../../report/context.ts'
import type { NumberQuantity } from '../../text/numbers/quantity.ts'

/**
 * Checks that the words of a figure say, in each language, the value and the bound that it
 * declares: `:figure[more than 700]{value=700 bound=more-than}`.
 */
export function checkFigure(figure: Figure, claim: Claim, context: Context): void {
  for (const language of languagesOf(figure.words)) {
    const reason = fault(figure, language)
    if (reason === undefined) continue
    const { path, line, column } = of(claim.statements, language).place
    context.report({
      rule: 'figure-value',
      path,
      place: { line, column },
      reason: `Claim \`${claim.id}\`: the figure “${figure.words[language]}” ${reason}`,
      actual: figure.words[language],
      expected: [`value=${figure.value} bound=${figure.bound}`],
      advice:
        'Correct the words, or the value and bound that the default language declares for both: exact, more-than, at-least, about, at-most (“up to”), less-than. A hedge stands inside of the brackets: `:figure[more than 700]{…}`.',
    })
  }
}

function fault(figure: Figure, language: Language): string | undefined {
  const words = of(figure.words, language)
  // A hyphen at the head of a text makes an item of a list; a figure stands within a sentence.
  const numbers = quantitiesIn(`: ${words}`, language).filter(
    (quantity) => quantity.kind !== 'date',
  )
  const meant = numbers.filter((number) => means(number, figure.value))
  if (meant.length === 0) {
    if (saysWithoutNumber(words, figure, language)) return undefined
    const [first] = numbers
    return first === undefined
      ? `has no number that could be ${figure.value}`
      : `says ${first.value}, but ${figure.value} is declared`
  }
  if (meant.some(({ bounds }) => bounds.includes(figure.bound))) return undefined
  const bounds = [...new Set(meant.flatMap((number) => number.bounds))]
  return `is bound as \`${bounds.join(' or ')}\`, but \`${figure.bound}\` is declared`
}

/** Shares may be declared in per cent or as a part of one. */
function means({ kind, value, alternatives }: NumberQuantity, declared: number): boolean {
  return [{ kind, value }, ...alternatives].some((sense) => {
    const share = sense.kind === 'fraction' ? sense.value * 100 : sense.value / 100
    return [sense.value, share].some(
      (candidate, index) =>
        (index === 0 || sense.kind === 'fraction' || sense.kind === 'percent') &&
        Math.abs(candidate - declared) < 1e-6 * Math.max(1, Math.abs(declared)),
    )
  })
}

/** One by the singular, two by the dual, none by a word. */
function saysWithoutNumber(words: string, { value }: Figure, language: Language): boolean {
  if (value === 1) return quantitiesIn(words, language).length === 0
  if (value === 2) {
    const tokens = tokensIn(words, language)
    return tokens.some((_, index) => dualAt(tokens, index) !== undefined)
  }
  return value === 0 && packOf(language).figures.none.test(words)
}
