// The second opinion: every action's answer for one case, read from the law itself and not from the rules.
import type { Action } from '../src/law/action.ts'
import type { AnswerKind } from '../src/law/answer.ts'
import type { Facts } from '../src/law/facts.ts'
import { admitToSecureArea, giveWorkspace } from './access.ts'
import { enterAgreement } from './agreement.ts'
import { arrestOnAdministrativeWarrant } from './arrest.ts'
import { askImmigrationStatus, askPlaceOfBirth } from './ask.ts'
import { holdPastRelease } from './hold.ts'
import { giveDatabaseAccess, givePersonalInformation, giveStatusInformation } from './information.ts'
import { interviewByPhone, interviewInPerson } from './interview.ts'
import { matterOf } from './matter.ts'
import type { Matter, Opinion, PlaceRead } from './matter.ts'
import { giveCustodyStatus, notifyOfRelease } from './notify.ts'
import { obeyCourtOrder } from './order.ts'
import { answerSubpoena } from './subpoena.ts'
import { earlyTransfer, transferCustody } from './transfer.ts'

export const opinions: Readonly<Record<Action, Opinion>> = {
  'hold-past-release': holdPastRelease,
  'early-transfer': earlyTransfer,
  'transfer-custody': transferCustody,
  'notify-of-release': notifyOfRelease,
  'give-custody-status': giveCustodyStatus,
  'interview-in-person': interviewInPerson,
  'interview-by-phone': interviewByPhone,
  'give-personal-information': givePersonalInformation,
  'give-status-information': giveStatusInformation,
  'answer-subpoena': answerSubpoena,
  'give-database-access': giveDatabaseAccess,
  'admit-to-secure-area': admitToSecureArea,
  'give-workspace': giveWorkspace,
  'arrest-on-administrative-warrant': arrestOnAdministrativeWarrant,
  'ask-immigration-status': askImmigrationStatus,
  'ask-place-of-birth': askPlaceOfBirth,
  'obey-court-order': obeyCourtOrder,
  'enter-agreement': enterAgreement,
}

/** What this reading says of each action, for a case at a place from 2008-01-01 on. */
export const secondOpinion = (place: PlaceRead, facts: Facts): Readonly<Record<Action, AnswerKind>> => {
  const matter: Matter = matterOf(facts)
  const on = (action: Action): AnswerKind => opinions[action][place](matter)
  return {
    'hold-past-release': on('hold-past-release'),
    'early-transfer': on('early-transfer'),
    'transfer-custody': on('transfer-custody'),
    'notify-of-release': on('notify-of-release'),
    'give-custody-status': on('give-custody-status'),
    'interview-in-person': on('interview-in-person'),
    'interview-by-phone': on('interview-by-phone'),
    'give-personal-information': on('give-personal-information'),
    'give-status-information': on('give-status-information'),
    'answer-subpoena': on('answer-subpoena'),
    'give-database-access': on('give-database-access'),
    'admit-to-secure-area': on('admit-to-secure-area'),
    'give-workspace': on('give-workspace'),
    'arrest-on-administrative-warrant': on('arrest-on-administrative-warrant'),
    'ask-immigration-status': on('ask-immigration-status'),
    'ask-place-of-birth': on('ask-place-of-birth'),
    'obey-court-order': on('obey-court-order'),
    'enter-agreement': on('enter-agreement'),
  }
}
