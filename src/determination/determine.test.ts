// A case file in, a determination out: errors, unknowns, versions, duties, words.
import { describe, expect, it } from 'vitest'
import { chargeLevels, chargeStages, offenseCategories, releaseCauses } from '../custody/booking.ts'
import { DeskError } from '../errors.ts'
import { signerRoles } from '../instrument/instrument.ts'
import { actions } from '../law/action.ts'
import { asks, factAt, forms, signers } from '../law/facts.ts'
import { placeOf } from '../law/places/registry.ts'
import { caseFileParser, instrumentForms } from './case-file.ts'
import { determine } from './determine.ts'
import { factsOf } from './facts-of.ts'
import { canonical, lawVersionOf } from './law-version.ts'
import { factsVocabulary, placesCoverage } from './vocabulary.ts'

const decide = (file: object) => determine(caseFileParser.parse({ place: 'us-co-denver', at: '2018-03-01T12:00:00-07:00', ...file }))
const request = (instruments: readonly object[], more: object = {}) => ({ request: { purpose: 'civil', instruments, ...more } })
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof DeskError) return error.code
  }
  return 'none'
}

describe('determine', () => {
  it('refuses a place it does not know, and a day before the place is covered, on the clock of the place', () => {
    expect(codeOf(() => decide({ place: 'us-zz' }))).toBe('place-unknown')
    expect(codeOf(() => decide({ at: '2007-12-31T23:59:59-07:00' }))).toBe('place-not-covered-then')
    expect(codeOf(() => decide({ at: '2008-01-01T06:59:59Z' }))).toBe('place-not-covered-then')
    expect(codeOf(() => decide({ at: '2008-01-01T07:00:00Z' }))).toBe('none')
  })

  it('answers every action, always', () => {
    for (const place of ['us', 'us-co', 'us-co-denver']) expect(Object.keys(decide({ place }).answers)).toEqual([...actions])
  })

  it('never takes a paper for a judge’s while its signer is not known, and names the fact', () => {
    const found = decide({ ...request([{ form: 'I-247A', signer: 'immigration-officer' }, { form: 'search-warrant' }]), area: 'secure' })
    expect(found.answers['interview-in-person'].answer).toBe('needs-human')
    const signer = found.missing.find(({ fact }) => fact === 'request.instruments[1].signer')
    expect(signer?.wouldDecide).toContain('interview-in-person')
    expect(signer?.question).toMatch(/Who signed/)
  })

  it('names what is missing exactly: filling the fact changes an answer it names', () => {
    const file = request([{ form: 'I-138', signer: 'immigration-officer' }], { purpose: undefined })
    const found = decide(file)
    expect(found.missing.find(({ fact }) => fact === 'request.purpose')?.wouldDecide).toContain('answer-subpoena')
    const civil = decide(request([{ form: 'I-138', signer: 'immigration-officer' }]))
    const criminal = decide(request([{ form: 'I-138', signer: 'immigration-officer' }], { purpose: 'criminal' }))
    expect(civil.answers['answer-subpoena'].answer).toBe('must-not')
    expect(criminal.answers['answer-subpoena'].answer).toBe('may')
    expect(civil.missing.map(({ fact }) => fact)).not.toContain('request.purpose')
  })

  it('finds two unknown facts that decide only together', () => {
    const found = decide({ request: { purpose: 'civil', instruments: [{}] } })
    expect(found.answers['hold-past-release'].answer).toBe('needs-human')
    expect(found.missing.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['request.instruments[0].form', 'request.instruments[0].signer']),
    )
  })

  it('gives one duty a name and addressee, with every authority and the earliest moment', () => {
    const found = decide({
      at: '2025-09-01T12:00:00-06:00',
      ...request([{ form: 'I-247A' }, { form: 'I-247D' }]),
      custody: { state: 'eligible', eligibleAt: '2025-09-01T11:00:00-06:00', eligibleBecause: 'recognizance' },
    })
    const names = found.duties.map(({ duty, to }) => `${duty} ${to}`)
    expect(new Set(names).size).toBe(names.length)
    const release = found.duties.find(({ duty }) => duty === 'release-without-delay')
    expect(release?.by).toBe('2025-09-01T17:00:00-06:00')
    expect(release?.citation).toMatch(/C\.R\.S\. 16-4-102\(2\).*SB25-276/)
  })

  it('counts the end of the day in the jail’s zone, also on the day the clock changes', () => {
    const found = decide({ at: '2017-11-05T00:30:00-06:00', ...request([{ form: 'I-247A', signer: 'immigration-officer' }]) })
    expect(found.duties.find(({ duty }) => duty === 'serve-copy')?.by).toBe('2017-11-05T23:59:00-07:00')
  })

  it('explains: the answer, the paper, the law, and why the losing law lost', () => {
    const { explanation, defeated } = decide(request([{ form: 'I-247A', signer: 'immigration-officer' }])).answers['hold-past-release']
    expect(explanation).toMatch(/must not.*I-247A.*D\.R\.M\.C\. 28-253.*8 CFR 287\.7\(d\) says must, but gives way to/s)
    expect(defeated.map(({ citation }) => citation)).toContain('8 CFR 287.7(d)')
    expect(decide(request([])).answers['answer-subpoena'].explanation).toMatch(/Silence is not permission/)
  })

  it('asks counsel only what is open: a hold that city law refuses raises no question of power', () => {
    const questions = decide(request([{ form: 'I-247A', signer: 'immigration-officer' }])).counsel.map(({ question }) => question)
    expect(questions.join(' ')).not.toMatch(/power to make a new arrest/)
    expect(questions.join(' ')).toMatch(/status information/)
    const federal = decide({ place: 'us', ...request([{ form: 'I-247A', signer: 'immigration-officer' }]) })
    expect(federal.counsel.map(({ question }) => question).join(' ')).toMatch(/power to make a new arrest/)
  })

  it('is the same for the same file', () => {
    const file = request([{ form: 'I-247A' }, { form: 'arrest-warrant' }])
    expect(decide(file)).toEqual(decide(file))
  })
})

