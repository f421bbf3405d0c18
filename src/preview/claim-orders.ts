import type { Language } from '../model/language.ts'
import type { MarkOrder, NameOrder, SelectionOrder } from './protocol.ts'

/** What a page asks of some words of a statement. */
export interface FigureQuestion {
  readonly language: Language
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Whether what a page has sent has the form of a selection. */
export function isSelectionOrder(body: unknown): body is SelectionOrder {
  const { source, stretches } = partsOf(body)
  return (
    typeof source === 'string' &&
    Array.isArray(stretches) &&
    stretches.length > 0 &&
    stretches.every((stretch) => {
      const { paragraph, start = 0, end = 0 } = partsOf(stretch)
      return isCount(paragraph) && isCount(start) && isCount(end)
    })
  )
}

/** Whether it has that of words of a statement. */
export function isFigureQuestion(
  body: unknown,
  languages: readonly Language[],
): body is FigureQuestion {
  const { language, text, start, end } = partsOf(body)
  return (
    languages.includes(String(language)) &&
    typeof text === 'string' &&
    isCount(start) &&
    isCount(end)
  )
}

/** Whether it has that of a figure that is to be marked. */
export function isMarkOrder(body: unknown): body is MarkOrder {
  const { language, measure, value, bound, kind, words = '', number = '' } = partsOf(body)
  return (
    [language, measure, bound, words, number].every((text) => typeof text === 'string') &&
    typeof value === 'number' &&
    ['count', 'per-cent', 'other'].includes(String(kind))
  )
}

/** Whether it has that of a name for the register. */
export function isNameOrder(body: unknown): body is NameOrder {
  const order = partsOf(body)
  return (
    ['base', 'id', 'kind'].every((name) => typeof order[name] === 'string') &&
    typeof order.private === 'boolean' &&
    Object.values(partsOf(order.name)).every((form) => typeof form === 'string')
  )
}

function partsOf(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
