import type { LanguagePack } from '../../text/pack.ts'

export const ENGLISH: LanguagePack = {
  tag: 'en',
  ownName: 'English',
  script: 'Latn',
  direction: 'ltr',
  comma: ', ',
  semicolon: '; ',
  quotes: { open: '“', close: '”' },
}
