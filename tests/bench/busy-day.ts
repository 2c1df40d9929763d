// A busy day for the pages: about a hundred invented releases, open gates in every stage of their clock, papers that wait.
import { recordCustody } from '../../src/acts.ts'
import type { CustodyEvent } from '../../src/custody/booking.ts'
import { custodyEventParser } from '../../src/custody/booking.ts'
import { plusMinutes } from '../../src/time/instant.ts'
import type { Instant } from '../../src/time/instant.ts'
import { detainer } from './desk-bench.ts'
import type { Bench } from './desk-bench.ts'

const first = [
  'ANA',
  'BILAL',
  'CARLA',
  'DMITRI',
  'ELENA',
  'FARID',
  'GRACE',
  'HUGO',
  'INES',
  'JAMAL',
  'KEIKO',
  'LUIS',
  'MARA',
  'NOAH',
  'OLGA',
]
const last = ['ADEYEMI', 'BRANDT', 'CASTILLO', 'DUBOIS', 'EKBERG', 'FUENTES', 'GARDNER', 'HADDAD', 'IBARRA', 'JENSEN', 'KOWALSKI']
const causes = ['bond-posted', 'recognizance', 'bond-posted', 'dismissed', 'time-served', 'bond-posted', 'diversion'] as const

/** `left`: how many have left within a day; `inside`: how many stand at an open gate. The clock of the bench is moved while it is told. */
export const busyDay = async (bench: Bench, { left = 80, inside = 18 } = {}): Promise<void> => {
  const { desk } = bench
  const start = desk.outside.clock.now()
  const ends = plusMinutes(start, 24 * 60)
  const events: CustodyEvent[] = []
  const tell = (at: Instant, event: Readonly<Record<string, unknown>>): void => {
    events.push(custodyEventParser.parse({ at, ...event }))
  }
  for (let index = 0; index < left + inside; index += 1) {
    const booking = `B-${4100 + index}`
    const name = `${last[index % last.length] ?? ''}, ${first[(index * 7) % first.length] ?? ''}`
    tell(plusMinutes(start, -600 - index), {
      booking,
      event: 'booked',
      name,
      born: `19${70 + (index % 30)}-0${1 + (index % 9)}-1${index % 9}`,
    })
    const cause = causes[index % causes.length]
    if (index < left) {
      const freed = plusMinutes(start, (index * 1000) / left)
      tell(freed, { booking, event: cause })
      // Every seventeenth takes longer than the six hours.
      tell(plusMinutes(freed, index % 17 === 16 ? 395 : 45 + ((index * 37) % 270)), { booking, event: 'released' })
    } else {
      tell(plusMinutes(ends, -15 - (index - left) * 23), { booking, event: cause })
    }
  }
  const papers = new Map<number, readonly [string, string]>()
  for (let index = 3; index < left + inside; index += 9) {
    const { name, born } = nameOf(events, `B-${4100 + index}`)
    papers.set(index, [name, born])
  }
  for (const event of events.filter(({ event: kind }) => kind === 'booked')) await recordCustody(desk, event, by)
  for (const [name, born] of papers.values()) await bench.paper([detainer(name, born)])
  await unclear(bench, nameOf(events, `B-${4100 + left + 2}`).name)
  await keptByAJudge(bench, nameOf(events, `B-${4100 + left + 5}`))
  for (const event of events.filter(({ event: kind }) => kind !== 'booked').toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    await passUntil(bench, event.at)
    await recordCustody(desk, event, by)
    await bench.settle()
  }
  await passUntil(bench, ends)
}

/** A paper of which nobody has said yet whom it means: it carries no date of birth. */
const unclear = async (bench: Bench, name: string): Promise<void> => {
  const fields = { subjectName: name, issuedOn: '2026-11-19', from: 'ICE ERO Denver Field Office' }
  await bench.paper([{ ...detainer(name, ''), fields }], 'unclear.json')
}

const keptByAJudge = async (bench: Bench, { name, born }: { readonly name: string; readonly born: string }): Promise<void> => {
  await bench.paper(
    [
      {
        kind: 'arrest-warrant',
        form: 'AO 442',
        issuingBody: 'federal-court',
        signer: 'federal-magistrate-judge',
        fields: { subjectName: name, dateOfBirth: born, judgeName: 'Nora Feld', caseNumber: '1:26-mj-00213-NRN' },
      },
    ],
    'warrant.json',
  )
}

const by = { actor: { kind: 'jail-records', source: 'busy day' } } as const

const nameOf = (events: readonly CustodyEvent[], booking: string): { readonly name: string; readonly born: string } => {
  const booked = events.find((event) => event.booking === booking && event.event === 'booked')
  return { name: booked?.name ?? '', born: booked?.born ?? '' }
}

/** Lets the desk do what falls due on the way, so that marks and misses come when they would. */
const passUntil = async (bench: Bench, at: Instant): Promise<void> => {
  for (;;) {
    const [next] = await bench.store.rows('work', { order: 'asc', limit: 1 })
    const now = bench.desk.outside.clock.now()
    if (next === undefined || next.at > at) break
    if (next.at > now) bench.clock.advance(Date.parse(next.at) - Date.parse(now))
    await bench.settle()
    if ((await bench.store.rows('work', { order: 'asc', limit: 1 }))[0]?.key === next.key && next.at <= now) break
  }
  const now = bench.desk.outside.clock.now()
  if (at > now) bench.clock.advance(Date.parse(at) - Date.parse(now))
}
