import type { FigureWords } from '../../text/pack-parts.ts'

export const figures: FigureWords = {
  belowZero: /(?:^|\s)(?:سالب|ناقص)\s/u,
  none: /لا |لم |أي |أحد/,
}
