import type { ArticleWords } from '../../text/article-words.ts'

export const URDU_ARTICLES: ArticleWords = {
  tag: 'ur',
  byline: ['تحریر', 'مصنف'],
  translation: ['ترجمہ', 'مترجم'],
  noPersons: ['نیوز', 'ایجنسی', 'ڈیسک'],
  debris: {
    'other articles': ['مزید پڑھیں', 'یہ بھی پڑھیں'],
    'share and follow': ['شیئر کریں'],
    tags: ['ٹیگز'],
    rights: ['جملہ حقوق'],
    comments: ['تبصرے'],
  },
}
