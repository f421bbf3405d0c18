import { formatLocator } from '../../model/source.ts'
import { countParagraphs, type ParagraphPack } from '../../text/locator.ts'

/** Made once: it takes longer to make than to use. */
const LIST = new Intl.ListFormat('ru', { type: 'conjunction' })

/** «п. 3», «пп. 3, 5 и 7–8», as the United Nations cite them; no line ends between it and its number. */
export const PARAGRAPHS: ParagraphPack = {
  inWords(locator) {
    const ranges = locator.map((range) => formatLocator([range]))
    return `${countParagraphs(locator) === 1 ? 'п.' : 'пп.'}\u00A0${LIST.format(ranges)}`
  },
}
