import type { LanguagePack } from '../../text/pack.ts'

export const ARABIC: LanguagePack = {
  tag: 'ar',
  ownName: 'العربية',
  script: 'Arab',
  direction: 'rtl',
  comma: '، ',
  semicolon: '؛ ',
  quotes: { open: '«', close: '»' },
}
