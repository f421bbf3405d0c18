import type { DatePack } from '../../text/dates.ts'

export const DATES: DatePack = {
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  since: 'depuis',
  // The first alone is an ordinal.
  dayInWords: (day) => (day === 1 ? '1er' : String(day)),
}
