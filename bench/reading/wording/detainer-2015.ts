// I-247D, I-247N, I-247X and I-247G: openings of D and N seen [V], X and G known by title, all else recalled or supposed [R].
import { basis, detainerValues, head, jailBlock, noticeSheets } from './detainer-2017.ts'
import { word } from '../worded.ts'
import type { Block } from '../../../src/outside/paper-maker/blocks.ts'
import type { Ask, InstrumentKind } from '../../../src/instrument/instrument.ts'
import type { Wording } from '../worded.ts'

const priorities: Block = {
  options: [
    [
      'priority-national-security',
      'has engaged in or is suspected of terrorism or espionage, or otherwise poses a danger to national security;',
    ],
    [
      'priority-gang',
      'has been convicted of an offense of which an element was active participation in a criminal street gang, as defined in 18 U.S.C. § 521(a), or is at least 16 years old and intentionally participated in an organized criminal gang to further its illegal activities;',
    ],
    [
      'priority-felony',
      'has been convicted of an offense classified as a felony, other than a state or local offense for which an essential element was the alien’s immigration status;',
    ],
    [
      'priority-aggravated-felony',
      'has been convicted of an aggravated felony, as defined under 8 U.S.C. § 1101(a)(43) at the time of conviction;',
    ],
    ['priority-significant-misdemeanor', 'has been convicted of a “significant misdemeanor,” as defined under DHS policy; and/or'],
    [
      'priority-three-misdemeanors',
      'has been convicted of 3 or more misdemeanors, not including minor traffic offenses and state or local offenses for which immigration status was an essential element, provided the offenses arise out of 3 separate incidents.',
    ],
  ],
}
const lent: readonly Block[] = [
  { line: '*2. DHS TRANSFERRED THE SUBJECT TO YOUR CUSTODY FOR A PROCEEDING OR INVESTIGATION.*' },
  {
    options: [
      [
        'transferred-to-your-custody',
        'Upon completion of the proceeding or investigation for which the subject was transferred to your custody, DHS intends to resume custody of the subject to complete processing.',
      ],
    ],
  },
]
const calling =
  'please notify DHS by calling [notify-ice] U.S. Immigration and Customs Enforcement (ICE) or [notify-cbp] U.S. Customs and Border Protection (CBP) at {phone:1.5}. If you cannot reach an official at the number(s) provided, please contact the Law Enforcement Support Center at: (802) 872-6020.'
const holding =
  '• Serve a copy of this request on the subject and *maintain custody* of him/her for a period *NOT TO EXCEED 48 HOURS* beyond the time when he/she would otherwise have been released from your custody to allow DHS to take custody. The subject must be served with a copy of this request in order for it to take effect. This request arises from DHS authorities and should not impact decisions about the subject’s bail, rehabilitation, parole, release, diversion, custody classification, work, quarter assignments, or other matters.'
const closing: readonly Block[] = [
  { line: '• *Notify* this office in the event of the subject’s death, hospitalization or transfer to another institution.' },
  {
    options: [
      [
        'cancel-previous',
        'If checked: please cancel the request related to this subject previously submitted to you on {cancelsDetainerOf:1.2} (date).',
      ],
    ],
    indent: 0,
  },
  { signature: '(Signature of Immigration Officer)', printed: [['(Name and title of Immigration Officer)', 'officerName']] },
]

type Kind = {
  readonly form: string
  readonly foot: string
  readonly revision: string
  readonly kind: InstrumentKind
  readonly asks: readonly Ask[]
}

const request =
  (known: Kind, title: string, citizenship: string, body: readonly Block[], grounds: readonly (readonly string[])[]): Wording =>
  (filler) => {
    const sheet = {
      foot: known.foot,
      count: 'Page 1 of 3',
      blocks: [
        { title: ['DEPARTMENT OF HOMELAND SECURITY (DHS)', title], scale: 1.05 },
        ...head('Subject', citizenship),
        ...body,
        ...closing,
        ...jailBlock('subject'),
      ],
    }
    const ticked = [...grounds.map((group) => filler.chance.one(group)), 'notify-ice']
    return word([sheet, ...noticeSheets(known.foot).slice(0, 1)], detainerValues(filler, [2015, 2016], false), ticked, {
      kind: known.kind,
      form: known.form,
      revision: known.revision,
      issuingBody: 'dhs',
      signer: filler.signed ? 'immigration-officer' : 'unsigned',
      asks: known.asks,
    })
  }

