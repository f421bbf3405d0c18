/** Words, and the tag of the language in which they are read. */
export interface Wording {
  readonly text: string
  readonly language: string
}
