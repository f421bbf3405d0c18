import { formatLocator, type Locator } from '../../model/source.ts'
import { countParagraphs, type ParagraphPack } from '../../text/locator.ts'

/** «الفقرة 3», «الفقرتان 3 و4» (the dual), «الفقرات 3 و5 و7–8». */
export const PARAGRAPHS: ParagraphPack = {
  inWords(locator) {
    const count = countParagraphs(locator)
    const word = count === 1 ? 'الفقرة' : count === 2 ? 'الفقرتان' : 'الفقرات'
    const ranges = locator.map((range) => formatLocator([range]))
    // Two neighbours are a pair in words, not a range: «الفقرتان 3 و4».
    const items = count === 2 && ranges.length === 1 ? twoNeighbours(locator) : ranges
    return `${word} ${items.join(' و')}`
  },
}

function twoNeighbours(locator: Locator): string[] {
  return locator.flatMap(({ from, to }) => [String(from), String(to)])
}
