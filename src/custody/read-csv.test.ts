// The CSV import: codes, formats, the hour that comes twice, and what is said of a bad line.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DeskError } from '../errors.ts'
import { parseBookingId } from './booking.ts'
import { parseCustodyMapping } from './csv-mapping.ts'
import { isFormat, readDay, readMoment } from './csv-time.ts'
import { readCustodyCsv } from './read-csv.ts'
import { foldCustody } from './stay.ts'
import { parseZone } from '../time/instant.ts'

const example = (file: string): string => readFileSync(new URL(`../../cases/custody/${file}`, import.meta.url), 'utf8')
const small = (more = ''): ReturnType<typeof parseCustodyMapping> =>
  parseCustodyMapping(`
zone: America/Denver
${more}
columns: { booking: NO, event: WHAT, at: WHEN, name: WHO, born: BORN, bondAmount: BOND, chargeLevel: LEVEL, basis: BASIS }
values: { event: { IN: booked, OUT: released } }
`)
const header = 'NO,WHAT,WHEN,WHO,BORN,BOND,LEVEL,BASIS'
const denver = parseZone('America/Denver')

describe('the example of the manual', () => {
  const reading = readCustodyCsv(example('example-export.csv'), parseCustodyMapping(example('example-mapping.yaml')))

  it('is read without a problem', () => {
    expect(reading.problems).toEqual([])
    expect([reading.events.length, reading.ignored]).toEqual([7, 1])
  })

  it('tells the stay', () => {
    const stay = foldCustody(
      reading.events.filter((event) => event.booking === '2016-004411'),
      parseBookingId('b_1'),
    )
    expect(stay).toMatchObject({
      name: 'ROE, JOHN',
      aliases: ['DOE, JACK', 'ROW, JON'],
      born: '1997-03-04',
      bondAmount: 5000,
      language: 'en',
      charges: [{ level: 'felony', category: 'theft', stage: 'charged', offense: 'Theft 18-4-401' }],
      bookedAt: '2016-10-14T09:00:00.000Z',
      state: { kind: 'released', at: '2016-12-21T06:59:00.000Z', how: 'released' },
    })
  })

  it('gives the same ids when it is read again, and other ids for other lines', () => {
    const ids = reading.events.map((event) => event.eventId)
    expect(new Set(ids).size).toBe(7)
    expect(
      readCustodyCsv(example('example-export.csv'), parseCustodyMapping(example('example-mapping.yaml'))).events.map(
        (event) => event.eventId,
      ),
    ).toEqual(ids)
  })
})

describe('bad lines', () => {
  const lines = [
    header,
    '1,IN,2016-12-20T03:00:00-07:00,"ROE, JOHN",1997-03-04,500,felony,',
    '2,VANISHED,2016-12-20 04:00,"DOE, JANE",,,,',
    '3,IN,2016-13-40 04:00,"DOE, JANE",,,,',
    '4,IN,2016-12-20 04:00,"DOE, JANE",04/05/1990,much,F9,',
    '5,IN',
    ',IN,2016-12-20 04:00,"DOE, JANE",,,,',
    '7,hold-placed,2016-12-20 04:00,,,,,USMS detainer',
  ]
  const reading = readCustodyCsv(lines.join('\r\n'), small())

  it('are named with line and column, and the good ones are kept', () => {
    expect(reading.problems.map(({ line, column, lost }) => [line, column, lost])).toEqual([
      [3, 'WHAT', true],
      [4, 'WHEN', true],
      [5, 'BORN', false],
      [5, 'LEVEL', false],
      [5, 'BOND', false],
      [6, '', true],
      [7, 'NO', true],
    ])
    expect(reading.events.map((event) => event.booking)).toEqual(['1', '4', '7'])
    expect(reading.lines).toEqual([2, 5, 8])
    expect(reading.events[1]).not.toHaveProperty('born', expect.anything())
    expect(reading.events[2]).toMatchObject({ event: 'hold-placed', basis: 'USMS detainer', at: '2016-12-20T11:00:00.000Z' })
  })

  it('say what to do about an unknown code', () => {
    expect(reading.problems[0]?.says).toBe('the code [VANISHED] is not in the mapping: add it under values.event or ignoreEvents')
  })

  it('a stray quotation mark costs its own line and no other', () => {
    const damaged = [header, '1,IN,2016-12-20 03:00,ROE,,,,', '2,IN,2016-12-20 03:00,"DOE,,,,', '3,OUT,2016-12-20 03:00,POE,,,,'].join('\n')
    const { events, problems } = readCustodyCsv(damaged, small())
    expect(events.map((event) => event.booking)).toEqual(['1', '3'])
    expect(problems).toEqual([{ line: 3, column: '', says: 'has a quotation mark out of place', lost: true }])
  })

  it('a column that is not there makes the file unusable', () => {
    const { events, problems } = readCustodyCsv('NO,WHAT\n1,IN', small())
    expect(events).toEqual([])
    expect(problems.map((problem) => problem.column)).toEqual(['WHEN', 'WHO', 'BORN', 'LEVEL', 'BOND', 'BASIS'])
    expect(readCustodyCsv('', small()).problems[0]?.says).toBe('the file is empty')
  })

  it('two lines that are wholly equal are two events, each with its id', () => {
    const row = '1,charge-added,2016-12-20 03:00,,,,felony,'
    const ids = readCustodyCsv([header, row, row].join('\n'), small()).events.map((event) => event.eventId)
    expect(ids).toEqual([ids[0], `${ids[0]}-2`])
  })

  it('takes a mark of byte order, semicolons, a quoted line break', () => {
    const { events } = readCustodyCsv(
      `\uFEFF${header.replaceAll(',', ';')}\n1;IN;2016-12-20 03:00;"ROE,\nJOHN";;;;\n2;OUT;2016-12-20 04:00;;;;;`,
      small("delimiter: ';'"),
    )
    expect(events.map((event) => [event.booking, event.name])).toEqual([
      ['1', 'ROE,\nJOHN'],
      ['2', undefined],
    ])
  })
})

