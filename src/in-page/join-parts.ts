import type { PrintedPage, PrintedPart, PrintedText, Region } from './protocol.ts'

/**
 * The texts, links and regions of a document, from those of its parts in order.
 *
 * @param around how many boxes there are around the parts, each of which has a number as well
 */
export function joinParts(
  parts: readonly PrintedPart[],
  around = 0,
): Omit<PrintedPage, 'metadata'> {
  const texts: PrintedText[] = []
  const found: Region[] = []
  /** By role and region around, the one that was begun last. */
  const last = new Map<string, number>()
  let boxes = around
  for (const part of parts) {
    /** Of each region of the part, its number in the document. */
    const numbers: number[] = []
    for (const { role, within: outer, goesOn } of part.regions) {
      const within = outer === undefined ? undefined : numbers[outer]
      const key = `${role} ${within}`
      const begun = goesOn ? last.get(key) : undefined
      const number = begun ?? found.push({ role, ...(within !== undefined && { within }) }) - 1
      last.set(key, number)
      numbers.push(number)
    }
    for (const { box, region, ...text } of part.texts) {
      const number = region === undefined ? undefined : numbers[region]
      texts.push({
        ...text,
        ...(box !== undefined && { box: box + boxes }),
        ...(number !== undefined && { region: number }),
      })
    }
    boxes += part.boxes
  }
  return { texts, links: parts.flatMap(({ links }) => links), regions: found }
}
