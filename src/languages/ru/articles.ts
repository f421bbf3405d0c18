import type { ArticleWords } from '../../text/article-words.ts'

export const RUSSIAN_ARTICLES: ArticleWords = {
  tag: 'ru',
  months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  byline: ['автор', 'текст'],
  translation: ['перевод', 'переводчик', 'перевёл', 'перевела'],
  noPersons: ['тасс', 'риа новости', 'редакция', 'агентство', 'интерфакс', 'спутник', 'reuters'],
  debris: {
    'other articles': ['читайте также', 'читать далее', 'похожие статьи'],
    'share and follow': ['поделиться', 'подписывайтесь на нас'],
    subscription: ['подписаться'],
    tags: ['теги', 'метки'],
    rights: ['все права защищены'],
    'change line': ['обновлено'],
    'date line': ['опубликовано'],
    comments: ['комментарии', 'оставить комментарий'],
  },
}
