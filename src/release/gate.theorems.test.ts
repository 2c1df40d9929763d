// The theorems of the gate, each in counsel's English, over generated stays, papers and answers.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCustody } from '../custody/stay.ts'
import { custodyEventKinds, custodyEventParser, parseBookingId } from '../custody/booking.ts'
import type { Booking } from '../custody/booking.ts'
import { caseFileParser } from '../determination/case-file.ts'
import { caseOf } from '../determination/case-of.ts'
import { determine } from '../determination/determine.ts'
import { isJudicial } from '../instrument/judicial.ts'
import { instrumentKinds, issuingBodies, signerRoles } from '../instrument/instrument.ts'
import type { Instrument } from '../instrument/instrument.ts'
import { parseInstrumentId } from '../log/ids.ts'
import { parseInstant, parseZone, plusMinutes } from '../time/instant.ts'
import { gateOf } from './gate.ts'

const zone = parseZone('America/Denver')
const noon = parseInstant('2021-06-01T12:00:00-06:00')
const id = parseBookingId('b_1')

const stays = fc
  .array(
    fc.record({ event: fc.constantFrom(...custodyEventKinds), basis: fc.constantFrom(undefined, 'ICE detainer', 'Adams County warrant') }),
    { maxLength: 6 },
  )
  .map((events): Booking | null => {
    const all = [{ event: 'booked', basis: undefined }, ...events].map((each, index) =>
      custodyEventParser.parse({ ...each, booking: 'B1', name: 'ROE, JOHN', at: plusMinutes(noon, index - 60) }),
    )
    try {
      return foldCustody(all, id)
    } catch {
      return null
    }
  })
  .filter((booking) => booking !== null)

const papers: fc.Arbitrary<readonly Instrument[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...instrumentKinds),
      issuingBody: fc.constantFrom(...issuingBodies),
      signer: fc.constantFrom(null, ...signerRoles),
      unsure: fc.constantFrom([], ['signer'], ['kind']),
    }),
    { maxLength: 3 },
  )
  .map((all) =>
    all.map(({ kind, issuingBody, signer, unsure }, index) => ({
      id: parseInstrumentId(`i_${index}`),
      pages: [1],
      kind,
      form: kind === 'detainer' ? 'I-247A' : null,
      revision: null,
      issuingBody,
      signer,
      asks: kind === 'detainer' ? ['hold-past-release', 'notify-of-release'] : [],
      fields: {},
      ticked: [],
      open: unsure,
    })),
  )

const gate = (booking: Booking, instruments: readonly Instrument[]) => {
  const file = caseOf({
    place: 'us-co-denver',
    zone,
    at: noon,
    papers: instruments.map((instrument) => ({ instrument, receivedAt: noon, channel: 'fax' })),
    booking,
    servedWithCopy: null,
    agency: { agreement287g: 'none', allowsNotices: true },
    attested: {},
  })
  return gateOf(booking, instruments, instruments.length > 0 ? determine(caseFileParser.parse(file)) : null, noon)
}

const runs = { numRuns: 150, seed: 20161220 }
/** Milliseconds; a busy machine takes its time over some hundred determinations. */
const patience = 300_000

describe('theorems of the gate', () => {
  it(
    'No one is kept past eligibility without a named lawful basis in force at that minute',
    () => {
      fc.assert(
        fc.property(stays, papers, (booking, instruments) => {
          const answer = gate(booking, instruments)
          if (booking.state.kind !== 'eligible') return
          if (answer.kind === 'open') return
          expect(answer.kind).toBe('kept')
          if (answer.kind === 'kept') for (const basis of answer.basis) expect(basis.says.trim()).not.toBe('')
          if (answer.kind === 'kept') expect(answer.basis.length).toBeGreaterThan(0)
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'A paper that no judge signed, or of which that is not established, keeps nobody in Denver',
    () => {
      fc.assert(
        fc.property(stays, papers, (booking, instruments) => {
          const administrative = instruments.filter((paper) => !isJudicial(paper))
          if (booking.state.kind === 'eligible') expect(gate(booking, administrative).kind).toBe('open')
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'A conflict, an unknown or a failure of ours never lengthens custody by itself',
    () => {
      fc.assert(
        fc.property(stays, papers, (booking, instruments) => {
          // Without any determination, as when ours failed, an eligible person may leave.
          if (booking.state.kind === 'eligible') expect(gateOf(booking, instruments, null, noon).kind).toBe('open')
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'No arrest warrant of a judge in force is passed over: it keeps the person, by name',
    () => {
      fc.assert(
        fc.property(stays, papers, (booking, instruments) => {
          if (booking.state.kind !== 'eligible') return
          const warrant: Instrument = {
            id: parseInstrumentId('i_9'),
            pages: [1],
            kind: 'arrest-warrant',
            form: 'AO 442',
            revision: null,
            issuingBody: 'federal-court',
            signer: 'federal-magistrate-judge',
            asks: ['obey-court-order'],
            fields: { caseNumber: '1:21-mj-00001', judgeName: 'Ruth A. Ellery' },
            ticked: [],
            open: [],
          }
          const answer = gate(booking, [...instruments.filter((paper) => paper.kind === 'detainer'), warrant])
          expect(answer.kind).toBe('kept')
          expect(answer.kind === 'kept' && answer.basis.map((basis) => basis.says).join()).toMatch(/Ellery/)
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'Nothing of ICE, of a notice or of the jail’s own checks can close the gate: it is asked for none of them',
    () => {
      // What the gate is given is all that it can look at: the stay, the papers, the law's answer, the minute.
      expect(gateOf.length).toBe(4)
      fc.assert(
        fc.property(stays, (booking) => {
          const detainers = ['detainer', 'notification-request', 'transfer-request', 'administrative-warrant', 'removal-warrant'] as const
          const ofIce: readonly Instrument[] = detainers.map((kind, index) => ({
            id: parseInstrumentId(`i_${index}`),
            pages: [1],
            kind,
            form: kind === 'detainer' ? 'I-247A' : null,
            revision: null,
            issuingBody: 'dhs',
            signer: 'immigration-officer',
            asks: ['hold-past-release', 'notify-of-release'],
            fields: {},
            ticked: [],
            open: [],
          }))
          expect(gate(booking, ofIce).kind).toBe(gateOf(booking, [], null, noon).kind)
        }),
        { ...runs, numRuns: 30 },
      )
    },
    patience,
  )

  it(
    'Whoever has been released, transferred or has died is never held, kept or let go again by a paper',
    () => {
      fc.assert(
        fc.property(stays, papers, (booking, instruments) => {
          if (booking.state.kind === 'released') expect(gate(booking, instruments)).toEqual({ kind: 'left', at: booking.state.at })
        }),
        runs,
      )
    },
    patience,
  )
})
