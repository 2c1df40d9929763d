// What looks like a fault of the law of these places and is none, each with the reason.
import { all, always, any, field, includes, not, shown, some } from '../condition.ts'
import type { Condition } from '../condition.ts'
import type { Declared } from '../declared.ts'

/** A paper of a court, by its name, that is not shown to be immigration's. Nothing else moves a court's law. */
const namedCourtPaper = (...forms: readonly string[]): Condition =>
  some(
    'request.instruments',
    all(field.oneOf('form', forms), not(shown(field.oneOf('signer', ['immigration-officer', 'immigration-judge'])))),
  )

const warrantOrOrder = namedCourtPaper('arrest-warrant', 'search-warrant', 'court-order', 'writ')
/** A warrant commands an arrest or a search; who else comes in, and to whom the prisoner goes, only an order or a writ says. */
const orderOrWrit = namedCourtPaper('court-order', 'writ')

const order = namedCourtPaper('court-order')
const entries = ['interview-in-person', 'admit-to-secure-area', 'give-workspace'] as const
const handOvers = ['early-transfer', 'transfer-custody'] as const

const everywhere = ['us', 'us-co', 'us-co-denver']

export const declared: Declared = {
  gaps: [
    {
      places: everywhere,
      actions: ['obey-court-order'],
      when: not(warrantOrOrder),
      reason: 'The sections say which papers of a court are obeyed. Where none came, nothing is commanded.',
    },
    ...entries.map((action) => ({
      places: everywhere,
      actions: [action],
      when: any(not(order), not(includes('request.asks', action))),
      reason:
        'Federal law, as far as it is encoded, lets others in only by a court order; where the law of the state and the city does not ' +
        'speak either, silence is not permission.',
    })),
    ...handOvers.map((action) => ({
      places: everywhere,
      actions: [action],
      when: any(not(orderOrWrit), not(includes('request.asks', action))),
      reason: 'A hand-over is spoken of where a court commands it. Without an order or writ that asks for it, nothing was found.',
    })),
    {
      places: everywhere,
      actions: ['answer-subpoena', 'give-database-access', 'give-personal-information', 'notify-of-release'],
      when: always,
      reason:
        'The sections name the papers and the requests of which they speak: subpoenas, warrants, detainers, requests for notice. Of other ' +
        'papers they say nothing.',
    },
    {
      places: ['us'],
      actions: ['hold-past-release'],
      when: always,
      reason: 'Federal law alone speaks of some papers only; whether a jail may keep a person is for the law of its state and city.',
    },
    {
      places: ['us-co', 'us-co-denver'],
      actions: ['give-custody-status', 'interview-by-phone', 'ask-immigration-status', 'ask-place-of-birth'],
      when: always,
      reason: 'The sections bind some custodians and speak of some persons only; of the others nothing was found.',
    },
  ],
  yielding: [
    {
      rule: 'us/8-cfr-287.7/d',
      reason: 'The regulation is shown for what it says, and always read as a request and not as a command.',
    },
    {
      rule: 'us-co-denver/practice/holds-before-2014',
      reason: 'A practice is no law: it is shown for what was done, and gives way to the law on the power to arrest.',
    },
  ],
  unread: [
    {
      facts: [
        'request.receivedAt',
        'request.namesOnePerson',
        'request.instruments[].forThisPerson',
        'request.instruments[].probableCauseTicked',
        'request.instruments[].affidavitGivesCause',
        'request.instruments[].commands',
        'request.instruments[].inCourtCase',
        'request.instruments[].standing',
        'request.instruments[].servedOnPerson',
        'subject.minor',
        'subject.citizenshipProof',
        'subject.victimOrWitness',
        'subject.finalOrderOfRemoval',
        'subject.watchListMatch',
        'subject.registeredSexOffender',
        'subject.convictions[].level',
        'subject.convictions[].category',
        'subject.convictions[].on',
        'subject.convictions[].sentenceEndedOn',
        'subject.convictions[].place',
        'subject.convictions[].offense',
        'subject.convictions[].equivalentOffense',
        'subject.convictions[].likeListed',
        'subject.convictions[].aggravatedFelony',
        'subject.convictions[].degree',
        'subject.convictions[].couldBeFelony',
        'subject.convictions[].attempt',
        'subject.convictions[].disposition',
        'subject.convictions[].sentenceMonths',
        'subject.convictions[].heldFor',
        'subject.charges[].level',
        'subject.charges[].category',
        'subject.charges[].stage',
        'subject.charges[].offense',
        'subject.charges[].foundUnder',
        'subject.charges[].bailed',
        'custody.sawJudicialOfficer',
        'agency.reimbursementAgreement',
        'agency.allowsNotices',
        'request.medium',
        'request.need',
        'request.queriedAt',
        'request.stepsDone',
        'subject.bornOn',
        'subject.proofOfStatus',
        'subject.necessaryWitness',
        'subject.cooperates',
        'subject.heldOnlyAsWitness',
        'subject.consularOfficer',
        'subject.registries',
        'subject.federalFelonyWarrant',
        'subject.reentryAfterRemoval',
        'subject.language',
        'subject.canRead',
        'subject.hasCounsel',
        'subject.riskFinding',
        'subject.consentSignedAt',
        'subject.consentLanguage',
        'subject.consentExplained',
        'subject.counselPresent',
        'custody.arrivedAt',
        'custody.confinedAt',
        'custody.releaseDueOn',
        'custody.conditionsSetAt',
        'custody.offenseOn',
        'custody.orderOnHold',
        'agency.orderingAgreement',
        'agency.agreementOffered',
        'agency.agreementEndApproved',
        'agency.agreementRenewedOn',
        'agency.operatesJail',
        'agency.population',
        'agency.usesOwnMeans',
        'agency.emergencyDeclared',
        'agency.accessGivenThisYear',
        'agency.stateOfMind',
        'agency.policy',
      ],
      reason: 'A word of the vocabulary for the law of other places, or for a construct of the language that no rule here uses yet.',
    },
  ],
}
