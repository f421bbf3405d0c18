import { numeral } from './numerals.ts'
import { childOf, isOn, valueIn, type WordElement } from './word-xml.ts'

/** Counts the items of a document's lists, in the order in which they are asked for. */
export interface ListCounter {
  /**
   * What Word shows before a paragraph: `(أ)`, `2.1`.
   *
   * @param properties `w:pPr` of the paragraph
   * @returns '' where it is no item or has a bullet; `undefined` where it is counted in a way that is not known here
   */
  mark(properties: WordElement | undefined): string | undefined
}

interface Level {
  readonly start: number
  readonly format: string
  /** With `%1` for the number of the first level. */
  readonly text: string
  readonly isDecimal: boolean
  readonly style: string | undefined
}

interface List {
  readonly id: string
  /** Lists of one kind go on counting where another one of them ended. */
  readonly kind: string
  readonly levels: readonly (Level | undefined)[]
  /** By level, what the list begins with though its kind has counted on. */
  readonly restarts: ReadonlyMap<number, number>
}

interface Item {
  readonly list: List
  readonly level: number
}

/** More styles than this are not based on one another, unless in a circle. */
const LONGEST_CHAIN = 20

export function listCounter(
  numbering: WordElement | undefined,
  styles: WordElement | undefined,
): ListCounter {
  const lists = listsOf(numbering)
  const byStyle = new Map(
    (styles?.children ?? [])
      .filter(({ name }) => name === 'w:style')
      .map((style) => [style.attributes.get('styleId') ?? '', style]),
  )
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  function itemOf(properties: WordElement | undefined): Item | undefined {
    let style = valueIn(properties, 'w:pStyle')
    let numbered = childOf(properties, 'w:numPr')
    let id = valueIn(numbered, 'w:numId')
    let level = valueIn(numbered, 'w:ilvl')
    for (let step = 0; id === undefined && style !== undefined && step < LONGEST_CHAIN; step += 1) {
      const definition = byStyle.get(style)
      numbered = childOf(childOf(definition, 'w:pPr'), 'w:numPr')
      id = valueIn(numbered, 'w:numId')
      level ??= valueIn(numbered, 'w:ilvl') ?? levelOfStyle(lists.get(id ?? ''), style)
      style = valueIn(definition, 'w:basedOn')
    }
    const list = lists.get(id ?? '')
    return list && { list, level: Number(level ?? 0) }
  }

  return {
    mark(properties) {
      const item = itemOf(properties)
      const level = item?.list.levels[item.level]
      if (item === undefined || level === undefined) return ''
      const { id, kind, levels, restarts } = item.list
      const before = counts.get(kind) ?? []
      const last = before[item.level]
      const restart = restarts.get(item.level)
      const isFirst = !begun.has(`${id} ${item.level}`)
      begun.add(`${id} ${item.level}`)
      const begins = last === undefined || (isFirst && restart !== undefined)
      const count = begins ? (restart ?? level.start) : last + 1
      // What is counted below it begins anew.
      const now = [...levels.slice(0, item.level).map((_, index) => before[index]), count]
      counts.set(kind, now)
      return level.format === 'bullet' ? '' : written(level, levels, now)
    },
  }
}

function written(
  { text, isDecimal }: Level,
  levels: List['levels'],
  counts: readonly (number | undefined)[],
): string | undefined {
  let isKnown = true
  const mark = text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1
    const level = levels[index]
    const own = level?.format ?? 'decimal'
    const format = isDecimal && own !== 'decimalZero' ? 'decimal' : own
    const shown = numeral(counts[index] ?? level?.start ?? 1, format)
    isKnown &&= shown !== undefined
    return shown ?? ''
  })
  return isKnown ? mark : undefined
}

function listsOf(numbering: WordElement | undefined): Map<string, List> {
  const all = numbering?.children ?? []
  const kinds = new Map(
    all
      .filter(({ name }) => name === 'w:abstractNum')
      .map((kind) => [kind.attributes.get('abstractNumId') ?? '', kind]),
  )
  // A kind may only name the style of a list, and the levels stand in the kind that has this style.
  const byStyle = new Map([...kinds.values()].map((kind) => [valueIn(kind, 'w:styleLink'), kind]))
  const levelsOf = (kind: WordElement | undefined): (Level | undefined)[] => {
    const style = valueIn(kind, 'w:numStyleLink')
    return levelsIn((style !== undefined && byStyle.get(style)) || kind)
  }
  return new Map(
    all
      .filter(({ name }) => name === 'w:num')
      .map((num): [string, List] => {
        const id = num.attributes.get('numId') ?? ''
        const kind = valueIn(num, 'w:abstractNumId') ?? ''
        const overrides = num.children.filter(({ name }) => name === 'w:lvlOverride')
        const levels = levelsOf(kinds.get(kind))
        for (const override of overrides) {
          levelsIn(override).forEach((level, index) => {
            if (level !== undefined) levels[index] = level
          })
        }
        const restarts = overrides.flatMap((override): [number, number][] => {
          const start = valueIn(override, 'w:startOverride')
          const level = Number(override.attributes.get('ilvl') ?? 0)
          return start === undefined ? [] : [[level, Number(start)]]
        })
        return [id, { id, kind, levels, restarts: new Map(restarts) }]
      }),
  )
}

function levelsIn(parent: WordElement | undefined): (Level | undefined)[] {
  const levels: (Level | undefined)[] = []
  for (const child of parent?.children ?? []) {
    const index = Number(child.attributes.get('ilvl') ?? 0)
    // Word has nine levels.
    if (child.name !== 'w:lvl' || !(index >= 0 && index < 9)) continue
    levels[index] = {
      start: Number(valueIn(child, 'w:start') ?? 1),
      format: valueIn(child, 'w:numFmt') ?? 'decimal',
      text: valueIn(child, 'w:lvlText') ?? '',
      isDecimal: isOn(child, 'w:isLgl'),
      style: valueIn(child, 'w:pStyle'),
    }
  }
  return levels
}

function levelOfStyle(list: List | undefined, style: string): string | undefined {
  const index = list?.levels.findIndex((level) => level?.style === style) ?? -1
  return index < 0 ? undefined : String(index)
}
