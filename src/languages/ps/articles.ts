import type { ArticleWords } from '../../text/article-words.ts'

export const PASHTO_ARTICLES: ArticleWords = {
  tag: 'ps',
  letters: /[ټډړښږڼېۍ]/g,
  common: 'د په او چې ته له کې دی ده شوي کوي هم یې دا هغه لپاره سره',
  byline: ['لیکوال'],
  translation: ['ژباړن'],
  noPersons: ['اژانس'],
  debris: {},
}
