/** What a brief is written as. */
export const FORMATS = ['pdf', 'html', 'md', 'docx', 'references'] as const

export type Format = (typeof FORMATS)[number]

/** What is made of a brief where nobody says otherwise. */
export const USUAL_FORMATS: readonly Format[] = ['pdf', 'html', 'md', 'references']

/** Those that are made of a Markdown brief alone, which knows its notes no more. */
export const PRINTED_FORMATS = ['pdf', 'html', 'docx'] as const satisfies readonly Format[]

/** The versions of XLIFF that are written. Translators’ tools of before 2014, and many of today, read the older one alone. */
export const XLIFF_VERSIONS = ['2.1', '1.2'] as const

export type XliffVersion = (typeof XLIFF_VERSIONS)[number]
