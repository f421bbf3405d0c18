import type { LanguagePack } from '../../text/pack.ts'

export const ENGLISH: LanguagePack = {
  tag: 'en',
  ownName: 'English',
  script: 'Latn',
  direction: 'ltr',
  sections: {
    background: 'Background',
    approach: 'Approach',
    outcomes: 'Outcomes',
    criticisms: 'Criticisms',
    risks: 'Open risks',
  },
  comma: ', ',
  semicolon: '; ',
  quotes: { open: '“', close: '”' },
}
