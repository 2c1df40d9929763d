// The words of the screens for what the records name by codes: papers, signers, requests, answers, events, states.
import type { CustodyEventKind, ReleaseCause } from '../custody/booking.ts'
import type { Channel } from '../document/paper.ts'
import type { FieldName, InstrumentKind, IssuingBody, SignerRole } from '../instrument/instrument.ts'
import type { Action } from '../law/action.ts'
import type { AnswerKind } from '../law/answer.ts'
import type { LetterKind, LetterLanguage } from '../letter/letter-kind.ts'
import type { NoticeChannel } from '../release/notice.ts'

export const kindWords: Readonly<Record<InstrumentKind, string>> = {
  detainer: 'Detainer',
  'notification-request': 'Request for notice of release',
  'transfer-request': 'Request for transfer',
  'administrative-warrant': 'Administrative warrant',
  'removal-warrant': 'Administrative warrant of removal',
  'detention-order': 'Administrative order to detain',
  'custody-notice': 'Notice of custody determination',
  'notice-to-appear': 'Notice to appear in immigration court',
  'administrative-subpoena': 'Administrative subpoena',
  'arrest-warrant': 'Arrest warrant',
  'search-warrant': 'Search warrant',
  'court-subpoena': 'Subpoena in a court case',
  'grand-jury-subpoena': 'Grand jury subpoena',
  'court-order': 'Court order',
  writ: 'Writ',
  'interview-request': 'Request for an interview',
  'information-request': 'Request for information',
  'u-visa-certification': 'U visa certification request',
  'cover-sheet': 'Cover sheet',
  other: 'Other paper',
}

const manners: Readonly<Record<string, string>> = {
  'phone-call': 'by telephone',
  'e-mail': 'by e-mail',
  letter: 'by letter',
  'database-query': 'by a query to a database',
}

/** `Detainer I-247A`, `Request for an interview, by telephone`; a form named like its kind is not said twice. */
export const paperWords = (kind: InstrumentKind, form: string | null): string => {
  if (form === null || form === kind) return kindWords[kind]
  const manner = manners[form]
  return manner === undefined ? `${kindWords[kind]} ${form}` : `${kindWords[kind]}, ${manner}`
}

export const signerWords: Readonly<Record<SignerRole, string>> = {
  'immigration-officer': 'immigration officer (not a judge)',
  'immigration-judge': 'immigration judge (not a judge of a court)',
  'federal-magistrate-judge': 'federal magistrate judge',
  'federal-district-judge': 'federal district judge',
  'state-judge': 'state judge',
  'clerk-of-court': 'clerk of court',
  attorney: 'attorney',
  unsigned: 'nobody: it is unsigned',
  illegible: 'not legible',
}

/** Who signed, for a line under the paper's name; a signer not established is never shown as a judge. */
export const signedBy = (signer: SignerRole | null): string => {
  if (signer === null) return 'Signer not established'
  if (signer === 'unsigned') return 'Not signed'
  return signer === 'illegible' ? 'Signature not legible' : `Signed by ${article(signerWords[signer])}`
}

const article = (words: string): string => (/^[aei]/.test(words) ? `an ${words}` : `a ${words}`)

export const bodyWords: Readonly<Record<IssuingBody, string>> = {
  dhs: 'Department of Homeland Security',
  'federal-court': 'A federal court',
  'state-court': 'A state court',
  'immigration-court': 'An immigration court',
  attorney: 'An attorney',
  police: 'Police',
  other: 'Other',
  unknown: 'Not established',
}

export const fieldWords: Readonly<Record<FieldName, string>> = {
  subjectName: 'Name of the person',
  dateOfBirth: 'Date of birth',
  citizenship: 'Citizenship as the paper claims it',
  sex: 'Sex',
  fileNumber: 'File number (A-number)',
  subjectId: 'Subject ID',
  eventNumber: 'Event number',
  issuedOn: 'Issued on',
  receivedOn: 'Received on',
  to: 'To',
  from: 'From',
  officerName: 'Name of the officer',
  phone: 'Telephone',
  fax: 'Fax',
  courtName: 'Court',
  caseNumber: 'Case number',
  judgeName: 'Name of the judge',
  offense: 'Offense',
  dueOn: 'Due on',
  recordsSought: 'Records sought',
  interviewOn: 'Interview on',
  cancelsDetainerOf: 'Cancels the detainer of',
}

