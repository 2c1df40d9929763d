// Letters of every kind: what they may promise, which laws they carry, what they never tell.
import { describe, expect, it } from 'vitest'
import { answerKinds } from '../law/answer.ts'
import { asksOfPaper } from '../instrument/instrument.ts'
import { composeLetter } from './compose-letter.ts'
import {
  advisementRule,
  answer,
  exampleAgency,
  exampleAt,
  exampleDetermination,
  exampleInstrument,
  exampleReceivedAt,
  noHold,
  secureArea,
} from './example.ts'
import { letterLanguages } from './letter-kind.ts'
import { personWords } from './person-words.ts'
import type { Ask } from '../instrument/instrument.ts'
import type { AnswerKind, DecidingRule, Determination } from '../law/answer.ts'
import type { Decision, LetterInput } from './letter-input.ts'
import type { LetterLanguage } from './letter-kind.ts'

const base = {
  agency: exampleAgency,
  instrument: exampleInstrument(),
  determination: exampleDetermination(),
  receivedAt: exampleReceivedAt,
  at: exampleAt,
}
const person = { name: 'ROE, JOHN Q', bookingNumber: '2026-004417' }

const notice = (
  determination: Determination,
  language: LetterLanguage,
  asks: readonly Ask[] = ['hold-past-release', 'notify-of-release'],
  decision?: Decision,
) =>
  composeLetter({
    ...base,
    letterKind: 'notice-to-person',
    person,
    language,
    determination,
    instrument: exampleInstrument({ asks }),
    decisions: decision === undefined ? {} : { 'notify-of-release': decision },
  })

const reply = (determination: Determination, asks: readonly Ask[], decision?: Decision, bookingNumber: string | null = null) =>
  composeLetter({
    ...base,
    letterKind: 'answer-to-requester',
    language: 'en',
    bookingNumber,
    determination,
    instrument: exampleInstrument({ asks }),
    decisions: decision === undefined ? {} : Object.fromEntries(asks.map((ask) => [ask, decision])),
  })

/** One letter of every kind and language. */
const everyLetter = (over: Partial<Pick<LetterInput, 'instrument' | 'determination'>> = {}) => {
  const common = { ...base, ...over }
  return [
    ...letterLanguages.flatMap((language) => [
      composeLetter({ ...common, letterKind: 'copy-to-person', person, language }),
      composeLetter({ ...common, letterKind: 'notice-to-person', person, language, decisions: {} }),
      composeLetter({ ...common, letterKind: 'interview-advisement', person, language }),
    ]),
    composeLetter({ ...common, letterKind: 'answer-to-requester', language: 'en', bookingNumber: '2026-004417', decisions: {} }),
    composeLetter({ ...common, letterKind: 'referral-to-counsel', language: 'en', person }),
  ]
}

/** "Not held longer", however it is put, in either language. */
const promise = /not be held|not held|no estar. m.s tiempo|does not wait|no espera a que/i

describe('the promise that nobody is held longer', () => {
  it.each(answerKinds.flatMap((kind) => letterLanguages.map((language) => [kind, language] as const)))(
    'stands in the notice for the answer %s in %s only if the law bars the hold',
    (kind, language) => {
      const letter = notice(exampleDetermination({ 'hold-past-release': answer(kind, [noHold]) }), language, undefined, 'give')
      expect(promise.test(letter.plainText)).toBe(kind === 'must-not' || kind === 'no-authority')
    },
  )

  it.each(answerKinds)('stands in the answer to the requester for %s only if the law bars the hold', (kind) => {
    const letter = reply(exampleDetermination({ 'hold-past-release': answer(kind, [noHold]) }), ['hold-past-release'])
    expect(promise.test(letter.plainText)).toBe(kind === 'must-not' || kind === 'no-authority')
  })

  it.each(letterLanguages)('is another sentence while counsel is asked, in %s', (language) => {
    const letter = notice(exampleDetermination({ 'hold-past-release': answer('needs-human') }), language)
    expect(letter.plainText).toContain(
      { en: 'This question does not make your stay longer.', es: 'Esta consulta no alarga su estancia.' }[language],
    )
  })
})

