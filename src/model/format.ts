/** What a brief is written as. */
export const FORMATS = ['pdf', 'html', 'md', 'references'] as const

export type Format = (typeof FORMATS)[number]

/** Those that are made of a Markdown brief alone, which knows its notes no more. */
export const PRINTED_FORMATS = ['pdf', 'html'] as const satisfies readonly Format[]
