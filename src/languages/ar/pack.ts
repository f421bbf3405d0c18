import type { LanguagePack } from '../../text/pack.ts'

export const ARABIC: LanguagePack = {
  tag: 'ar',
  ownName: 'العربية',
  script: 'Arab',
  direction: 'rtl',
  sections: {
    background: 'الخلفية',
    approach: 'النهج المتبع',
    outcomes: 'النتائج',
    criticisms: 'الانتقادات',
    risks: 'المخاطر القائمة',
  },
  comma: '، ',
  semicolon: '؛ ',
  quotes: { open: '«', close: '»' },
}
