import type { ArticleWords } from '../../text/article-words.ts'

export const SPANISH_ARTICLES: ArticleWords = {
  tag: 'es',
  months:
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  byline: ['escrito por', 'por', 'autor', 'autora'],
  translation: ['traducido por', 'traducción', 'traducción de'],
  noPersons: ['redacción', 'agencias', 'agencia', 'efe', 'autor'],
  debris: {
    'other articles': [
      'lea también',
      'lee también',
      'leer más',
      'te puede interesar',
      'noticias relacionadas',
      'artículos relacionados',
      'más leídas',
    ],
    'share and follow': ['compartir', 'síguenos', 'comparte', 'imprimir'],
    subscription: ['suscríbete', 'suscribirse', 'iniciar sesión'],
    tags: ['etiquetas', 'categorías'],
    rights: ['todos los derechos reservados'],
    'change line': ['actualizado'],
    'date line': ['publicado', 'tiempo de lectura'],
    comments: ['comentarios', 'deja un comentario', 'deja una respuesta'],
    advertisement: ['publicidad'],
    caption: ['foto:', 'imagen:'],
  },
}
