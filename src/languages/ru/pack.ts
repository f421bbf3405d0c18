import type { DraftPack } from '../../text/pack.ts'
import { DATES } from './dates.ts'
import { LANGUAGE_NAMES } from './language-names.ts'
import { PARAGRAPHS } from './paragraphs.ts'

/**
 * The beginning of a pack: what can be written without looking into the readers of numbers and words. What it
 * lacks is told to whoever names it in a brief; whole, it is a pack like the others.
 */
export const RUSSIAN: DraftPack = {
  tag: 'ru',
  ownName: 'Русский',
  nameInEnglish: 'Russian',
  script: 'Cyrl',
  direction: 'ltr',
  sections: {
    background: 'Предыстория',
    approach: 'Подход',
    outcomes: 'Результаты',
    criticisms: 'Критика',
    risks: 'Сохраняющиеся риски',
  },
  dates: DATES,
  paragraphs: PARAGRAPHS,
  languageNames: LANGUAGE_NAMES,
  comma: ', ',
  semicolon: '; ',
  quotes: { open: '«', close: '»' },
  colon: ': ',
  room: 1.3,
  leading: { title: 1.3, text: 1.52, small: 1.4 },
  // Lists are counted without ё, з, й, о, ч, ъ, ы and ь, which are taken for others (GOST 2.105).
  letters: 'абвгдежиклмнпрстуфхцшщэюя',
  noteWord: 'Сноска',
  bracket: 'Прим. ред.',
  citation: { locale: 'ru-RU' },
}
