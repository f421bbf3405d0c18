import type { DatePack } from '../../text/pack.ts'
import { DUAL_MONTHS } from './writing.ts'

export const DATES: DatePack = { months: DUAL_MONTHS, since: 'منذ' }
