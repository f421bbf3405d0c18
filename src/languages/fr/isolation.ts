import type { Isolation } from '../../text/pack-parts.ts'
import { ARABIC_RUN } from '../runs.ts'

/** The algorithm tears nothing that runs from left to right. */
export const isolation: Isolation = { foreign: ARABIC_RUN, torn: [], closing: '؟' }