describe('the version of the law', () => {
  it('is a hash over the rules, the same in any order, another when a word changes', () => {
    const place = placeOf('us-co-denver')
    if (place === null) throw new Error('us-co-denver')
    expect(lawVersionOf(place)).toMatch(/^[0-9a-f]{64}$/)
    expect(lawVersionOf({ ...place, rules: place.rules.toReversed() })).toBe(lawVersionOf(place))
    const changed = place.rules.map((rule, index) => (index === 0 ? { ...rule, text: `${rule.text} ` } : rule))
    expect(lawVersionOf({ ...place, rules: changed })).not.toBe(lawVersionOf(place))
    expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}')
  })
})

describe('the vocabulary', () => {
  it('has the words of the case file, no more and no fewer', () => {
    expect([...forms]).toEqual([...instrumentForms])
    expect([...signers]).toEqual([...signerRoles])
    expect([...asks].toSorted()).toEqual([...actions].toSorted())
    const charges = factAt('subject.charges')
    const because = factAt('custody.eligibleBecause')
    if (charges?.kind !== 'list' || because?.kind !== 'choice') throw new Error('kinds')
    expect(charges.fields['level']).toMatchObject({ values: [...chargeLevels] })
    expect(charges.fields['category']).toMatchObject({ values: [...offenseCategories] })
    expect(charges.fields['stage']).toMatchObject({ values: [...chargeStages] })
    expect(because.values).toEqual([...releaseCauses])
  })

  it('every fact that is shown with its values is a fact a case file may hold', () => {
    for (const { fact, kind, values } of factsVocabulary().facts) {
      if (fact.includes('[]') || fact === 'at' || fact === 'place' || values.length === 0) continue
      for (const value of values) {
        const nested = fact.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), kind === 'words' ? [value] : value)
        const base: object = typeof nested === 'object' && nested !== null ? nested : {}
        const parsed = caseFileParser.parse({ place: 'us-co', at: '2020-01-01T00:00:00Z', ...base })
        expect(Object.keys(factsOf(parsed).known), fact).toEqual([fact])
      }
    }
  })

  it('lists places with their dates, and watched law apart from law', () => {
    const [federal, colorado, denver] = placesCoverage()
    expect([federal?.place, colorado?.place, denver?.place]).toEqual(['us', 'us-co', 'us-co-denver'])
    expect(denver).toMatchObject({ coveredFrom: '2008-01-01', zone: 'America/Denver', layers: ['us', 'us-co', 'us-co-denver'] })
    expect(denver?.watch.map(({ id }) => id)).toEqual(['co-hb26-1276', 'co-init95', 'co-sb26-005'])
    expect(denver?.laws.join(' ')).not.toMatch(/Initiative 95|HB26-1276|SB26-005/)
  })
})
