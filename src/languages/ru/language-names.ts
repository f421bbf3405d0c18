import type { LanguageNamePack } from '../../text/pack.ts'

export const LANGUAGE_NAMES: LanguageNamePack = {
  names: {
    am: 'амхарский',
    ar: 'арабский',
    az: 'азербайджанский',
    ckb: 'сорани',
    de: 'немецкий',
    el: 'греческий',
    en: 'английский',
    es: 'испанский',
    fa: 'персидский',
    fr: 'французский',
    he: 'иврит',
    hy: 'армянский',
    it: 'итальянский',
    ja: 'японский',
    ku: 'курдский',
    nl: 'нидерландский',
    ps: 'пушту',
    pt: 'португальский',
    ru: 'русский',
    so: 'сомалийский',
    sv: 'шведский',
    tr: 'турецкий',
    uk: 'украинский',
    und: 'неустановленный',
    ur: 'урду',
    zh: 'китайский',
  },
  // An adjective is inflected, any other name is not: «на русском языке», «на языке урду».
  inLanguage: (name) =>
    name.endsWith('ий') ? `на ${name.slice(0, -2)}ом языке` : `на языке ${name}`,
}
