// Whether a notice may go, by the second reading of the law and from the papers as they truly are: not by the rules that the desk uses.
import { matterOf } from '../second-opinion/matter.ts'
import { notifyOfRelease } from '../second-opinion/notify.ts'
import { caseFileParser } from '../src/determination/case-file.ts'
import { factsOf } from '../src/determination/facts-of.ts'
import { civilDateOf, parseZone } from '../src/time/instant.ts'
import type { Instant } from '../src/time/instant.ts'
import type { TrueInstrument } from './request-plan.ts'

/** True if the law of Denver on that day demands the notice, or leaves it to the agency and the agency wants it. */
export const mayNotify = (live: readonly TrueInstrument[], at: Instant, allowsNotices: boolean): boolean => {
  if (live.length === 0) return false
  // That reading knows of the moment nothing but the day.
  const asked = JSON.stringify([
    civilDateOf(at, mountain),
    allowsNotices,
    live.map((each) => [each.lawForm, each.signer, each.nature, each.asks]),
  ])
  const before = told.get(asked)
  if (before !== undefined) return before
  if (told.size >= toldMax) told.clear()
  const now = asksLaw(live, at, allowsNotices)
  told.set(asked, now)
  return now
}

/** The same few papers are asked about whenever anything is recorded about somebody. */
const told = new Map<string, boolean>()
const toldMax = 2_000
const mountain = parseZone('America/Denver')

const asksLaw = (live: readonly TrueInstrument[], at: Instant, allowsNotices: boolean): boolean => {
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
