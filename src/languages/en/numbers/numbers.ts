import type { NumberPack } from '../../../text/numbers/pack.ts'
import { COUNTED } from './counted.ts'
import { DATES } from './dates.ts'
import { HEDGES } from './hedges.ts'
import { JOINTS } from './joints.ts'
import { LABELS } from './labels.ts'
import { NAMES } from './names.ts'
import { idiomLength, READERS } from './readers.ts'
import { SHARES } from './shares.ts'
import { TIMES } from './times.ts'
import { UNIT_WORDS } from './units.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** How numbers are written in English. */
export const NUMBERS: NumberPack = {
  word: /[a-z\u00DF-\u024F]+(?:'[a-z]+)?/y,
  figures: {
    dot: 'decimal',
    comma: 'group',
    decimalCommaBefore:
      / ?(?:%|per cent|percent|million|billion|km|kg|tonnes|metres|degrees|points)/y,
  },
  readers: READERS,
  idiomLength,
  names: NAMES,
  hedges: HEDGES,
  shares: SHARES,
  belowZero: {
    minus: /^(?:minus|negative)$/,
    zero: /^(?:zero|freezing)$/,
    below: /^(?:below|under)$/,
    scale: /^(?:degrees?|points?|per|percent)$/,
  },
  dates: DATES,
  times: TIMES,
  units: UNIT_WORDS,
  joints: JOINTS,
  labels: LABELS,
  counted: COUNTED,
  weekdayAt(tokens, at) {
    const { text = '', capital = false } = tokens[at] ?? {}
    const index = capital ? WEEKDAYS.indexOf(text.replace(/s$/, '')) : -1
    return index < 0 ? undefined : index + 1
  },
}
