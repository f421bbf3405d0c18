import { crc32 } from 'node:zlib'
import type { Bitmap } from '../model/picture.ts'
import { CUT, malformed, type Refused, SAVE_AGAIN } from './refused.ts'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)
}

/** What programs tell each other: it is not printed, and may say more of its author than a brief should. */
const REMARKS = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']

/** A PNG, every part of it whole. One that moves is none of paper’s. */
export function readPng(bytes: Buffer): Bitmap | Refused {
  const kept: Buffer[] = [SIGNATURE]
  let size: { width: number; height: number } | undefined
  let drawn = false
  for (let at = SIGNATURE.length; ; ) {
    if (at + 12 > bytes.length) return CUT
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return CUT
    const type = bytes.toString('latin1', at + 4, at + 8)
    const content = bytes.subarray(at + 4, end - 4)
    if (crc32(content) !== bytes.readUInt32BE(end - 4)) {
      return malformed(`is damaged in its part \`${type}\``, SAVE_AGAIN)
    }
    if (type === 'IHDR') size = { width: content.readUInt32BE(4), height: content.readUInt32BE(8) }
    if (type === 'acTL') return malformed('moves', 'Save one picture of it alone.')
    if (type === 'IDAT') drawn = true
    if (!REMARKS.includes(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') break
    at = end
  }
  if (!size || !drawn) return malformed('holds no picture', SAVE_AGAIN)
  return {
    kind: 'bitmap',
    type: 'image/png',
    ...size,
    data: Buffer.concat(kept).toString('base64'),
  }
}
