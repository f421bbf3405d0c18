import { formatLocator } from '../../model/source.ts'
import { countParagraphs, type ParagraphPack } from '../../text/locator.ts'

/** Made once: it takes longer to make than to use. */
const LIST = new Intl.ListFormat('fr', { type: 'conjunction' })

/**
 * "par. 3", "par. 3, 5 et 7–8". Not "§ 3": reports whose paragraphs are numbered are cited with "par." in
 * the French of the United Nations and of the courts, it is spoken as it is written, and it is the same
 * for one paragraph and for several, where the sign would be doubled. No line ends between it and its number.
 */
export const PARAGRAPHS: ParagraphPack = {
  inWords(locator) {
    const ranges = locator.map((range) => formatLocator([range]))
    // Two neighbours are a pair in words, not a range: "par. 3 et 4".
    const pair = countParagraphs(locator) === 2 && ranges.length === 1
    const items = pair ? locator.flatMap(({ from, to }) => [String(from), String(to)]) : ranges
    return `par.\u00A0${LIST.format(items)}`
  },
}
