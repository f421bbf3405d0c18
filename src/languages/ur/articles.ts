import type { ArticleWords } from '../../text/article-words.ts'

export const URDU_ARTICLES: ArticleWords = {
  tag: 'ur',
  letters: /[ٹڈڑںےھہۓ]/g,
  common:
    'کے کی کا میں سے ہے اور کو نے پر ہیں کہ یہ اس بھی ایک کیا تھا ان جو کر گیا نہیں تو ہو لیے',
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
