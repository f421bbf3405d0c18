import type { ArticleWords } from '../../text/article-words.ts'

export const SORANI_ARTICLES: ArticleWords = {
  tag: 'ckb',
  letters: /[ەێۆڕڵ]/g,
  common: 'و لە بۆ بە کە ئەو ئەم لەگەڵ نێوان سەر هەیە دەکات کرد بوو یان هەر',
  byline: ['نووسینی'],
  translation: ['وەرگێڕانی'],
  noPersons: ['ئاژانس'],
  debris: {},
}
