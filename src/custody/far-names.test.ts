// What is remembered of names that are far changes no match: the first comparison and the hundredth say the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCivilDate } from '../time/instant.ts'
import { parseBookingId } from './booking.ts'
import { farNamesFrom } from './far-names.ts'
import { matchInstrument } from './match.ts'

const surnames = ['ROE', 'ROWE', 'GARCIA LOPEZ', 'LOPEZ', 'KOVALENKO', 'KOVALENCO', 'SMITH', 'SMYTHE', "O'BRIEN", 'NGUYEN']
const given = ['JOHN', 'JON', 'MARIA', 'MARIO', 'OLENA', 'WILLIAM', 'BILL', 'THI']
const name = fc.tuple(fc.constantFrom(...surnames), fc.constantFrom(...given)).map((parts) => parts.join(', '))
const born = fc.constantFrom('1990-01-12', '1990-12-01', '1971-02-28', null)

let turn = 0

describe('farNamesFrom', () => {
  it('changes no match, whoever else was compared before', () => {
    fc.assert(
      fc.property(
        name,
        born,
        fc.array(fc.record({ name, born, aliases: fc.array(name, { maxLength: 2 }), number: fc.constantFrom('2016-1', '2016-2') })),
        fc.constantFrom(null, '2016-1'),
        (onPaper, bornOnPaper, roll, bookingNumber) => {
          turn += 1
          const candidates = roll.map((each, index) => ({
            ...each,
            id: parseBookingId(`b_${index}`),
            born: each.born === null ? null : parseCivilDate(each.born),
          }))
          const ask = (value: string) =>
            matchInstrument(
              {
                name: { value, trusted: true },
                born: bornOnPaper === null ? null : { value: bornOnPaper, trusted: true },
                bookingNumber,
              },
              candidates,
            )
          // The same name in a writing that nobody has asked about before: nothing of it is remembered.
          expect(ask(onPaper)).toEqual(ask(`${onPaper}${' '.repeat(turn)}`))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is bounded: a name that is far is worked out anew when all was forgotten', () => {
    const far = farNamesFrom('ROE, JOHN')
    far.add('KOVALENKO, OLENA')
    expect(far.has('KOVALENKO, OLENA')).toBe(true)
    for (let each = 0; each < 500_001; each += 1) far.add(`SOMEBODY ${each}`)
    expect(far.has('KOVALENKO, OLENA')).toBe(false)
  })
})
