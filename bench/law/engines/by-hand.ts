// The six actions under the law of Denver on 2026-06-01 as an engineer writes them who has read the 62 rules: by hand, for that day only.
//
// How it is done: one look at each paper says which of the papers known to the law it is, surely or possibly; a case then comes down to
// some three-valued questions for each action; and a combination of answers to these is decided once, by the function of that action,
// and kept. What is not known is tried both ways. No rule is read from our tables; ids of rules are written out to name what decides.
import type { Facts, FactValue, Row } from '../../../src/law/facts.ts'
import { onEntry, onHold, onInterview, onNotice, onPersonalInformation, onStatus } from './by-hand/decisions.ts'
import type { Told } from './by-hand/decisions.ts'
import {
  anyPaper,
  arrest,
  arrestNotCivil,
  attorneysSubpoena,
  clerksArrest,
  contradiction,
  criminalArrest,
  custodyPaper,
  detainerA,
  federalArrest,
  federalJudgesArrest,
  federalSearch,
  federalWarrant,
  federalWrit,
  holdDetainer,
  immigrationPaper,
  immigrationSubpoena,
  immigrationWriting,
  informationUnproven,
  judgesOrder,
  judgesSearch,
  judgesWrit,
  lookAtPapers,
  nobodysLetter,
  ofImmigration,
  provenCriminal,
  provenSubpoena,
  requestPaper,
  some,
  stateArrest,
  subpoenaUnproven,
  unproven,
  unsignedRequest,
  written,
} from './by-hand/papers.ts'
import { and, not, or } from './by-hand/three.ts'
import type { Three } from './by-hand/three.ts'

// What the request asks.
const toHold = 1
const toTransfer = 2
const toNotify = 4
const toInterview = 8
const toTellPersonal = 16
const toTellStatus = 32
const toAdmit = 64
const unknownAsks = -1

const askBits: ReadonlyMap<FactValue | Row, number> = new Map<FactValue | Row, number>([
  ['hold-past-release', toHold],
  ['transfer-custody', toTransfer],
  ['notify-of-release', toNotify],
  ['interview-in-person', toInterview],
  ['give-personal-information', toTellPersonal],
  ['give-status-information', toTellStatus],
  ['admit-to-secure-area', toAdmit],
])

const asksIn = (words: FactValue | undefined): number => {
  if (typeof words !== 'object') return unknownAsks
  let asks = 0
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    if (word !== undefined) asks |= askBits.get(word) ?? 0
  }
  return asks
}

const asksFor = (asks: number, ask: number): Three => (asks === unknownAsks ? 1 : (asks & ask) !== 0 ? 2 : 0)

/** What is asked of a case by more than one action. */
const commonTo = ({ known }: Facts) => {
  lookAtPapers(known['request.instruments'])
  const { custodian, area } = known
  const purpose = known['request.purpose']
  const local: Three = custodian === 'state-prison' ? 0 : 2
  const criminal: Three = purpose === undefined ? 1 : purpose === 'criminal' ? 2 : 0
  const crime = and(local, and(criminal, not(some(ofImmigration))))
  const warrant = some(federalWarrant)
  return {
    known,
    custodian,
    area,
    purpose,
    asks: asksIn(known['request.asks']),
    local,
    crime,
    unhelped: local === 2 && crime !== 2 ? 2 : 0,
    order: some(judgesOrder),
    contradicted: some(contradiction),
    loose: some(unproven),
    warrant,
    entry: or(warrant, some(federalWrit)),
    clerks: some(clerksArrest),
    others: and(local, and(criminal, and(some(anyPaper), not(some(immigrationPaper))))),
  }
}

type Common = ReturnType<typeof commonTo>

const agreements = new Set<unknown>(['jail', 'warrant-service', 'task-force'])

const hold = ({ known, asks, local, order, contradicted, loose }: Common): Told => {
  const agreement = known['agency.agreement287g']
  const served = known['subject.servedWithCopy']
  const asked = asksFor(asks, toHold)
  const ofIce = some(ofImmigration)
  let key = some(holdDetainer) * 3 + ofIce
  key = key * 3 + and(some(detainerA), served === undefined ? 1 : served === false ? 2 : 0)
  key = key * 3 + (agreement === undefined ? 1 : agreements.has(agreement) ? 2 : 0)
  key = key * 3 + some(stateArrest)
  key = key * 3 + some(federalArrest)
  key = key * 3 + some(judgesWrit)
  key = key * 3 + and(order, and(asked, not(ofIce)))
  key = key * 3 + and(order, and(ofIce, asked === 0 ? 0 : 2))
  key = key * 3 + contradicted
  key = key * 3 + loose
  key = key * 3 + some(arrestNotCivil)
  key = key * 3 + and(local, or(some(custodyPaper), and(ofIce, asked)))
  key = key * 3 + some(federalJudgesArrest)
  key = key * 3 + and(some(federalWrit), asksFor(asks, toTransfer))
  key = key * 3 + local
  return onHold(17, key * 3 + and(local, some(criminalArrest)))
}

