import type { Isolation } from '../../text/pack-parts.ts'

/** Guillemets are its own: they look the same on either side of Arabic words, and keep the French order. */
export const isolation: Isolation = {
  foreignQuotes: '',
  foreignMarks: '؟،؛',
  glue: '.:!،؛؟/–‑-…',
}
