/**
 * The paragraphs of an original: its lines that are not empty, numbered from 1 (the first is at
 * index 0). A line of spaces alone, no-break spaces among them, is empty.
 */
export function paragraphsOf(text: string): string[] {
  // `trim` takes off every Unicode space, U+00A0 and U+FEFF included.
  return text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
}
