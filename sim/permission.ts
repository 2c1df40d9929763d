// Whether a notice may go, by the second reading of the law and from the papers as they truly are: not by the rules that the desk uses.
import { matterOf } from '../second-opinion/matter.ts'
import { notifyOfRelease } from '../second-opinion/notify.ts'
import { caseFileParser } from '../src/determination/case-file.ts'
import { factsOf } from '../src/determination/facts-of.ts'
import type { Instant } from '../src/time/instant.ts'
import type { TrueInstrument } from './request-plan.ts'

/** True if the law of Denver on that day demands the notice, or leaves it to the agency and the agency wants it. */
export const mayNotify = (live: readonly TrueInstrument[], at: Instant, allowsNotices: boolean): boolean => {
  if (live.length === 0) return false
  const natures = new Set(live.map(({ nature }) => nature))
  const file = caseFileParser.parse({
    place: 'us-co-denver',
    custodian: 'jail',
    at,
    request: {
      written: true,
      purpose: natures.size > 1 ? 'mixed' : natures.has('civil') ? 'civil' : 'criminal',
      namesOnePerson: true,
      asks: [...new Set(live.flatMap(({ asks }) => asks))],
      instruments: live.map(({ lawForm, signer, nature }) => ({ form: lawForm, signer, nature })),
    },
    subject: {},
    agency: { agreement287g: 'none', allowsNotices },
    area: 'secure',
  })
  const answer = notifyOfRelease['us-co-denver'](matterOf(factsOf(file)))
  return answer === 'must' || (answer === 'may' && allowsNotices)
}

export const asksForNotice = ({ asks }: TrueInstrument): boolean => asks.includes('notify-of-release')
export const keepsLawfully = ({ lawForm, signer }: TrueInstrument): boolean =>
  lawForm === 'arrest-warrant' && signer === 'federal-magistrate-judge'
