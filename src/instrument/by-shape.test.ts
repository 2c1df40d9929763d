// Values without their labels: proposed where one place has their shape, never where two have, never where the label is there.
import { describe, expect, it } from 'vitest'
import { findLabels } from './labels.ts'
import { formI247A } from './form-i-247a.ts'
import { pageOfLines } from './page-of-lines.ts'
import { placeByShape } from './by-shape.ts'
import { sheetOf } from './sheet.ts'
import type { FieldName } from './instrument.ts'

const found = (name: FieldName, ...lines: readonly string[]): string | null => {
  const sheet = sheetOf(pageOfLines(lines))
  const label = formI247A.fields.find(({ field }) => field === name)
  if (label === undefined) throw new RangeError(`I-247A has no ${name}`)
  return (
    placeByShape({ sheet, labels: findLabels(sheet, formI247A), owned: new Set() }, label)
      ?.map(({ text }) => text)
      .join(' ') ?? null
  )
}

const copy = [
  'Sxbjc: lX 454346844                      Fo No A 245 405 048',
  'Ewnl  BUF2627822891                      Oxle 11/10/2015',
  'VAN CISE-SIMONET DETENTION CENTER        12445 E. Caley Avenue, Centennial, CO 80111',
  'HADDAD, VIKTOR',
  '11/27/1973                    POLAND                     F',
  'at (720) 555-4437 or the Support Center at (802) 872-6020',
  'K. Brandt, Supervisory Depertation Officer',
]

describe('a value by its shape', () => {
  it.each([
    ['subjectId', '454346844'],
    ['fileNumber', 'A 245 405 048'],
    ['eventNumber', 'BUF2627822891'],
    ['issuedOn', '11/10/2015'],
    ['dateOfBirth', '11/27/1973'],
    ['citizenship', 'POLAND'],
    ['subjectName', 'HADDAD, VIKTOR'],
    ['phone', '(720) 555-4437'],
    ['officerName', 'K. Brandt, Supervisory Depertation Officer'],
    ['from', '12445 E. Caley Avenue, Centennial, CO 80111'],
    ['to', 'VAN CISE-SIMONET DETENTION CENTER'],
  ] as const)('%s', (name, text) => {
    expect(found(name, ...copy)).toBe(text)
  })

  it('an officer’s over two lines', () => {
    const [first, second] = ['          L. Magistrado, Assistant Field Office', '          Director']
    expect(found('officerName', first, second)).toBe('L. Magistrado, Assistant Field Office Director')
    expect(found('officerName', first, '', second)).toBe('L. Magistrado, Assistant Field Office Director')
    expect(found('officerName', first, '                                        Director')).toBeNull()
  })

  it('proposes nothing where two places have the shape', () => {
    expect(found('eventNumber', ...copy, 'DEN2627822891')).toBeNull()
    expect(found('subjectName', ...copy, 'NOVAK, ELENA')).toBeNull()
    expect(found('citizenship', ...copy, 'PERU')).toBeNull()
  })

  it('takes no date for a birth that lies close to the others', () => {
    expect(found('dateOfBirth', '11/10/2015', '11/27/2012')).toBeNull()
    expect(found('issuedOn', '11/10/2015', '11/27/2012')).toBeNull()
    expect(found('issuedOn', '11/10/2015')).toBe('11/10/2015')
    expect(found('dateOfBirth', '11/10/2015')).toBeNull()
  })

  it('takes no office for a person', () => {
    expect(found('subjectName', 'DENVER COUNTY JAIL, RELEASE DESK')).toBeNull()
  })
})
