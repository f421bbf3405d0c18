/**
 * Letters that the writers of a script exchange freely, each with the one that stands for all of them: in
 * the Arabic script hamza on alif, the dots of the last ya and of ta marbuta, and two kinds of kaf. Of
 * scripts, not of languages: a passage has the same fingerprint whatever languages there are packs of.
 */
export const EXCHANGED: Readonly<Record<string, string>> = {
  '\u0623': '\u0627',
  '\u0625': '\u0627',
  '\u0622': '\u0627',
  '\u0671': '\u0627',
  '\u0649': '\u064A',
  '\u06CC': '\u064A',
  '\u06A9': '\u0643',
  '\u0629': '\u0647',
}
