import type { LanguagePack } from '../../text/pack.ts'
import { figures } from './figures.ts'
import { isolation } from './isolation.ts'
import { judgements } from './judgements.ts'
import { inflections, names } from './names.ts'
import { opposites } from './opposites.ts'
import { passages } from './passages.ts'
import { polarity } from './polarity.ts'
import { writing } from './writing.ts'

export const ARABIC: LanguagePack = {
  tag: 'ar',
  ownName: 'العربية',
  nameInEnglish: 'Arabic',
  script: 'Arab',
  direction: 'rtl',
  comma: '، ',
  semicolon: '؛ ',
  quotes: { open: '«', close: '»' },
  letters: 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
  noteWord: 'الحاشية',
  bracket: 'المحرر',
  citation: { locale: 'ar' },
  judgements,
  inflections,
  names,
  passages,
  polarity,
  opposites,
  figures,
  isolation,
  writing,
}
