// How calls end, in the words of a fax server: the texts are HylaFAX's own, as its version 6.0.7 wrote them on a test line.
import type { JobState } from './fax-server.ts'

export type LineEnd = {
  readonly state: JobState
  readonly status: string
  readonly pagesConfirmed: number
  readonly pages: number
  /** 1 if a machine answered. */
  readonly tries: number
  readonly remoteId: string
}

const failed = (status: string, tries: 0 | 1, pages: readonly [confirmed: number, of: number] = [0, 1]): LineEnd => ({
  state: 'F',
  status,
  pagesConfirmed: pages[0],
  pages: pages[1],
  tries,
  remoteId: tries === 0 ? '' : 'FIELD OFFICE 0111',
})

export const lineEnds = {
  taken: { state: 'D', status: '', pagesConfirmed: 1, pages: 1, tries: 1, remoteId: 'FIELD OFFICE 0111' },
  'taken-unnamed': { state: 'D', status: '', pagesConfirmed: 1, pages: 1, tries: 1, remoteId: '' },
  busy: failed('Busy signal detected; too many attempts to dial', 0),
  'no-answer': failed('No answer from remote; too many attempts to dial', 0),
  'no-carrier': failed('No carrier detected; too many attempts to dial', 0),
  'no-dialtone': failed('No local dialtone; too many attempts to dial', 0),
  refused: failed('RSPREC error/got DCN (receiver abort); too many attempts to dial', 1),
  untrained: failed('Failure to receive silence (synchronization failure).; too many attempts to dial', 1),
  cut: failed('Unspecified Transmit Phase C error; too many attempts to dial', 1),
  silent: failed('No response to PPS repeated 3 times.; too many attempts to dial', 1),
  'one-of-three': failed('No response to MPS repeated 3 tries; too many attempts to dial', 1, [1, 3]),
  'last-confirmation-lost': failed('No response to EOP repeated 3 tries; too many attempts to dial', 1, [2, 3]),
  rejected: failed('REJECT: Requested modem fast is not registered', 0),
} as const satisfies Record<string, LineEnd>
export type LineEndName = keyof typeof lineEnds

/** What a killed job says. */
export const abortedStatus = 'Job aborted by request'
