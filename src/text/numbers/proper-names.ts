import { isInArabicName } from './arabic-names.ts'
import { isInEnglishName } from './english-names.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/**
 * Whether a number in words is part of a proper name, whose number the other language spells or
 * leaves out: «جبل الأربعين» is Mount Arbaeen, «بئر السبع» Beersheba.
 */
export function isPartOfName(tokens: readonly Token[], reading: Reading): boolean {
  const script = tokens[reading.from]?.script
  if (script === 'arabic') return isInArabicName(tokens, reading)
  return script === 'latin' && isInEnglishName(tokens, reading)
}