export const actionWords: Readonly<Record<Action, string>> = {
  'hold-past-release': 'hold the person past release',
  'early-transfer': 'hand the person over early',
  'transfer-custody': 'transfer custody to ICE',
  'notify-of-release': 'tell ICE of the release',
  'give-custody-status': 'say whether the person is in custody',
  'interview-in-person': 'let ICE interview the person in person',
  'interview-by-phone': 'let ICE interview the person by telephone or video',
  'give-personal-information': 'give personal information',
  'give-status-information': 'give citizenship or immigration information',
  'answer-subpoena': 'produce what the subpoena names',
  'give-database-access': 'give access to databases',
  'admit-to-secure-area': 'admit ICE to secure areas',
  'give-workspace': 'give ICE room or equipment',
  'arrest-on-administrative-warrant': 'arrest or detain on an administrative warrant',
  'ask-immigration-status': 'ask the person about immigration status',
  'ask-place-of-birth': 'ask the person about place of birth',
  'obey-court-order': 'carry out the order of the court',
  'enter-agreement': 'enter an agreement with ICE',
}

/** Begins the sentence that the action ends. */
export const answerLead: Readonly<Record<AnswerKind, string>> = {
  must: 'The jail must',
  may: 'The jail may',
  'must-not': 'The jail must not',
  'not-required': 'The jail is not required to',
  'no-authority': 'The jail has no authority to',
  silent: 'The law found does not speak to this',
  'needs-human': 'A person must decide',
  conflict: 'The laws conflict; counsel decides',
}

/** One plain sentence: `The jail must not hold the person past release.` */
export const answerSentence = (answer: AnswerKind, action: Action): string =>
  answer === 'silent' || answer === 'needs-human' || answer === 'conflict'
    ? `${answerLead[answer]}: whether to ${actionWords[action]}.`
    : `${answerLead[answer]} ${actionWords[action]}.`

export const channelWords: Readonly<Record<Channel, string>> = {
  fax: 'by fax',
  email: 'by e-mail',
  inbox: 'dropped on the inbox',
  'drop-folder': 'from the drop folder',
  command: 'by command',
  api: 'by another system',
  typed: 'written down at the desk',
}

export const noticeChannelWords: Readonly<Record<NoticeChannel, string>> = {
  fax: 'fax',
  email: 'e-mail',
  webhook: 'webhook',
  portal: 'portal',
  phone: 'telephone',
}

export const causeWords: Readonly<Record<ReleaseCause, string>> = {
  'bond-posted': 'bond was posted',
  recognizance: 'of release on recognizance',
  dismissed: 'the case was dismissed',
  acquitted: 'of an acquittal',
  'time-served': 'the sentence is served',
  diversion: 'of diversion',
  'court-order': 'a court ordered release',
  other: 'of the jail’s record',
}

export const eventWords: Readonly<Record<CustodyEventKind, string>> = {
  booked: 'Booked',
  'charge-added': 'Charge added',
  'charge-dropped': 'Charge dropped',
  'bond-set': 'Bond set',
  'bond-posted': 'Bond posted',
  'bond-revoked': 'Bond revoked',
  recognizance: 'Released on recognizance by the court',
  dismissed: 'Case dismissed',
  acquitted: 'Acquitted',
  'time-served': 'Sentence served',
  diversion: 'Diversion',
  'court-order': 'Court ordered release',
  'hold-placed': 'Hold placed',
  'hold-lifted': 'Hold lifted',
  'release-cancelled': 'Release cancelled',
  transferred: 'Transferred to another facility',
  hospitalized: 'Hospitalized',
  died: 'Died',
  released: 'Left the jail',
}

export const letterWords: Readonly<Record<LetterKind, string>> = {
  'copy-to-person': 'Copy of the request, for the person',
  'notice-to-person': 'Plain notice to the person',
  'answer-to-requester': 'Answer to the requester',
  'interview-advisement': 'Advisement before an interview',
  'referral-to-counsel': 'Referral to counsel',
}

export const letterChannelWords = { email: 'E-mail', fax: 'Fax', mail: 'Mail', 'by-hand': 'By hand', other: 'Another way' } as const

export const languageWords: Readonly<Record<LetterLanguage, string>> = { en: 'English', es: 'Spanish' }

const ticks: Readonly<Record<string, string>> = {
  'basis-final-order': 'Basis: a final order of removal',
  'basis-pending-proceedings': 'Basis: removal proceedings are pending',
  'basis-biometric': 'Basis: biometric confirmation',
  'basis-statements': 'Basis: statements to an officer',
  'transferred-to-your-custody': 'Transferred to your custody',
  'notify-ice': 'Notify ICE',
  'notify-cbp': 'Notify CBP',
  'cancel-previous': 'Cancels an earlier detainer',
}

export const tickWords = (tick: string): string => ticks[tick] ?? plain(tick)

/** For codes of other parts that have no list here, such as a tick or a duty: `serve-copy` -> `Serve copy`. */
export const plain = (code: string): string => {
  const words = code.replaceAll('-', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const countOf = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
