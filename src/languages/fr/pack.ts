import type { LanguagePack } from '../../text/pack.ts'
import { bound } from './bound.ts'
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

export const FRENCH: LanguagePack = {
  tag: 'fr',
  ownName: 'Français',
  nameInEnglish: 'French',
  script: 'Latn',
  direction: 'ltr',
  room: 1.3,
  leading: { title: 1.3, text: 1.52, small: 1.4 },
  sections: {
    background: 'Contexte',
    approach: 'Démarche',
    outcomes: 'Résultats',
    criticisms: 'Critiques',
    risks: 'Risques persistants',
  },
  words: WORDS,
  numbers: NUMBERS,
  dates: DATES,
  paragraphs: PARAGRAPHS,
  languageNames: LANGUAGE_NAMES,
  colon: '\u00A0: ',
  comma: ', ',
  // A high mark has a narrow space before it, at which no line breaks.
  semicolon: '\u202F; ',
  quotes: { open: '«\u202F', close: '\u202F»' },
  letters: 'abcdefghijklmnopqrstuvwxyz',
  noteWord: 'Note',
  // The editor’s own notes are "N.D.L.R." in the press; written without its stops, as most do now.
  bracket: 'NDLR',
  citation: { locale: 'fr-FR' },
  judgements,
  style,
  inflections,
  names,
  passages,
  polarity,
  opposites,
  figures,
  isolation,
  bound,
}