const notice = ({ known, asks, local, order, crime, unhelped }: Common): Told => {
  const inWriting = known['request.written']
  const asksNotice = asksFor(asks, toNotify)
  const asked = or(some(requestPaper), asksNotice)
  const isWritten: Three = inWriting === undefined ? 1 : inWriting === true ? 2 : 0
  const paper = some(written)
  const unclear = and(local, and(asked, or(and(not(isWritten), paper), and(isWritten, not(paper)))))
  const ofIce = or(some(requestPaper), and(asksNotice, some(immigrationWriting)))
  let key = asked * 3 + and(order, asksNotice)
  key = key * 3 + some(unsignedRequest)
  key = key * 3 + unhelped
  key = key * 3 + crime
  key = key * 3 + and(local, some(provenCriminal))
  key = key * 3 + and(local, and(asksNotice, some(nobodysLetter)))
  key = key * 3 + and(local, and(ofIce, or(isWritten, inWriting === false ? 0 : paper)))
  return onNotice(9, key * 3 + (unclear === 2 ? 2 : 0))
}

const interview = ({ area, asks, local, order, contradicted, loose, entry, clerks, unhelped, crime, others, warrant }: Common): Told => {
  let key = and(order, asksFor(asks, toInterview)) * 3 + contradicted
  key = key * 3 + loose
  key = key * 3 + (area === undefined ? 1 : area === 'secure' ? 2 : 0)
  key = key * 3 + entry
  key = key * 3 + clerks
  key = key * 3 + unhelped
  key = key * 3 + crime
  key = key * 3 + others
  key = key * 3 + (local === 2 && area !== 'public' ? 2 : 0)
  key = key * 3 + and(local, warrant)
  return onInterview(12, key * 3 + and(local, clerks))
}

const personalInformation = ({ custodian, purpose, asks, order, contradicted, unhelped, crime }: Common): Told => {
  const asked = asksFor(asks, toTellPersonal)
  let key = and(or(some(judgesSearch), or(some(arrest), some(judgesWrit))), asked) * 3 + contradicted
  key = key * 3 + some(informationUnproven)
  key = key * 3 + some(subpoenaUnproven)
  key = key * 3 + or(some(provenSubpoena), and(order, or(some(immigrationSubpoena), asked)))
  key = key * 3 + some(attorneysSubpoena)
  key = key * 3 + (custodian === undefined ? 1 : custodian === 'probation' ? 2 : 0)
  key = key * 3 + (purpose === undefined ? 1 : purpose === 'civil' ? 0 : 2)
  key = key * 3 + and(some(federalSearch), asked)
  key = key * 3 + unhelped
  return onPersonalInformation(11, key * 3 + crime)
}

const statusInformation = ({ asks, order, local }: Common): Told => {
  const asked = asksFor(asks, toTellStatus)
  const key = some(informationUnproven) * 3 + and(or(some(provenSubpoena), order), asked)
  return onStatus(4, (key * 3 + and(some(federalSearch), asked)) * 3 + local)
}

const admission = ({ asks, local, order, contradicted, loose, entry, clerks, others, warrant }: Common): Told => {
  let key = and(order, asksFor(asks, toAdmit)) * 3 + contradicted
  key = key * 3 + loose
  key = key * 3 + entry
  key = key * 3 + clerks
  key = key * 3 + others
  key = key * 3 + local
  key = key * 3 + and(local, warrant)
  return onEntry(9, key * 3 + and(local, clerks))
}

/** The answers to the six actions, in the order of the bench. */
export const determineByHand = (facts: Facts): readonly Told[] => {
  const common = commonTo(facts)
  return [hold(common), notice(common), interview(common), personalInformation(common), statusInformation(common), admission(common)]
}

export const engine = () => ({
  name: 'TypeScript written by hand',
  how: '62 rules of the one day as six functions; combinations of answers kept',
  prepare: (facts: Facts): Facts => facts,
  run: (cases: readonly Facts[], out: (readonly Told[])[]): void => {
    for (let index = 0; index < cases.length; index += 1) {
      const facts = cases[index]
      if (facts !== undefined) out[index] = determineByHand(facts)
    }
  },
  told: (verdicts: readonly Told[]) => verdicts.map(({ answer, deciding }) => ({ answer, deciding: deciding.join(' ') })),
})
