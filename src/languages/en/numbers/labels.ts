import type { LabelWords, Token } from '../../../text/numbers/pack.ts'
import type { Reading } from '../../../text/numbers/reading.ts'

export const LABELS: LabelWords = {
  label:
    /^(?:articles?|paragraphs?|paras?|chapters?|sections?|phases?|stages?|parts?|annex|annexes|appendix|volumes?|rounds?|day|week|year|items?|goals?|levels?|tiers?|grades?|category|categories|pillars?|figures?|tables?|no|number|sessions?|pages?|resolutions?|principles?|rules?|steps?|points?|groups?|tracks?|types?|class|options?|questions?|units?|zones?|regions?|districts?|sectors?|areas?|rooms?|floors?|brigades?|channels?|clauses?|notes?|footnotes?|versions?|batch|wave|war|quarter|q|lane|gate|terminal|protocol|generations?|every|each)$/,
  isAge,
  isLoose,
}

function isAge(tokens: readonly Token[], { value, from, to }: Reading): boolean {
  const before = tokens[from - 1]?.text ?? ''
  if (/^(?:under|over)$/.test(before)) return value <= 120
  const first = /^(?:between|from|of)$/.test(before) ? (tokens[from - 2]?.text ?? '') : before
  if (/^(?:ages?|aged|turned|turning)$/.test(first)) return true
  const after = [0, 1, 2, 3].map((step) => tokens[to + step]?.text ?? '').join(' ')
  return /^(?:- )?years? (?:- )?(?:olds?|anniversary|of age)/.test(after)
}

/** Of a century, or at the head of a clause: "the third is …". */
function isLoose(tokens: readonly Token[], { kind, from, to }: Reading): boolean {
  if (kind !== 'ordinal') return false
  const next = tokens[to]?.text ?? ''
  if (next.startsWith('centur')) return true
  return (
    tokens[from - 1]?.text === 'the' &&
    /^(?:is|was|are|were|has|had|will|would|with|without|,)$/.test(next)
  )
}
