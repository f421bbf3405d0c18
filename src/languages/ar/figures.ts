import type { FigureWords } from '../../text/pack-parts.ts'

export const figures: FigureWords = {
  before: {
    'more-than': 'أكثر من ',
    'at-least': 'ما لا يقل عن ',
    about: 'نحو ',
    'at-most': 'ما لا يزيد على ',
    'less-than': 'أقل من ',
  },
  perCent: ' في المائة',
  belowZero: /(?:^|\s)(?:سالب|ناقص)\s/u,
  none: /لا |لم |أي |أحد/,
}
