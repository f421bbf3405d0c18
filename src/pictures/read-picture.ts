import type { Picture } from '../model/picture.ts'
import type { Context } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import { isJpeg, readJpeg } from './jpeg.ts'
import { isPng, readPng } from './png.ts'
import { malformed, type Refused } from './refused.ts'
import { readSvg } from './svg.ts'

/** Every page carries its pictures inside of it, once for each column. */
const LARGEST = { drawing: 500_000, bitmap: 3_000_000 }

/** More than a page of paper can show, in pixels of one side. */
const LONGEST = 6_000

/**
 * A picture as it may stand in a page: looked through, and without anything that could run, move or fetch.
 *
 * @returns `undefined` where it is none, which was reported
 */
export function readPicture(
  path: string,
  bytes: Uint8Array,
  context: Context,
): Picture | undefined {
  const read = readAny(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if ('kind' in read) return read
  const { rule, reason, advice, position } = read
  context.report({
    rule,
    path,
    ...(position && { place: position }),
    reason: `The picture ${reason}`,
    advice,
  })
  return undefined
}

function readAny(path: string, bytes: Buffer): Picture | Refused {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase().replace('jpeg', 'jpg')
  const type = isPng(bytes) ? 'png' : isJpeg(bytes) ? 'jpg' : undefined
  if (ending !== (type ?? 'svg')) {
    return malformed(
      type === undefined
        ? `is no ${ending?.toUpperCase()}`
        : `is a ${type === 'png' ? 'PNG' : 'JPEG'}`,
      `Give the file the ending of what it is; Mujaz takes SVG, PNG and JPEG.`,
    )
  }
  const largest = type === undefined ? LARGEST.drawing : LARGEST.bitmap
  if (bytes.length > largest) {
    return malformed(
      `takes ${Math.ceil(bytes.length / 1000)} kB, and may take ${largest / 1000}`,
      type === undefined
        ? 'Simplify its paths: nobody sees on paper what is finer than a tenth of a millimetre.'
        : 'Save it smaller: some 2,000 pixels are as wide as a page.',
    )
  }
  const read =
    type === 'png' ? readPng(bytes) : type === 'jpg' ? readJpeg(bytes) : readSvg(decode(bytes).text)
  if (!('kind' in read) || read.kind === 'drawing') return read
  const { width, height } = read
  if (width > 0 && height > 0 && Math.max(width, height) <= LONGEST) return read
  return malformed(
    `measures ${width} by ${height} pixels, and may measure ${LONGEST} a side`,
    'Save it smaller: some 2,000 pixels are as wide as a page.',
  )
}
