// What a value can look like: shapes of dates and numbers, and spellings that are odder than others.
import { describe, expect, it } from 'vitest'
import { meantPerhaps, oddness, shapeOf, namesCourt } from './language.ts'
import type { FieldName } from './instrument.ts'
import type { ValueType } from './form.ts'

const fits = (type: ValueType, name: FieldName, text: string): boolean =>
  shapeOf(type, name)?.rows.some((row) => row.length === text.length && row.every((place, at) => place.includes(text[at] ?? ''))) === true

describe('shapes', () => {
  it.each([
    ['date', 'dateOfBirth', '08/22/1955', true],
    ['date', 'dateOfBirth', '8/2/1955', true],
    ['date', 'dateOfBirth', '98/22/1955', false],
    ['date', 'issuedOn', '12/32/2025', false],
    ['file-number', 'fileNumber', 'A213375583', true],
    ['file-number', 'fileNumber', 'A2133755', false],
    ['phone', 'phone', '3035550100', true],
    ['number', 'eventNumber', 'DEN2612147756', true],
    ['number', 'eventNumber', 'LDEN261214775', false],
    ['number', 'subjectId', '857178761', true],
  ] as const)('a %s as %s: %s', (type, name, text, expected) => {
    expect(fits(type, name, text)).toBe(expected)
  })
  it('leave names and addresses free', () => {
    expect(shapeOf('name', 'subjectName')).toBeNull()
    expect(shapeOf('number', 'caseNumber')).toBeNull()
  })
  it('print dates in words as they stand on paper', () => {
    expect(shapeOf('date-in-words', 'issuedOn')?.print?.('December282025')).toBe('December 28, 2025')
  })
})

describe('spellings', () => {
  it.each([
    ['text', '1200 Judge Street, Aurora, CO 80010', '1200 Judge Street, Aurora, C0 80010'],
    ['text', '1200 Judge Street, Aurora, CO 80010', '1200 Judgc Strect, Aurora, CO 80010'],
    ['text', '1200 Judge Street, Aurora, CO 80010', '1200 Judge street, Aurora, CO 80010'],
    ['officer', 'Judge Whitcomb, Deportation Officer', 'Judge whitcomb, Deportation Officer'],
    ['officer', 'L. Magistrado, Immigration Enforcement Agent', 'L. Magistrado. Immigration Enforcement Agent'],
    ['country', 'MEXICO', 'MExIcO'],
    ['listed-name', 'MBEKI, THI HOA III', 'MBEKI, THI HQA III'],
    ['country', 'BRAZIL', 's BRAZIL'],
    ['name', 'ROE, JOHN III', 'R0E, JOHN III'],
    ['text', 'the date and time of release', 'the date and time.of release'],
    ['text', '1200 Judge Street, Aurora, CO 80010', '1200 Judge Street, Aurora, CQ 80010'],
    ['text', 'WASHBURN COUNTY JAIL', 'WASHBURN COUNTY JAIL I'],
    ['text', 'DENVER COUNTY JAIL, RELEASE DESK', 'DFNVER COUNTY JAIL, RELEASE DESK'],
    ['listed-name', 'OKONKWO, MARIA', 'QKONKWO, MARIA'],
  ] as const)('of a %s: %s is likelier than %s', (type, right, odd) => {
    expect(oddness(right, type)).toBeGreaterThan(oddness(odd, type))
    expect(meantPerhaps(odd, type)).toContain(right)
  })
  it('of states are those there are', () => {
    expect(oddness('12 Oak Lane, Aurora, CA 80010', 'text')).toBe(oddness('12 Oak Lane, Aurora, CO 80010', 'text'))
    expect(oddness('12 Oak Lane, Aurora, CD 80010', 'text')).toBeLessThan(oddness('12 Oak Lane, Aurora, CO 80010', 'text') - 10)
  })
  it('of names know no words: nobody is renamed to something common', () => {
    for (const other of meantPerhaps('STRECT, JOHN', 'name')) expect(other.replaceAll(/[^A-Z]/g, '')).toBe('STRECTJOHN')
    expect(oddness('STRECT, JOHN', 'name')).toBe(oddness('STREET, JOHN', 'name'))
  })
})

describe('names of courts', () => {
  it.each(['District of Colorado', 'Southern District of New York', 'District of Columbia'])('%s', (name) => {
    expect(namesCourt(name)).toBe(true)
  })
  it.each(['District of Coloraco', 'Dlstrict of Colorado'])('%s is none', (name) => {
    expect(namesCourt(name)).toBe(false)
  })
})
