// What a file is by its first bytes; its name is never asked.
import { parseTypedPaper } from '../../document/typed-paper.ts'
import type { FileType } from '../../document/paper.ts'

export const fileTypeOf = (bytes: Uint8Array): FileType => {
  const starts = (...magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte)
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  if (bytes.length <= 1_000_000 && parseTypedPaper(bytes) !== null) return 'text'
  return 'unknown'
}

/**
 * A photograph in the telephone's own format (ISO/IEC 23008-12): known, and not read, for its HEVC coding is under patents and the picture
 * library in use leaves it out.
 */
export const isHeic = (bytes: Uint8Array): boolean =>
  /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'))
