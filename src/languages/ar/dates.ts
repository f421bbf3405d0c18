import type { DatePack } from '../../text/dates.ts'
import { DUAL_MONTHS } from './digits-and-months.ts'

export const DATES: DatePack = { months: DUAL_MONTHS, since: 'منذ' }
