import { formatLocator } from '../../model/source.ts'
import { countParagraphs, type ParagraphPack } from '../../text/locator.ts'

/** Made once: it takes longer to make than to use. */
const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const PARAGRAPHS: ParagraphPack = {
  inWords(locator) {
    const ranges = locator.map((range) => formatLocator([range]))
    return `${countParagraphs(locator) === 1 ? 'para.' : 'paras'} ${LIST.format(ranges)}`
  },
}
