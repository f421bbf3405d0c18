import type { Isolation } from '../../text/pack-parts.ts'

/** Its own marks of quotation and its comma stay where English has them: “…”, “…” of two Arabic names. */
export const isolation: Isolation = {
  foreignQuotes: '«',
  foreignMarks: '؟،؛',
  glue: '.:!،؛؟/–‑-…',
}
