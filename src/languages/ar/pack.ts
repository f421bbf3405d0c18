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
import { writing } from './writing.ts'

export const ARABIC: LanguagePack = {
  tag: 'ar',
  ownName: 'العربية',
  nameInEnglish: 'Arabic',
  script: 'Arab',
  direction: 'rtl',
  room: 1,
  // A hamza above its alif reaches 1.28 of the size above the line, a waw 0.3 below, a final jim 0.7.
  leading: { title: 1.45, text: 1.68, small: 1.56 },
  sections: {
    background: 'الخلفية',
    approach: 'النهج المتبع',
    outcomes: 'النتائج',
    criticisms: 'الانتقادات',
    risks: 'المخاطر القائمة',
  },
  colon: ': ',
  comma: '، ',
  semicolon: '؛ ',
  quotes: { open: '«', close: '»' },
  words: WORDS,
  numbers: NUMBERS,
  dates: DATES,
  paragraphs: PARAGRAPHS,
  languageNames: LANGUAGE_NAMES,
  letters: 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
  noteWord: 'الحاشية',
  bracket: 'المحرر',
  citation: { locale: 'ar' },
  judgements,
  style,
  inflections,
  names,
  passages,
  polarity,
  opposites,
  figures,
  isolation,
  writing,
}
