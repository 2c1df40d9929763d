// Which letters are due for a booking or a paper and not yet written: from the determination in force, one set a paper.
import { hash } from 'node:crypto'
import type { Instrument } from '../instrument/instrument.ts'
import type { PaperId } from '../document/paper.ts'
import type { Action } from '../law/action.ts'
import { isAction } from '../law/action.ts'
import type { LetterKind, LetterLanguage } from '../letter/letter-kind.ts'
import type { Instant } from '../time/instant.ts'
import { leftAt, liveInstruments } from './booking-record.ts'
import type { BookingRecord } from './booking-record.ts'
import type { LetterRecord } from './letter-record.ts'
import type { CaseStanding, PaperRecord } from './paper-record.ts'

export type LetterDue = {
  readonly kind: LetterKind
  readonly language: LetterLanguage
  readonly paper: PaperId
  readonly instrument: Instrument
  /** Others of the same paper, such as the I-200 behind a detainer. */
  readonly attached: readonly Instrument[]
  readonly receivedAt: Instant
  readonly standing: CaseStanding
  readonly digest: string
}

/** Papers that only ride along: they ask the jail for nothing by themselves and get no letter of their own. */
const ridesAlong = (instrument: Instrument): boolean =>
  ['administrative-warrant', 'removal-warrant', 'detention-order', 'custody-notice', 'notice-to-appear', 'cover-sheet', 'other'].includes(
    instrument.kind,
  )

type Received = { readonly instrument: Instrument; readonly paper: PaperId; readonly receivedAt: Instant }

/** To the person: copy and plain notice, in the language chosen, else in both. To the requester: one answer. To counsel: what is open. */
export const lettersDueForBooking = (record: BookingRecord): readonly LetterDue[] => {
  const { standing } = record
  const live = liveInstruments(record)
  if (standing === null || live.length === 0) return []
  const inCustody = leftAt(record) === null
  const chosen = record.booking.language
  const languages: readonly LetterLanguage[] = chosen === 'en' || chosen === 'es' ? [chosen] : ['en', 'es']
  // Only where the law prescribes the advisement: its wording is the law's.
  const interview = standing.determination.duties.some((duty) => duty.duty === 'advise-in-writing')
  return papersOf(live).flatMap(({ lead, attached }) => {
    const toPerson: readonly (readonly [LetterKind, LetterLanguage])[] = inCustody
      ? languages.flatMap((language) => [
          ['copy-to-person', language] as const,
          ['notice-to-person', language] as const,
          ...(interview ? [['interview-advisement', language] as const] : []),
        ])
      : []
    return dueOf(lead, attached, standing, record.letters, [...toPerson, ...answers(standing)])
  })
}

/** For a request that concerns nobody in custody: the answer to the requester, and counsel's memorandum if a question is open. */
export const lettersDueForPaper = (record: PaperRecord): readonly LetterDue[] => {
  const { standing } = record
  const receivedAt = record.receipts[0]?.at
  if (standing === null || receivedAt === undefined) return []
  const own = record.instruments
    .filter((each) => standing.instruments.includes(each.id) && each.match.kind !== 'matched' && each.withdrawn === null)
    .map((each) => ({ instrument: each.instrument, paper: record.id, receivedAt }))
  return papersOf(own).flatMap(({ lead, attached }) => dueOf(lead, attached, standing, record.letters, answers(standing)))
}

const answers = (standing: CaseStanding): readonly (readonly [LetterKind, LetterLanguage])[] => [
  ['answer-to-requester', 'en'],
  ...(standing.determination.counsel.length > 0 ? [['referral-to-counsel', 'en'] as const] : []),
]

const papersOf = (live: readonly Received[]) =>
  [...new Set(live.map((each) => each.paper))].flatMap((paper) => {
    const own = live.filter((each) => each.paper === paper)
    const leads = own.filter((each) => !ridesAlong(each.instrument))
    const first = leads[0] ?? own[0]
    if (!first) return []
    const riders = own.filter((each) => ridesAlong(each.instrument) && each !== first).map((each) => each.instrument)
    return (leads.length > 0 ? leads : [first]).map((lead, index) => ({ lead, attached: index === 0 ? riders : [] }))
  })

const dueOf = (
  lead: Received,
  attached: readonly Instrument[],
  standing: CaseStanding,
  written: readonly LetterRecord[],
  kinds: readonly (readonly [LetterKind, LetterLanguage])[],
): readonly LetterDue[] =>
  kinds.flatMap(([kind, language]) => {
    const digest = digestOf(kind, lead.instrument, attached, standing)
    const done = written.some(
      (letter) =>
        letter.kind === kind && letter.language === language && letter.instrument === lead.instrument.id && letter.digest === digest,
    )
    return done
      ? []
      : [{ kind, language, paper: lead.paper, instrument: lead.instrument, attached, receivedAt: lead.receivedAt, standing, digest }]
  })

/** The answers asked for and the paper's values: while these stand, the letter stands, whatever rule gives the answer. */
const digestOf = (kind: LetterKind, instrument: Instrument, attached: readonly Instrument[], standing: CaseStanding): string => {
  const asked = [...new Set([instrument, ...attached].flatMap((each) => each.asks))].filter((ask): ask is Action & typeof ask =>
    isAction(ask),
  )
  const { answers: all, counsel } = standing.determination
  const said = asked.toSorted().map((ask) => [ask, all[ask].answer])
  const values = [instrument.form, instrument.signer, instrument.fields, attached.map((each) => each.id)]
  return hash('sha256', JSON.stringify([kind, said, values, kind === 'referral-to-counsel' ? counsel : null]))
}
