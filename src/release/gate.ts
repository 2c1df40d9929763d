// The gate: may this person leave now, and if not, on what named lawful basis. A paper that no judge signed never closes it.
import type { Booking, ReleaseCause } from '../custody/booking.ts'
import type { Determination } from '../law/answer.ts'
import { isJudicial } from '../instrument/judicial.ts'
import type { Instrument } from '../instrument/instrument.ts'
import { parseInstant } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'

/** What keeps an eligible person lawfully; always named. */
export type LawfulBasis = {
  readonly kind: 'judicial-warrant' | 'law-demands-hold' | 'recorded-hold'
  readonly says: string
  readonly citation: string | null
}

export type Gate =
  /** In custody and not (or no longer) eligible for release. */
  | { readonly kind: 'held'; readonly because: string }
  /** May leave now; the jail's own steps to the door follow. */
  | { readonly kind: 'open'; readonly since: Instant; readonly cause: ReleaseCause; readonly warnings: readonly string[] }
  /** Eligible, but lawfully kept; `until`: the basis ends by itself at that moment. */
  | { readonly kind: 'kept'; readonly basis: readonly LawfulBasis[]; readonly eligibleSince: Instant; readonly until: Instant | null }
  | { readonly kind: 'left'; readonly at: Instant }

/**
 * The gate's answer. Theorem: it is `kept` only with at least one named basis in force at `now`; a conflict, an unknown, an
 * unread paper or a failure of ours is never such a basis (C.R.S. 24-76.6-102(2); 16-4-102(2)).
 */
export const gateOf = (booking: Booking, instruments: readonly Instrument[], determination: Determination | null, now: Instant): Gate => {
  const { state } = booking
  switch (state.kind) {
    case 'released':
      return { kind: 'left', at: state.at }
    case 'held':
      return { kind: 'held', because: heldBecause(booking) }
    case 'eligible': {
      const { basis, until } = lawfulBasis(instruments, determination, now)
      return basis.length > 0
        ? { kind: 'kept', basis, eligibleSince: state.since, until }
        : { kind: 'open', since: state.since, cause: state.cause, warnings: warningsOf(instruments, determination) }
    }
    default:
      return state satisfies never
  }
}

const lawfulBasis = (instruments: readonly Instrument[], determination: Determination | null, now: Instant) => {
  const hold = determination?.answers['hold-past-release']
  if (!hold || (hold.answer !== 'must' && hold.answer !== 'may')) return { basis: [], until: null }
  const until = hold.until === null ? null : parseInstant(hold.until)
  if (until !== null && until <= now) return { basis: [], until: null }
  const citation = hold.because[0]?.citation ?? null
  const judicial = instruments.filter(isJudicial)
  const basis: LawfulBasis[] = judicial.map((paper) => ({
    kind: 'judicial-warrant',
    says: [paper.form ?? paper.kind, paper.fields.caseNumber, 'signed by', paper.fields.judgeName ?? paper.signer]
      .filter(Boolean)
      .join(' '),
    citation,
  }))
  // Without a judge's paper only a law that commands the hold keeps anyone; a mere permission is not used to keep people.
  if (basis.length === 0 && hold.answer === 'must') basis.push({ kind: 'law-demands-hold', says: hold.explanation, citation })
  return { basis, until }
}

/** Things a deputy should look at at once; they never close the gate. */
const warningsOf = (instruments: readonly Instrument[], determination: Determination | null): string[] => {
  const warnings = instruments
    .filter((paper) => ['arrest-warrant', 'writ', 'court-order'].includes(paper.kind) && !isJudicial(paper))
    .map(
      (paper) => `${paper.form ?? paper.kind}: it is not established that a judge signed it. Look at it now; until then it keeps nobody.`,
    )
  const hold = determination?.answers['hold-past-release'].answer
  if (hold === 'needs-human' || hold === 'conflict') {
    warnings.push('Whether a hold is lawful needs a person. Counsel has the question; meanwhile nobody is kept on it.')
  }
  return warnings
}

const heldBecause = (booking: Booking): string => {
  const hold = booking.holds.find((each) => !each.immigration)
  if (hold) return `hold in the jail's record: ${hold.basis ?? 'ground not stated'}`
  return 'no event of the jail’s record makes the person eligible for release'
}
