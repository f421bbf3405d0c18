import type { ArticleWords } from '../../text/article-words.ts'

export const TURKISH_ARTICLES: ArticleWords = {
  tag: 'tr',
  months: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  byline: ['yazan', 'yazar', 'haber'],
  translation: ['çeviren', 'çeviri', 'tercüme'],
  noPersons: ['ajans', 'ajanslar', 'anadolu ajansı', 'editör', 'haber merkezi'],
  debris: {
    'other articles': ['ayrıca okuyun', 'ilgili haberler', 'benzer haberler'],
    'share and follow': ['paylaş', 'bizi takip edin'],
    subscription: ['abone ol'],
    tags: ['etiketler'],
    rights: ['tüm hakları saklıdır'],
    'change line': ['güncelleme'],
    'date line': ['yayınlanma'],
    comments: ['yorumlar', 'yorum yap'],
  },
}
