/**
 * A text in pieces, each made by the one function or the other: the addresses in it become links.
 *
 * @param {string} text
 * @param {(words: string) => string} plain
 * @param {(address: string) => string} link
 */
export function withLinks(text, plain, link) {
  return text
    .split(/(https:\/\/[\w./-]*\w)/)
    .map((piece, at) => (at % 2 === 1 ? link(piece) : plain(piece)))
    .join('')
}
