// Puts a paper on record that its line may give over again after a crash: the same paper of the same moment is one receipt.
import type { Desk } from '../desk-work.ts'
import { paperBytesMax, receive } from '../intake-to-release.ts'
import type { Arrival } from '../intake-to-release.ts'
import { paperIdOf } from '../log/ids.ts'

/**
 * Recorded unless this very receipt (bytes, channel and moment) is on record already. Without a moment of the line's own its file
 * name stands in its place. True if it was recorded now.
 */
export const receiveOnce = async (desk: Desk, arrival: Arrival): Promise<boolean> => {
  const { store } = desk.outside
  const sha256 = await store.keep(arrival.bytes.subarray(0, paperBytesMax))
  const before = await store.entriesOf(paperIdOf(sha256))
  const same = before.some(
    (entry) =>
      entry.kind === 'paper-received' &&
      entry.public.channel === arrival.channel &&
      (arrival.at === undefined ? entry.private?.fileName === arrival.fileName : entry.occurredAt === arrival.at),
  )
  if (!same) await receive(desk, arrival)
  return !same
}
