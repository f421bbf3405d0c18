/** What is known of a file besides its bytes. */
export interface SavedFile {
  /** File name, with its ending. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The address that it was saved from, where the person says so. */
  readonly url?: string
}