describe('local times', () => {
  const at = (text: string, ambiguous: 'refuse' | 'earlier' | 'later' = 'refuse', format: string | null = null) =>
    readMoment(text, format, denver, ambiguous)

  it('the hour that comes twice is refused unless the mapping says which', () => {
    expect(at('2016-11-06 01:30')).toMatchObject({ ok: false, says: expect.stringContaining('came twice') })
    expect(at('2016-11-06 01:30', 'earlier')).toEqual({ ok: true, value: '2016-11-06T07:30:00.000Z' })
    expect(at('2016-11-06 01:30', 'later')).toEqual({ ok: true, value: '2016-11-06T08:30:00.000Z' })
    expect(at('2016-11-06T01:30:00-07:00')).toEqual({ ok: true, value: '2016-11-06T08:30:00.000Z' })
  })

  it('the hour that does not come is always refused', () => {
    for (const ambiguous of ['refuse', 'earlier', 'later'] as const) {
      expect(at('2016-03-13 02:30', ambiguous)).toMatchObject({ ok: false, says: expect.stringContaining('did not exist') })
    }
  })

  it.each([
    ['12/20/2016 13:30', 'MM/DD/YYYY HH:mm'],
    ['12/20/2016 1:30 PM', 'M/D/YYYY h:mm A'],
    ['20-Dec-2016 13:30:00', 'DD-MMM-YYYY HH:mm:ss'],
    ['20161220 1330', 'YYYYMMDD HHmm'],
    ['2016-12-20T13:30', 'YYYY-MM-DDTHH:mm'],
  ])('%s as %s', (text, format) => expect(at(text, 'refuse', format)).toEqual({ ok: true, value: '2016-12-20T20:30:00.000Z' }))

  it.each([
    ['12/20/2016 13:60', 'MM/DD/YYYY HH:mm'],
    ['12/20/2016 13:30 PM', 'M/D/YYYY h:mm A'],
    ['02/30/2016 13:30', 'MM/DD/YYYY HH:mm'],
    ['2016-12-20', 'MM/DD/YYYY'],
    ['20-Foo-2016', 'DD-MMM-YYYY'],
  ])('%s as %s is refused', (text, format) => expect(at(text, 'refuse', format).ok).toBe(false))

  it('midnight and noon of the twelve-hour clock', () => {
    expect(at('12/20/2016 12:05 AM', 'refuse', 'MM/DD/YYYY hh:mm A')).toEqual({ ok: true, value: '2016-12-20T07:05:00.000Z' })
    expect(at('12/20/2016 12:05 PM', 'refuse', 'MM/DD/YYYY hh:mm A')).toEqual({ ok: true, value: '2016-12-20T19:05:00.000Z' })
  })

  it('two-digit years are no format, for a birth in 28 may be 1928 or 2028', () => {
    expect([isFormat('MM/DD/YY'), isFormat('MM/DD/YYYY'), isFormat('hh:mm'), isFormat('MM/MM/YYYY'), isFormat('--')]).toEqual([
      false,
      true,
      false,
      false,
      false,
    ])
    expect(readDay('02/29/2015', 'MM/DD/YYYY').ok).toBe(false)
  })
})

it('a mapping that cannot be used says each place that is wrong', () => {
  const says = (text: string): string => {
    try {
      parseCustodyMapping(text)
      return ''
    } catch (error) {
      return error instanceof DeskError ? `${error.code} ${error.happened}` : 'another error'
    }
  }
  expect(says('zone: Mars/Olympus\ncolumns: { event: A, at: B, bookin: C }')).toMatch(/input-invalid .*\[zone\].*\[columns.*\]/s)
  expect(says('zone: [')).toContain('is no YAML')
  expect(says('zone: America/Denver\ncolumns: { booking: A, event: B, at: C }\nvalues: { event: { X: freed } }')).toContain(
    '[values.event.X]',
  )
})
