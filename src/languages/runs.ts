/** Runs of the two scripts, for what is isolated within a text of the other one. */

const ARABIC_LETTER = String.raw`[\p{Script=Arabic}\u0640\u064B-\u065F\u0670]`
const LATIN_LETTER = String.raw`[\p{Script=Latin}]`

/** What may stand between two words of one run; a full stop only inside of an abbreviation. */
const INNER_STOP = String.raw`\.(?=\S)|(?<=\b[A-Z])\.`
const LATIN_GLUE = String.raw`(?:[\s\p{Nd}\p{M},:;&'’‘\/@_+()–‑-]|${INNER_STOP})`
const ARABIC_GLUE = String.raw`[\s\p{Nd}\p{M}.,:!،؛؟\/()«»“”"–‑-]`

/** Latin words within a text that runs from right to left. */
export const LATIN_RUN = `${LATIN_LETTER}(?:${LATIN_GLUE}{0,8}${LATIN_LETTER})*(?:[-‑]?\\p{Nd}+)*`

/** Arabic words within a text that runs from left to right. */
export const ARABIC_RUN = `[«“]{0,2}${ARABIC_LETTER}(?:${ARABIC_GLUE}{0,8}${ARABIC_LETTER})*`
