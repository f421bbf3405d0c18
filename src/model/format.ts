/** What a brief is written as. */
export const FORMATS = ['pdf', 'html', 'md', 'docx'] as const

export type Format = (typeof FORMATS)[number]

/** What is made of a brief where nobody says otherwise. */
export const USUAL_FORMATS: readonly Format[] = ['pdf', 'html', 'md']
