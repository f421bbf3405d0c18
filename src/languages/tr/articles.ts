import type { ArticleWords } from '../../text/article-words.ts'

export const TURKISH_ARTICLES: ArticleWords = {
  tag: 'tr',
  letters: /[ğışİ]/g,
  common:
    've bir bu için ile da de olarak olan daha çok gibi kadar sonra en ise ancak göre olduğu var ne değil her o ya',
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
