import type { LanguagePack } from '../../text/pack.ts'
import { DATES } from './dates.ts'
import { figures } from './figures.ts'
import { isolation } from './isolation.ts'
import { judgements } from './judgements.ts'
import { LANGUAGE_NAMES } from './language-names.ts'
import { inflections, names } from './names.ts'
import { NUMBERS } from './numbers/numbers.ts'
import { opposites } from './opposites.ts'
import { PARAGRAPHS } from './paragraphs.ts'
import { passages } from './passages.ts'
import { polarity } from './polarity.ts'
import { style } from './style.ts'
import { WORDS } from './words.ts'

export const ENGLISH: LanguagePack = {
  tag: 'en',
  ownName: 'English',
  nameInEnglish: 'English',
  script: 'Latn',
  direction: 'ltr',
  room: 1.3,
  leading: { title: 1.3, text: 1.52, small: 1.4 },
  sections: {
    background: 'Background',
    approach: 'Approach',
    outcomes: 'Outcomes',
    criticisms: 'Criticisms',
    risks: 'Open risks',
  },
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  quotes: { open: '“', close: '”' },
  words: WORDS,
  numbers: NUMBERS,
  dates: DATES,
  paragraphs: PARAGRAPHS,
  languageNames: LANGUAGE_NAMES,
  letters: 'abcdefghijklmnopqrstuvwxyz',
  noteWord: 'Note',
  bracket: 'Editor',
  citation: { locale: 'en-GB' },
  judgements,
  style,
  inflections,
  names,
  passages,
  polarity,
  opposites,
  figures,
  isolation,
}
