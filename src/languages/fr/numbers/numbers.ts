import type { NumberPack } from '../../../text/numbers/pack.ts'
import { COUNTED } from './counted.ts'
import { DATES } from './dates.ts'
import { HEDGES } from './hedges.ts'
import { JOINTS } from './joints.ts'
import { LABELS } from './labels.ts'
import { ELISION, NAMES } from './names.ts'
import { idiomLength, READERS } from './readers.ts'
import { SHARES } from './shares.ts'
import { TIMES } from './times.ts'
import { UNIT_WORDS } from './units.ts'

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** How numbers are written in French. */
export const NUMBERS: NumberPack = {
  word: new RegExp(`${ELISION}|[a-z\\u00DF-\\u024F]+(?:'[a-z\\u00DF-\\u024F]+)?`, 'y'),
  figures: { dot: 'group', comma: 'decimal' },
  readers: READERS,
  idiomLength,
  names: NAMES,
  hedges: HEDGES,
  shares: SHARES,
  belowZero: {
    // "Moins" is read with its number, for it is a hedge as often: "au moins 5".
    minus: /^négatif$/,
    zero: /^zéro$/,
    below: /^sous$/,
    scale: /^(?:degrés?|points?|pour)$/,
  },
  dates: DATES,
  times: TIMES,
  units: UNIT_WORDS,
  joints: JOINTS,
  labels: LABELS,
  counted: COUNTED,
  weekdayAt(tokens, at) {
    const index = WEEKDAYS.indexOf((tokens[at]?.text ?? '').replace(/s$/, ''))
    return index < 0 ? undefined : index + 1
  },
}
