import type { LetterRuns } from '../text/letter-runs.ts'
import { ARABIC_LETTER_RUNS } from './ar/letter-runs.ts'

/** Languages of which it is known what letters follow each other: of those whose letters a PDF is most likely to lose. */
export const LETTER_RUNS: readonly LetterRuns[] = [ARABIC_LETTER_RUNS]
