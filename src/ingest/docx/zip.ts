import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableFile } from '../unreadable.ts'

/** A packed file, of which only what is asked for is unpacked. */
export interface Zip {
  /** Names of what is in it, in small letters, since capitals are the same in them. */
  readonly names: readonly string[]
  /**
   * The bytes of an entry; `undefined` where there is none.
   *
   * @param name in whatever letters
   * @throws UnreadableFile where it is damaged, locked, or larger than any document has it
   */
  read(name: string): Uint8Array | undefined
}

interface Entry {
  readonly method: number
  readonly isLocked: boolean
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** Limits that no document comes near: a book of a thousand pages has a part of 10 MB. In entries and in bytes. */
const MOST_ENTRIES = 10_000
const LARGEST_ENTRY = 32 * 2 ** 20
const LARGEST_OF_ALL = 64 * 2 ** 20

/** What is this many times as large as it is packed, and large, is made to fill the memory; text comes to 30. */
const STRETCH = 250
const LARGE = 4 * 2 ** 20

const STORED = 0
const DEFLATED = 8

/** The signature that ends a packed file, its length, and the longest comment that may follow. */
const END = 0x06054b50
const END_LENGTH = 22
const LONGEST_COMMENT = 0xffff

/**
 * Opens a packed file by the directory at its end. Nothing is unpacked beyond the size that the directory states, and
 * what is unpacked must have the checksum that it states.
 *
 * @throws UnreadableFile where the file is cut, damaged or made to harm
 */
export function openZip(bytes: Uint8Array): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries = directoryOf(file)
  let left = LARGEST_OF_ALL
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) return undefined
      left -= entry.size
      if (entry.size > LARGEST_ENTRY || left < 0) throw tooLarge()
      if (entry.size > LARGE && entry.size > STRETCH * entry.packed) throw tooLarge()
      return unpack(file, name, entry)
    },
  }
}

function directoryOf(file: Buffer): Map<string, Entry> {
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new UnreadableFile(`It holds ${count} files: no document does.`)
  const start = end - file.readUInt32LE(end + 12)
  // Where something stands before the packed file, all its places are counted from its own beginning.
  const shift = start - file.readUInt32LE(end + 16)
  const entries = new Map<string, Entry>()
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at < 0 || at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw damaged()
    const length = file.readUInt16LE(at + 28)
    // Some programs of old part names with a backslash.
    const name = file.toString('utf8', at + 46, at + 46 + length).replaceAll('\\', '/')
    entries.set(name.toLowerCase(), {
      isLocked: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42) + shift,
    })
    at += 46 + length + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = file.length - END_LENGTH; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === END) return at
  }
  throw new UnreadableFile('Its end is missing: it was cut on the way. Save or fetch it again.')
}

function unpack(file: Buffer, name: string, entry: Entry): Uint8Array {
  const { method, isLocked, crc, packed, size, at } = entry
  if (isLocked) throw new UnreadableFile('It is locked by a password. Save it without one.')
  if (at < 0 || at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw damaged(name)
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const data = file.subarray(from, from + packed)
  if (data.length !== packed || (method !== STORED && method !== DEFLATED)) throw damaged(name)
  let content: Uint8Array
  try {
    content = method === STORED ? data : inflateRawSync(data, { maxOutputLength: size + 1 })
  } catch {
    throw damaged(name)
  }
  if (content.length !== size || crc32(content) !== crc) throw damaged(name)
  return content
}

function damaged(name?: string): UnreadableFile {
  const what = name === undefined ? 'It' : `Its part ${name}`
  return new UnreadableFile(`${what} is damaged. Save or fetch it again.`)
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('It unpacks into more than any document holds, and was not unpacked.')
}
