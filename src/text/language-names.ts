import type { ByLanguage, Language } from '../model/language.ts'

/**
 * The languages that sources are most often in. Written out because what `Intl` calls them differs between
 * ICU versions; those that are not here have the name that it gives.
 */
const NAMES: Readonly<Record<string, ByLanguage>> = {
  am: { en: 'Amharic', ar: 'الأمهرية' },
  ar: { en: 'Arabic', ar: 'العربية' },
  az: { en: 'Azerbaijani', ar: 'الأذربيجانية' },
  ckb: { en: 'Central Kurdish', ar: 'الكردية السورانية' },
  de: { en: 'German', ar: 'الألمانية' },
  el: { en: 'Greek', ar: 'اليونانية' },
  en: { en: 'English', ar: 'الإنكليزية' },
  es: { en: 'Spanish', ar: 'الإسبانية' },
  fa: { en: 'Persian', ar: 'الفارسية' },
  fr: { en: 'French', ar: 'الفرنسية' },
  he: { en: 'Hebrew', ar: 'العبرية' },
  hy: { en: 'Armenian', ar: 'الأرمنية' },
  it: { en: 'Italian', ar: 'الإيطالية' },
  ja: { en: 'Japanese', ar: 'اليابانية' },
  ku: { en: 'Kurdish', ar: 'الكردية' },
  nl: { en: 'Dutch', ar: 'الهولندية' },
  ps: { en: 'Pashto', ar: 'البشتوية' },
  pt: { en: 'Portuguese', ar: 'البرتغالية' },
  ru: { en: 'Russian', ar: 'الروسية' },
  so: { en: 'Somali', ar: 'الصومالية' },
  sv: { en: 'Swedish', ar: 'السويدية' },
  tr: { en: 'Turkish', ar: 'التركية' },
  uk: { en: 'Ukrainian', ar: 'الأوكرانية' },
  ur: { en: 'Urdu', ar: 'الأردية' },
  zh: { en: 'Chinese', ar: 'الصينية' },
}

/** That something is in a language, whichever it is, as a footnote says it: "in French", «بالفرنسية». */
export function inLanguage(tag: string, language: Language): string {
  const { language: code } = new Intl.Locale(tag)
  const given = new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? tag
  const name = NAMES[code]?.[language] ?? given
  return language === 'en' ? `in ${name}` : `ب${name}`
}
