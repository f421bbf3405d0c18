import type { LanguagePack } from '../../text/pack.ts'
import { figures } from './figures.ts'
import { isolation } from './isolation.ts'
import { judgements } from './judgements.ts'
import { inflections, names } from './names.ts'
import { opposites } from './opposites.ts'
import { passages } from './passages.ts'
import { polarity } from './polarity.ts'

export const ENGLISH: LanguagePack = {
  tag: 'en',
  ownName: 'English',
  nameInEnglish: 'English',
  script: 'Latn',
  direction: 'ltr',
  comma: ', ',
  semicolon: '; ',
  quotes: { open: '“', close: '”' },
  letters: 'abcdefghijklmnopqrstuvwxyz',
  noteWord: 'Note',
  bracket: 'Editor',
  citation: { locale: 'en-GB' },
  judgements,
  inflections,
  names,
  passages,
  polarity,
  opposites,
  figures,
  isolation,
}
