import type { DatePack } from '../../text/dates.ts'

export const DATES: DatePack = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  since: 'since',
}
