import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bitmap } from '../../src/model/picture.ts'
import { readPicture } from '../../src/pictures/read-picture.ts'
import { Findings } from '../support/findings.ts'

const pictures = new URL('../projects/lagune/sources/pictures/', import.meta.url)
const JPEG = readFileSync(new URL('quai.jpg', pictures))
const PNG = readFileSync(new URL('fanion.png', pictures))

function read(name: string, bytes: Uint8Array) {
  const findings = new Findings()
  const picture = readPicture(name, bytes, findings)
  const [finding] = findings.list()
  return { picture, told: finding && `${finding.ruleId}: ${finding.reason}` }
}

const dataOf = (name: string, bytes: Uint8Array) =>
  Buffer.from((read(name, bytes).picture as Bitmap).data, 'base64')

/** A JPEG with one more segment at its beginning. */
function withSegment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([JPEG.subarray(0, 2), head, content, JPEG.subarray(2)])
}

/** What a camera notes: how it was held, in either order of bytes, and where. */
function exif(turned: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write(little ? 'II' : 'MM')
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(turned, 18)
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('somewhere by the sea')])
}

describe('a photograph or a scan', () => {
  it('should be taken as it is, with its size', () => {
    expect(read('a.jpg', JPEG).picture).toMatchObject({ width: 320, height: 200 })
    expect(read('a.JPEG', JPEG).picture).toMatchObject({ type: 'image/jpeg' })
    expect(read('a.png', PNG).picture).toMatchObject({ type: 'image/png', width: 120, height: 80 })
  })

  it.each([
    ['a.jpg', PNG, /is a PNG/],
    ['a.png', JPEG, /is a JPEG/],
    ['a.svg', JPEG, /is a JPEG/],
    ['a.png', Buffer.from('GIF89a'), /is no PNG/],
    ['a.jpg', Buffer.alloc(0), /is no JPG/],
    ['a.svg', Buffer.alloc(600_000, 32), /600 kB/],
    ['a.png', Buffer.concat([PNG, Buffer.alloc(3_000_000)]), /3001 kB/],
  ])('should be what its name says, and no larger than a page needs: %s', (name, bytes, told) => {
    expect(read(name, bytes)).toEqual({
      picture: undefined,
      told: expect.stringMatching(new RegExp(`^picture-form: .*${told.source}`)),
    })
  })

  it.each([
    ['a.jpg', JPEG],
    ['a.png', PNG],
  ])('should be refused wherever it was cut: %s', (name, whole) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(read(name, whole.subarray(0, length)).told).toMatch(/^picture-form: /)
      }),
    )
  })

  it('should be refused where a part of a PNG was damaged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: PNG.length - 1 }), (at) => {
        const damaged = Buffer.from(PNG)
        damaged.writeUInt8(damaged.readUInt8(at) ^ 0x40, at)
        expect(read('a.png', damaged).told).toMatch(/^picture-form: /)
      }),
    )
  })

  it('should be in the colours of a screen', () => {
    const press = Buffer.from(JPEG)
    const frame = press.indexOf(Buffer.from([0xff, 0xc0]))
    press.writeUInt8(4, frame + 9)
    expect(read('a.jpg', press).told).toMatch(/4 channels of colour.*CMYK/)
  })

  it('should stand upright', () => {
    for (const little of [true, false]) {
      expect(read('a.jpg', withSegment(0xe1, exif(6, little))).told).toMatch(/on its side/)
      expect(read('a.jpg', withSegment(0xe1, exif(1, little))).told).toBeUndefined()
    }
  })

  it('should lose what cameras and programs note, where it was taken first of all', () => {
    const noted = withSegment(0xe1, exif(1, true))
    expect(dataOf('a.jpg', noted)).toEqual(dataOf('a.jpg', JPEG))
    const remark = withSegment(0xfe, Buffer.from('taken by Salma'))
    expect(dataOf('a.jpg', remark).includes('Salma')).toBe(false)
    // The signature is followed by the header, which keeps its place.
    expect(PNG.includes('tIME') || PNG.includes('tEXt')).toBe(true)
    expect(/tIME|tEXt/.test(dataOf('a.png', PNG).toString('latin1'))).toBe(false)
  })
})
