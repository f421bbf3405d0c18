import type { ArticleWords } from '../../text/article-words.ts'

export const SORANI_ARTICLES: ArticleWords = {
  tag: 'ckb',
  byline: ['نووسینی'],
  translation: ['وەرگێڕانی'],
  noPersons: ['ئاژانس'],
  debris: {},
}
