import type { LanguagePack } from '../../text/pack.ts'
import { DATES } from './dates.ts'
import { LANGUAGE_NAMES } from './language-names.ts'
import { NUMBERS } from './numbers/numbers.ts'
import { PARAGRAPHS } from './paragraphs.ts'
import { WORDS } from './words.ts'

export const ENGLISH: LanguagePack = {
  tag: 'en',
  ownName: 'English',
  script: 'Latn',
  direction: 'ltr',
  words: WORDS,
  numbers: NUMBERS,
  dates: DATES,
  paragraphs: PARAGRAPHS,
  languageNames: LANGUAGE_NAMES,
  comma: ', ',
  semicolon: '; ',
  quotes: { open: '“', close: '”' },
}
