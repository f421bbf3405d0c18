/** What a brief is written as. */
export const FORMATS = ['pdf', 'html', 'md'] as const

export type Format = (typeof FORMATS)[number]