describe('the law in a letter', () => {
  const rule = (ask: Ask): DecidingRule => ({ ...noHold, rule: ask, citation: `Code of Atlantis ${ask}`, text: `Words on ${ask}.` })
  const determined = (kind: AnswerKind) =>
    exampleDetermination(Object.fromEntries(asksOfPaper.map((ask) => [ask, answer(kind, [rule(ask)])])))

  it.each(answerKinds)('is cited for every thing asked when the answer is %s', (kind) => {
    const letters = [
      reply(determined(kind), asksOfPaper),
      ...letterLanguages.map((language) => notice(determined(kind), language, asksOfPaper)),
    ]
    for (const { plainText, values } of letters) {
      for (const ask of asksOfPaper) {
        expect(plainText.split(rule(ask).citation).length, `${ask} in text and list`).toBeGreaterThan(2)
        expect(values.citations.map(({ citation }) => citation)).toContain(rule(ask).citation)
      }
    }
  })

  it('is quoted only where the official text was seen', () => {
    const quoted = (verified: DecidingRule['verified']) =>
      reply(exampleDetermination({ 'hold-past-release': answer('must-not', [{ ...noHold, verified }]) }), ['hold-past-release']).plainText
    expect(quoted('yes')).toContain(noHold.text)
    for (const verified of ['partly', 'no'] as const) {
      expect(quoted(verified)).not.toContain(noHold.text)
      expect(quoted(verified)).toContain(noHold.citation)
    }
  })

  it('is never quoted in our own summary of it', () => {
    const summed = { ...noHold, text: '[In substance:] Nobody is held.' }
    const letters = everyLetter({ determination: exampleDetermination({ 'hold-past-release': answer('must-not', [summed]) }) })
    for (const { plainText } of letters) expect(plainText).not.toContain('[In substance')
  })

  it('is named by its three nearest sources in what the person reads, and whole at the end', () => {
    const many = Array.from({ length: 5 }, (_, index) => ({ ...noHold, rule: `r${index}`, citation: `Code of Atlantis ${index}` }))
    const determination = exampleDetermination({ 'hold-past-release': answer('must-not', many) })
    const { plainText, values } = notice(determination, 'en', ['hold-past-release'])
    expect(plainText).toContain('Code of Atlantis 0; Code of Atlantis 1; Code of Atlantis 2; more is named at the end')
    expect(values.citations.map(({ citation }) => citation)).toContain('Code of Atlantis 4')
  })

  it('gives counsel each passage once, however many rules rest on it', () => {
    const twice = [secureArea, { ...secureArea, rule: 'another', citation: 'Code of Atlantis 8' }]
    const determination = exampleDetermination({ 'interview-in-person': answer('needs-human', twice) })
    const letter = composeLetter({ ...base, letterKind: 'referral-to-counsel', language: 'en', person, determination })
    expect(letter.plainText.split(secureArea.text)).toHaveLength(2)
  })

  it('stays in its own language: Spanish letters quote no English statute', () => {
    expect(notice(exampleDetermination(), 'es').plainText).not.toContain(noHold.text)
    expect(notice(exampleDetermination(), 'en').plainText).toContain(noHold.text)
  })

  it('tells counsel every citation of what waits, and how far its text was seen', () => {
    const doubtful: DecidingRule = { ...secureArea, citation: 'Code of Atlantis 7', verified: 'no' }
    const determination = exampleDetermination({
      'give-status-information': {
        ...answer('conflict', [doubtful]),
        defeated: [{ rule: 'x', citation: 'Code of Atlantis 8', says: 'must', by: 'Code of Atlantis 7', reason: 'later in time' }],
      },
    })
    const { plainText } = composeLetter({ ...base, letterKind: 'referral-to-counsel', language: 'en', person, determination })
    expect(plainText).toContain('Code of Atlantis 7: official text not seen; to be checked.')
    expect(plainText).toContain('Code of Atlantis 8 says must')
    for (const { question, meanwhile, citations } of determination.counsel)
      for (const text of [question, meanwhile, ...citations]) expect(plainText).toContain(text)
    for (const { question } of determination.missing) expect(plainText).toContain(question)
  })
})

describe('the choice of the agency', () => {
  it.each(answerKinds)('never makes a letter promise or refuse against the answer %s', (kind) => {
    const letter = (decision: Decision) =>
      reply(exampleDetermination({ 'transfer-custody': answer(kind, [noHold]) }), ['transfer-custody'], decision).plainText
    const free = kind === 'may' || kind === 'not-required' || kind === 'silent'
    expect(letter('give').includes('Granted')).toBe(free || kind === 'must')
    expect(letter('refuse').includes('Declined')).toBe(free || kind === 'must-not' || kind === 'no-authority')
  })

  it.each(answerKinds.filter((kind) => kind !== 'must-not' && kind !== 'no-authority'))(
    'refuses no order of a court by letter (%s)',
    (kind) => {
      const { plainText } = reply(exampleDetermination({ 'obey-court-order': answer(kind) }), ['obey-court-order'], 'refuse')
      expect(plainText).not.toMatch(/declin|will not do it/i)
    },
  )

  it('gives out the booking number only where custody may be told', () => {
    const told = (kind: AnswerKind, decision?: Decision) =>
      reply(exampleDetermination({ 'notify-of-release': answer(kind) }), ['notify-of-release'], decision, '2026-004417').plainText.includes(
        '2026-004417',
      )
    expect(told('must')).toBe(true)
    expect(told('may', 'give')).toBe(true)
    expect(told('may', 'refuse')).toBe(false)
    expect(told('may')).toBe(false)
    expect(told('must-not', 'give')).toBe(false)
    expect(told('needs-human', 'give')).toBe(false)
  })

  it.each(letterLanguages)('is told to the person as it is, in %s', (language) => {
    const said = (decision?: Decision) => notice(exampleDetermination(), language, undefined, decision).plainText
    expect(new Set([said('give'), said('refuse'), said()]).size).toBe(3)
  })
})

