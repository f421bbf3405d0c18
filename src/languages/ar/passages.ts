import type { PassageRules } from '../../text/pack-parts.ts'

export const passages: PassageRules = {
  endings: /(?<=..)(?:ون|ين|ان|ات|يا|ي|ا|و)$/,
  ownYear:
    /(?<!\p{L})(?:ال)?(?:مقال|مقالة|تقرير|دراسة|نُ?شرت?|منشورة?|صادرة?)\s+(?:(?:من|في|عام|سنة|لعام)\s+){0,2}$/u,
  and: String.raw`و\s*`,
}
