/** A file that no article can be read of. The message is a sentence for whoever saved it, without the file's name. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}
