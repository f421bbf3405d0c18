import type { LanguagePack } from '../../text/pack.ts'
import { DATES } from './dates.ts'
import { LANGUAGE_NAMES } from './language-names.ts'
import { NUMBERS } from './numbers/numbers.ts'
import { PARAGRAPHS } from './paragraphs.ts'
import { WORDS } from './words.ts'

export const FRENCH: LanguagePack = {
  tag: 'fr',
  ownName: 'Français',
  script: 'Latn',
  direction: 'ltr',
  comma: ', ',
  // A high mark has a narrow space before it, at which no line breaks.
  semicolon: '\u202F; ',
  quotes: { open: '«\u202F', close: '\u202F»' },
  words: WORDS,
  numbers: NUMBERS,
  dates: DATES,
  paragraphs: PARAGRAPHS,
  languageNames: LANGUAGE_NAMES,
}
