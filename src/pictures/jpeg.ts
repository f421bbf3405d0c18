import type { Bitmap } from '../model/picture.ts'
import { CUT, malformed, type Refused, SAVE_AGAIN } from './refused.ts'

/** What each segment of a JPEG begins with. */
const MARKER = 0xff

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const EXIF = 0xe1

/** Beginnings of frames: sequential and progressive ones, which every browser draws, and all others. */
const FRAMES = [0xc0, 0xc1, 0xc2]
const OTHER_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]

/** JFIF, a profile of colours, and how colours are encoded. All other notes are of cameras and programs. */
const NEEDED_NOTES = [0xe0, 0xe2, 0xee]

/** Grey, or red, green and blue in some encoding. */
const COMPONENTS = [1, 3]

export function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === MARKER && bytes[1] === START
}

/** A JPEG in grey or in colours of a screen, whole and upright. */
export function readJpeg(bytes: Buffer): Bitmap | Refused {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let at = 2
  for (;;) {
    const marker = bytes[at + 1]
    if (bytes[at] !== MARKER || marker === undefined || at + 4 > bytes.length) return CUT
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return CUT
    const content = bytes.subarray(at + 4, end)
    if (OTHER_FRAMES.includes(marker)) {
      return malformed(
        'is a JPEG of a kind that browsers do not draw',
        'Save it as an ordinary JPEG.',
      )
    }
    if (FRAMES.includes(marker)) {
      if (content.length < 6) return CUT
      const components = content[5] ?? 0
      if (!COMPONENTS.includes(components)) {
        return malformed(
          `has ${components} channels of colour: it is made for a press, in CMYK`,
          'Save it in RGB: Mujaz prints in sRGB, as its PDFs declare.',
        )
      }
      size = { width: content.readUInt16BE(3), height: content.readUInt16BE(1) }
    }
    if (marker === EXIF && isTurned(content)) {
      return malformed(
        'lies on its side',
        'Turn it in a program for pictures, and save it upright.',
      )
    }
    const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
    if (!isNote || NEEDED_NOTES.includes(marker)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker === SCAN) break
  }
  const last = bytes.lastIndexOf(Buffer.from([MARKER, END]))
  if (last < at) return CUT
  if (!size) return malformed('holds no picture', SAVE_AGAIN)
  kept.push(bytes.subarray(at, last + 2))
  return {
    kind: 'bitmap',
    type: 'image/jpeg',
    ...size,
    data: Buffer.concat(kept).toString('base64'),
  }
}

/** Whether a camera has noted that the picture is to be turned (Exif 2.3, 4.6.4, tag 0x0112). */
function isTurned(exif: Buffer): boolean {
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0' || exif.length < 14) return false
  const tiff = exif.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (offset: number) =>
    offset + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(offset) : tiff.readUInt16BE(offset)
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = Array.from({ length: short(directory) }, (_, n) => directory + 2 + n * 12)
  return entries.some((entry) => short(entry) === 0x0112 && short(entry + 8) > 1)
}
