// An invented jail, person, paper and determination under Denver's law, from which tests of letters vary.
import { parseInstant, parseZone } from '../time/instant.ts'
import type { Action } from '../law/action.ts'
import type { ActionAnswer, DecidingRule, Determination } from '../law/answer.ts'
import type { Instrument, InstrumentId } from '../instrument/instrument.ts'
import type { LetterAgency } from './letter-input.ts'

export const exampleAgency: LetterAgency = {
  name: 'Denver Sheriff Department',
  address: ['490 West Colfax Avenue', 'Denver, Colorado 80204'],
  phone: '303-555-0142',
  zone: parseZone('America/Denver'),
  place: 'us-co-denver',
  counsel: { en: 'the city attorney', es: 'la oficina del abogado de la ciudad' },
}

const rule = (citation: string, layer: DecidingRule['layer'], text: string): DecidingRule => ({
  rule: citation,
  citation,
  layer,
  text,
  verified: 'yes',
})

export const noHold = rule(
  'C.R.S. 24-76.6-102(2)',
  'state-statute',
  'A law enforcement officer shall not arrest or detain an individual on the basis of a civil immigration detainer request.',
)
export const secureArea = rule(
  'D.R.M.C. 28-252(a)',
  'city-ordinance',
  'Unless federal immigration authorities present a warrant issued by a federal judge or magistrate, federal immigration authorities ' +
    'shall not be granted access or allowed to use the secure areas of any city or county jail.',
)
export const advisementRule = rule(
  'D.R.M.C. 28-252(b)',
  'city-ordinance',
  'no such interview shall be allowed until the individual has been advised of certain legal rights in writing ' +
    'in the individual’s language of choice',
)
const notification: DecidingRule = {
  ...rule('D.R.M.C. 28-253', 'city-ordinance', 'Notification request means a non-mandatory written request'),
  verified: 'partly',
}
const subpoena = rule(
  'C.R.S. 24-74-103',
  'state-statute',
  'except as required by federal or state law or as required to comply with a court-issued subpoena, warrant, or order',
)

export const answer = (kind: ActionAnswer['answer'], because: readonly DecidingRule[] = []): ActionAnswer => ({
  answer: kind,
  because,
  defeated: [],
  until: null,
  explanation: '',
})

/** The example determination with some answers replaced. */
export const exampleDetermination = (replaced: Partial<Record<Action, ActionAnswer>> = {}): Determination => {
  const decided: Partial<Record<Action, ActionAnswer>> = {
    'hold-past-release': answer('must-not', [noHold]),
    'notify-of-release': answer('may', [notification]),
    'interview-in-person': answer('must-not', [secureArea]),
    'interview-by-phone': answer('must-not', [advisementRule]),
    'answer-subpoena': answer('must-not', [subpoena]),
    'give-status-information': answer('needs-human', [
      rule('8 U.S.C. 1373', 'federal-statute', 'may not prohibit, or in any way restrict'),
    ]),
    ...replaced,
  }
  const answerTo = (action: Action): ActionAnswer => decided[action] ?? answer('silent')
  return {
    law: { place: 'us-co-denver', at: '2026-03-03T14:00:00-07:00', layers: ['us', 'us-co', 'us-co-denver'], version: 'a1b2c3' },
    answers: {
      'hold-past-release': answerTo('hold-past-release'),
      'early-transfer': answerTo('early-transfer'),
      'transfer-custody': answerTo('transfer-custody'),
      'notify-of-release': answerTo('notify-of-release'),
      'give-custody-status': answerTo('give-custody-status'),
      'interview-in-person': answerTo('interview-in-person'),
      'interview-by-phone': answerTo('interview-by-phone'),
      'give-personal-information': answerTo('give-personal-information'),
      'give-status-information': answerTo('give-status-information'),
      'answer-subpoena': answerTo('answer-subpoena'),
      'give-database-access': answerTo('give-database-access'),
      'admit-to-secure-area': answerTo('admit-to-secure-area'),
      'give-workspace': answerTo('give-workspace'),
      'arrest-on-administrative-warrant': answerTo('arrest-on-administrative-warrant'),
      'ask-immigration-status': answerTo('ask-immigration-status'),
      'ask-place-of-birth': answerTo('ask-place-of-birth'),
      'obey-court-order': answerTo('obey-court-order'),
      'enter-agreement': answerTo('enter-agreement'),
    },
    ...opened,
  }
}

const opened: Pick<Determination, 'duties' | 'missing' | 'counsel'> = {
  duties: [
    {
      duty: 'advise-in-writing',
      to: 'subject',
      by: null,
      byWords: 'before the interview',
      language: 'chosen',
      citation: advisementRule.citation,
      rule: advisementRule.rule,
      lifts: ['interview-by-phone'],
      says: 'Advise the person in writing, in the language of the person’s choice, of the four rights',
    },
  ],
  missing: [
    {
      fact: 'request.purpose',
      question: 'Is the request civil or criminal?',
      wouldDecide: ['answer-subpoena', 'give-status-information'],
    },
  ],
  counsel: [
    {
      question: 'Does 8 U.S.C. 1373 reach what the jail knows of citizenship when state law forbids giving personal information?',
      citations: ['8 U.S.C. 1373', 'C.R.S. 24-74-103'],
      meanwhile: 'Nothing is given.',
    },
  ],
}

const isInstrumentId = (text: string): text is InstrumentId => text.startsWith('i_')

/** The example detainer with some of its values replaced. */
export const exampleInstrument = (replaced: Partial<Instrument> = {}): Instrument => {
  const id = 'i_example'
  if (!isInstrumentId(id)) throw new TypeError(id)
  return {
    id,
    pages: [1, 2, 3],
    kind: 'detainer',
    form: 'I-247A',
    revision: '3/17',
    issuingBody: 'dhs',
    signer: 'immigration-officer',
    asks: ['hold-past-release', 'notify-of-release'],
    fields: {
      subjectName: 'ROE, JOHN Q',
      dateOfBirth: '1997-03-04',
      citizenship: 'ATLANTIS',
      sex: 'M',
      fileNumber: 'A 000 111 222',
      subjectId: '7001234',
      eventNumber: 'DEN2603000017',
      issuedOn: '2026-03-02',
      from: 'DHS/ICE Denver Field Office, 12445 East Caley Avenue, Centennial',
      officerName: 'M. SAMPLE',
      offense: 'gang membership and burglary',
    },
    ticked: ['basis-final-order', 'priority-gang'],
    open: [],
    ...replaced,
  }
}

export const exampleReceivedAt = parseInstant('2026-03-03T13:30:00-07:00')
export const exampleAt = parseInstant('2026-03-03T14:05:00-07:00')
