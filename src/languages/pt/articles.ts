import type { ArticleWords } from '../../text/article-words.ts'

export const PORTUGUESE_ARTICLES: ArticleWords = {
  tag: 'pt',
  months:
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  byline: ['escrito por', 'por', 'autor', 'autora'],
  translation: ['traduzido por', 'tradução', 'tradução de'],
  noPersons: ['redação', 'da redação', 'agência', 'agências', 'autor'],
  debris: {
    'other articles': [
      'leia também',
      'leia mais',
      'veja também',
      'saiba mais',
      'artigos relacionados',
    ],
    'share and follow': ['compartilhar', 'compartilhe', 'siga-nos', 'imprimir'],
    subscription: ['assine', 'receba em seu email', 'cadastre-se', 'baixe agora'],
    tags: ['tags', 'categorias'],
    rights: ['todos os direitos reservados'],
    'change line': ['atualizado'],
    'date line': ['publicado', 'tempo de leitura'],
    comments: ['comentários', 'deixe um comentário', 'deixe uma resposta'],
    advertisement: ['publicidade'],
    caption: ['foto:', 'imagem:'],
  },
}