const priorityNames = [
  'priority-national-security',
  'priority-gang',
  'priority-felony',
  'priority-aggravated-felony',
  'priority-three-misdemeanors',
]
const basisNames = ['basis-final-order', 'basis-pending-proceedings', 'basis-biometric', 'basis-statements']
const requested: Block = { line: '*IT IS THEREFORE REQUESTED THAT YOU:*' }

export const detainers2015: Readonly<Record<string, Wording>> = {
  'I-247D': request(
    {
      form: 'I-247D',
      foot: 'DHS Form I-247D (5/15)',
      revision: '5/15',
      kind: 'detainer',
      asks: ['hold-past-release', 'notify-of-release'],
    },
    'IMMIGRATION DETAINER – REQUEST FOR VOLUNTARY ACTION',
    'Citizenship',
    [
      {
        line: '*1. DHS HAS DETERMINED THAT (mark at least one option in subsection A and one option in subsection B, or skip to section 2):*',
      },
      { line: '*A. THE SUBJECT IS AN IMMIGRATION ENFORCEMENT PRIORITY BECAUSE HE/SHE:*' },
      priorities,
      { line: '*B. PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS DETERMINATION IS BASED ON:*' },
      basis('subject'),
      ...lent,
      requested,
      { line: holding },
      { line: `• As early as possible prior to the time you otherwise would release the subject, ${calling}` },
    ],
    [priorityNames, basisNames],
  ),
  'I-247N': request(
    { form: 'I-247N', foot: 'DHS Form I-247N (5/15)', revision: '5/15', kind: 'notification-request', asks: ['notify-of-release'] },
    'REQUEST FOR VOLUNTARY NOTIFICATION OF RELEASE OF SUSPECTED PRIORITY ALIEN',
    'Suspected Citizenship',
    [
      {
        line: '*1. DHS SUSPECTS THAT THE SUBJECT IS A REMOVABLE ALIEN AND THAT THE SUBJECT IS AN IMMIGRATION ENFORCEMENT PRIORITY BECAUSE HE/SHE (mark at least one option below, or skip to section 2):*',
      },
      priorities,
      ...lent,
      requested,
      {
        line: `• *Provide notice* as early as practicable (at least 48 hours, if possible) before the subject is released from your custody to allow DHS an opportunity to determine whether there is probable cause to conclude that he or she is a removable alien. To give notice, ${calling}`,
      },
      {
        line: '• This request does not request or authorize that you detain the subject beyond the time he or she would otherwise be released, and should not impact decisions about bail, release or other matters.',
      },
    ],
    [priorityNames],
  ),
  'I-247X': request(
    {
      form: 'I-247X',
      foot: 'DHS Form I-247X (8/15)',
      revision: '8/15',
      kind: 'transfer-request',
      asks: ['hold-past-release', 'transfer-custody'],
    },
    'REQUEST FOR VOLUNTARY TRANSFER',
    'Citizenship',
    [
      { line: '*1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS DETERMINATION IS BASED ON:*' },
      basis('subject'),
      ...lent,
      requested,
      { line: holding },
      { line: `• As early as possible prior to release, ${calling}` },
    ],
    [basisNames],
  ),
  'I-247G': request(
    { form: 'I-247G', foot: 'DHS Form I-247G (8/17)', revision: '8/17', kind: 'notification-request', asks: ['notify-of-release'] },
    'REQUEST FOR ADVANCE NOTIFICATION OF RELEASE',
    'Citizenship',
    [
      requested,
      {
        line: `• *Notify* DHS as early as practicable (at least 48 hours, if possible) before the subject is released from your custody: ${calling}`,
      },
      { line: '• This request does not ask you to hold the subject beyond the time of release.' },
    ],
    [],
  ),
}
