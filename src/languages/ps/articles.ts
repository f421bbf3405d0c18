import type { ArticleWords } from '../../text/article-words.ts'

export const PASHTO_ARTICLES: ArticleWords = {
  tag: 'ps',
  byline: ['لیکوال'],
  translation: ['ژباړن'],
  noPersons: ['اژانس'],
  debris: {},
}
