import type { ArticleWords } from '../../text/article-words.ts'

export const ITALIAN_ARTICLES: ArticleWords = {
  tag: 'it',
  months:
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  byline: ['scritto da', 'a cura di', 'di', 'autore'],
  translation: ['tradotto da', 'traduzione di', 'traduzione'],
  noPersons: ['redazione', 'agenzie', 'ansa', 'autore'],
  debris: {
    'other articles': [
      'leggi anche',
      '(leggi anche',
      'leggi tutto',
      'articoli correlati',
      'potrebbe interessarti',
    ],
    'share and follow': ['condividi', 'seguici', 'stampa'],
    subscription: ['iscriviti', 'abbonati'],
    tags: ['etichette', 'categorie'],
    rights: ['tutti i diritti riservati'],
    'change line': ['aggiornato'],
    'date line': ['pubblicato', 'tempo di lettura'],
    comments: ['commenti', 'lascia un commento'],
    advertisement: ['pubblicità'],
    caption: ['foto:'],
  },
}
