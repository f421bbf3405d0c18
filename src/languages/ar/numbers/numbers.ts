import type { NumberPack } from '../../../text/numbers/pack.ts'
import { COUNTED, isSingular } from './counted.ts'
import { DATES } from './dates.ts'
import { dualAt } from './duals.ts'
import { HEDGES } from './hedges.ts'
import { JOINTS } from './joints.ts'
import { LABELS } from './labels.ts'
import { NAMES } from './names.ts'
import { idiomLength, READERS } from './readers.ts'
import { SHARES } from './shares.ts'
import { TIMES } from './times.ts'
import { UNIT_WORDS } from './units.ts'
import { weekdayAt } from './weekdays.ts'

/** How numbers are written in Arabic. */
export const NUMBERS: NumberPack = {
  word: /[\u0621-\u064A\u066E-\u06D3]+/y,
  figures: { dot: 'group', comma: 'group' },
  readers: READERS,
  idiomLength,
  names: NAMES,
  hedges: HEDGES,
  shares: SHARES,
  belowZero: {
    minus: /^(?:سالب|ناقص)$/,
    zero: /^(?:ال)?صفر$/,
    below: /^(?:تحت|دون)$/,
    scale: /^(?:درجه|درجات|نقطه|نقاط|في|بالمئه|بالمائه)$/,
  },
  dates: DATES,
  times: TIMES,
  units: UNIT_WORDS,
  joints: JOINTS,
  labels: LABELS,
  counted: COUNTED,
  duals: { at: dualAt, isSingular },
  weekdayAt,
}
