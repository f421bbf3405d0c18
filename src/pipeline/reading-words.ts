import type { ReadParagraph } from './read.ts'

/** What a paragraph holds, a row a kind, for people: "figures", "more than 700". */
export function marksInRows({
  figures,
  dates,
  names,
  unknownNames,
  speech,
}: ReadParagraph['marks']): (readonly [name: string, words: readonly string[]])[] {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['figures', figures.map(({ text }) => text)],
    ['dates', dates],
    ['names', names],
    ['names unknown', unknownNames],
    ['says so', speech],
  ]
  return rows.filter(([, words]) => words.length > 0)
}

/** Where else a paragraph is told, for people: "review ¶ 3 (40 %); here 120, there 90". */
export function alsoInWords({
  source,
  paragraph,
  likeness,
  otherwise,
}: ReadParagraph['alsoIn'][number]): string {
  const others = otherwise.map(({ here, there }) => `; here ${here}, there ${there}`)
  return `${source} ¶ ${paragraph} (${Math.round(likeness * 100)} %)${others.join('')}`
}