describe('privacy', () => {
  it('no letter repeats what the paper asserts, nor birth, origin or status', () => {
    const letters = everyLetter()
    expect(letters).toHaveLength(8)
    for (const { plainText } of letters) {
      for (const secret of [
        '1997-03-04',
        'March 4, 1997',
        '4 de marzo de 1997',
        'ATLANTIS',
        'gang',
        'burglary',
        'final order',
        'priority',
        'removal',
      ]) {
        expect(plainText).not.toContain(secret)
      }
      expect(plainText).not.toMatch(/place of birth|lugar de nacimiento|nationality|nacionalidad|undocumented|illegal/i)
    }
  })

  it('the person’s letters do not carry the file number of the immigration service', () => {
    for (const language of letterLanguages) expect(notice(exampleDetermination(), language).plainText).not.toContain('A 000 111 222')
  })
})

describe('interview rights', () => {
  it.each(letterLanguages)('all four stand in the advisement, with the law that prescribes them, in %s', (language) => {
    const { values, plainText } = composeLetter({ ...base, letterKind: 'interview-advisement', person, language })
    const lists = values.blocks.filter((block) => block.kind === 'list' && block.ordered)
    expect(lists.flatMap((block) => (block.kind === 'list' ? block.lines : []))).toHaveLength(4)
    expect(plainText).toContain(advisementRule.citation)
    for (const choice of personWords[language].choices) expect(plainText).toContain(`[ ] ${choice}`)
  })

  it('are not lent to a place whose law prescribes none of ours', () => {
    const elsewhere = { ...exampleDetermination({ 'interview-by-phone': answer('may', [noHold]) }), duties: [] }
    const withOther = {
      ...elsewhere,
      answers: { ...elsewhere.answers, 'interview-by-phone': answer('may', [{ ...noHold, citation: 'Cal. Gov. Code 7283.1' }]) },
    }
    expect(() => composeLetter({ ...base, letterKind: 'interview-advisement', person, language: 'en', determination: withOther })).toThrow(
      /advisement-not-prescribed/,
    )
    expect(notice(withOther, 'en', ['interview-by-phone']).plainText).not.toContain('right to')
  })

  it.each(letterLanguages)('stand in the notice only if an interview is asked for, in %s', (language) => {
    const first = { en: 'say no to the interview', es: 'negarse a la entrevista' }[language]
    expect(notice(exampleDetermination(), language, ['interview-by-phone']).plainText).toContain(first)
    expect(notice(exampleDetermination(), language, ['hold-past-release']).plainText).not.toContain(first)
  })
})

describe('a record with hostile values', () => {
  const hostile = 'A\r\nBcc: x@y.test\u202Ezyx\u0000 #read("/etc/passwd") *b* <script>'

  it('stays one line of visible text in every letter', () => {
    const instrument = exampleInstrument({
      form: hostile,
      fields: { ...exampleInstrument().fields, from: hostile, subjectName: hostile, officerName: hostile },
    })
    for (const { plainText } of everyLetter({ instrument })) {
      expect(plainText).not.toMatch(/^Bcc:/m)
      // oxlint-disable-next-line no-control-regex -- the absence of controls is what is tested
      expect(plainText).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
      expect(plainText).toContain('A Bcc: x@y.test[U+202E]zyx[U+0000] #read("/etc/passwd") *b* <script>')
    }
  })

  it('an unsigned or unestablished signer is never shown as a judge', () => {
    for (const signer of [null, 'unsigned', 'illegible', 'immigration-officer', 'attorney', 'clerk-of-court'] as const) {
      const { plainText } = composeLetter({
        ...base,
        letterKind: 'notice-to-person',
        person,
        language: 'en',
        decisions: {},
        instrument: exampleInstrument({ signer }),
      })
      expect(plainText).not.toMatch(/judge signed it/)
    }
  })
})

describe('plain language', () => {
  it('keeps the English sentences of the notice short', () => {
    const words = Object.values(personWords.en).filter((text): text is string => typeof text === 'string')
    const sentences = [
      ...words,
      ...Object.values(personWords.en.asks),
      ...answerKinds.map((kind) => personWords.en.hold(kind, 'the city attorney')),
    ].flatMap((text) => text.split(/[.?:]\s*/))
    const counts = sentences.filter((text) => text !== '').map((text) => text.split(/\s+/).length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(21)
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThan(11)
  })
})
