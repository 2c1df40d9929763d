// Drafts: every rule that stands can be written as one and read back the same, and what does not fit is named.
import { describe, expect, it } from 'vitest'
import { draftDay, parseDraft, withDraft } from './draft.ts'
import { placeOf, places } from './places/registry.ts'

const denver = placeOf('us-co-denver')
if (denver === null) throw new Error('no Denver')

const draft = (over: object): string => JSON.stringify({ place: 'us-co-denver', title: 'a draft', ...over })

describe('a draft', () => {
  it.each(places.map((place) => [place.id, place] as const))('reads every rule of %s back as it stands', (_, place) => {
    const ids = place.rules.map(({ id }) => id)
    const read = parseDraft(JSON.stringify({ place: place.id, title: 'all', replaces: ids, rules: place.rules }), 'all.json')
    expect(read.rules).toEqual(place.rules)
    expect(withDraft(place, read).rules).toEqual(place.rules)
  })

  it('ends a rule on a day, and says on which day the draft is whole', () => {
    const read = parseDraft(draft({ ends: { 'us-co-denver/28-252/a-access': '2027-03-01' } }), 'd.json')
    expect(draftDay(read)).toBe('2027-03-01')
    const before = denver.rules.find(({ id }) => id === 'us-co-denver/28-252/a-access')
    expect(before?.to).toBeNull()
    expect(withDraft(denver, read).rules.find(({ id }) => id === 'us-co-denver/28-252/a-access')?.to).toBe('2027-03-01')
    expect(denver.rules.find(({ id }) => id === 'us-co-denver/28-252/a-access')).toBe(before)
  })

  it.each([
    ['{', 'is no JSON'],
    [draft({ rule: [] }), 'rule'],
    [draft({ rules: [{ ...denver.rules[0], when: { kind: 'maybe' } }] }), 'rules.0.when'],
    [draft({ rules: [{ ...denver.rules[0], citation: undefined }] }), 'rules.0.citation'],
  ])('is refused with the path of what is wrong: %.40s', (text, part) => {
    expect(() => parseDraft(text, 'd.json')).toThrow(part)
  })

  it.each([
    [{ place: 'us-co' }, 'it is written for [us-co]'],
    [{ replaces: ['nothing'] }, 'there is no rule [nothing]'],
    [{ ends: { 'us-co-denver/28-252/a-access': '2017-08-31' } }, 'cannot end on 2017-08-31'],
    [{ rules: [denver.rules[0]] }, 'stands already'],
    [
      { rules: [{ ...denver.rules[0], id: 'new', over: [{ kind: 'defeats', rules: ['gone'], reason: 'r', ifDefeated: 'revives' }] }] },
      'overrides [gone]',
    ],
    [
      { rules: [{ ...denver.rules[0], id: 'new', when: { kind: 'one-of', fact: 'custodian', values: ['prison'] } }] },
      'custodian is never prison',
    ],
  ])('does not fit the place: %o', (over, part) => {
    expect(() => withDraft(denver, parseDraft(draft(over), 'd.json'))).toThrow(part)
  })
})
