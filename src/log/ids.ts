// The ids of the log: opaque, each with a prefix that says what it names; checked wherever one comes in as text.
import type { BookingId } from '../custody/booking.ts'
import type { PaperId, Sha256 } from '../document/paper.ts'
import type { InstrumentId } from '../instrument/instrument.ts'
import type { DeterminationId, NoticeId } from '../release/notice.ts'
import type { LetterId } from './entry.ts'

const prefixed =
  <Id extends string>(prefix: string, what: string) =>
  (text: string): Id => {
    if (!isPrefixed<Id>(text, prefix)) throw new RangeError(`[${text}] is no id of a ${what}`)
    return text
  }
const isPrefixed = <Id extends string>(text: string, prefix: string): text is Id => text.startsWith(prefix) && text.length > prefix.length

export const parsePaperId = prefixed<PaperId>('p_', 'paper')
export const parseInstrumentId = prefixed<InstrumentId>('i_', 'instrument')
export const parseBooking = prefixed<BookingId>('b_', 'booking')
export const parseNoticeId = prefixed<NoticeId>('n_', 'notice')
export const parseDeterminationId = prefixed<DeterminationId>('t_', 'determination')
export const parseLetterId = prefixed<LetterId>('l_', 'letter')

const isSha256 = (text: string): text is Sha256 => /^[0-9a-f]{64}$/.test(text)
export const parseSha256 = (text: string): Sha256 => {
  if (!isSha256(text)) throw new RangeError(`[${text}] is no SHA-256 in hexadecimal`)
  return text
}

/** The same bytes are the same paper, however often they arrive. */
export const paperIdOf = (sha256: Sha256): PaperId => parsePaperId(`p_${sha256.slice(0, 24)}`)
export const instrumentIdOf = (sha256: Sha256, number: number): InstrumentId => parseInstrumentId(`i_${sha256.slice(0, 16)}_${number}`)
