import type { ArticleWords } from '../../text/article-words.ts'

export const HEBREW_ARTICLES: ArticleWords = {
  tag: 'he',
  byline: ['מאת'],
  translation: ['תרגום', 'תרגם'],
  noPersons: ['רויטרס', 'מערכת', 'סוכנויות'],
  debris: {
    'other articles': ['קראו גם', 'כתבות נוספות'],
    'share and follow': ['שתפו', 'עקבו אחרינו'],
    tags: ['תגיות'],
    rights: ['כל הזכויות שמורות'],
    comments: ['תגובות'],
  },
}
