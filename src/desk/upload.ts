// Takes in a file as it streams by: keeps the first part up to the limit, counts the rest, and stops a sender that never ends.
import type { Readable } from 'node:stream'
import { paperBytesMax } from '../intake-to-release.ts'

/** Beyond this the sender is cut off; up to it the rest is read and dropped, so that the answer reaches the sender. */
const bytesReadMax = 4 * paperBytesMax

export type Uploaded = { readonly bytes: Uint8Array; readonly bytesSent: number }

/** `bytes` is cut at the limit; `bytesSent` tells `receive` so. `told`: the size as the sender announced it. Bytes. */
export const takeIn = async (stream: Readable, told: number | null): Promise<Uploaded> => {
  const parts: Buffer[] = []
  let keptBytes = 0
  let seenBytes = 0
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('an upload is read as bytes')
    seenBytes += chunk.length
    if (keptBytes < paperBytesMax) {
      const part = chunk.subarray(0, paperBytesMax - keptBytes)
      parts.push(part)
      keptBytes += part.length
    }
    if (seenBytes > bytesReadMax) break
  }
  const bytesSent = Math.max(seenBytes, told ?? 0)
  return { bytes: Buffer.concat(parts), bytesSent }
}

export const isCut = ({ bytesSent }: Uploaded): boolean => bytesSent > paperBytesMax

/** A name that a page and a log line can carry: no folders, no control characters, not endless. */
export const cleanFileName = (name: string | undefined): string => {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  const printed = last
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200)
  return printed === '' ? 'unnamed' : printed
}
