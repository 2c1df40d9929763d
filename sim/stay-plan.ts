// How a stay begins and how it ends, in the shapes of real jails: who is booked, for how long, and by what cause the person leaves.
import type { Charge, CustodyEvent, ReleaseCause } from '../src/custody/booking.ts'
import { fromEpochMs, parseCivilDate } from '../src/time/instant.ts'
import type { Draw } from './draw.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
export const minuteMs = 60_000

/** What frees a person, or takes the person out of this jail without freeing. */
export type Ending = Exclude<ReleaseCause, 'other'> | 'transferred' | 'died'

/**
 * Dispositions at release of the Pierce County jail (Washington), from its public release counts, gathered under the events of the
 * custody record. Bail bond 10081, cash bail 1137, appearance bond 4; PR 8050 and 8; time served 7255, credit for it 4982,
 * weekend 1; dismissed 5968, NCF of all sorts 8698, no charges filed 1473, no probable cause 475, released without charge 299,
 * quashed 44, detox 57; court order 4424, suspended sentence 1021, balance 11, probation officer 2649, PDC 2559, SIP 1745, fine
 * paid 22, time payments 15, check 37; drug court 704, deferred 113; not guilty 75 and 10; chains 5792 and 2958, other agencies
 * 1308, cancelled detainers 680, US marshal 141, immigration 130, administrative booking 724, hospital 14, extradition 26;
 * medical examiner 9. Escapes are left out.
 */
export const endings: readonly (readonly [Ending, number])[] = [
  ['bond-posted', 11_222],
  ['recognizance', 8_058],
  ['time-served', 12_238],
  ['dismissed', 17_014],
  ['court-order', 12_483],
  ['diversion', 817],
  ['acquitted', 85],
  ['transferred', 11_773],
  ['died', 9],
]

/** Length of stay in days: the quartiles are 1.1, 3.2 and 23.2; between them every order of magnitude alike. `max`: all are shorter. */
export const stayDays = (draw: Draw, max: number | null): number => {
  if (max !== null) return draw.wide(0.05, max)
  const share = draw.share()
  if (share < 0.25) return draw.wide(0.08, 1.1)
  if (share < 0.5) return draw.wide(1.1, 3.2)
  return share < 0.75 ? draw.wide(3.2, 23.2) : draw.wide(23.2, 180)
}

export type Person = { readonly booking: string; readonly name: string; readonly born: string }

const surnameParts = [
  [
    'BAR',
    'COL',
    'DEN',
    'FIT',
    'GUS',
    'HOM',
    'JAX',
    'KEL',
    'LIP',
    'MUR',
    'NOR',
    'PET',
    'QUI',
    'RAS',
    'SUL',
    'TOB',
    'VAN',
    'WEX',
    'YAR',
    'ZIM',
  ],
  ['A', 'E', 'I', 'O', 'U', 'AU', 'EI', 'OA'],
  ['BER', 'CHUK', 'DAL', 'FORD', 'GREN', 'KOV', 'LAND', 'MAN', 'NES', 'PER', 'ROS', 'SKI', 'TON', 'VEZ', 'WELL', 'ZOLA'],
] as const
const givenNames = [
  [
    'ANNA',
    'BRUNO',
    'CARLA',
    'DIEGO',
    'ELSA',
    'FELIX',
    'GRETA',
    'HUGO',
    'IRIS',
    'JONAS',
    'KARIM',
    'LENA',
    'MARCO',
    'NADIA',
    'OSCAR',
    'PAULA',
  ],
  [
    'QUENTIN',
    'ROSA',
    'SIMON',
    'TERESA',
    'ULRICH',
    'VERA',
    'WALTER',
    'XENIA',
    'YUSUF',
    'ZELDA',
    'ADRIAN',
    'BEATRIZ',
    'CESAR',
    'DORIS',
    'EMIL',
  ],
].flat()

/** Invented; a name and a date of birth together are all but unique. */
export const personOf = (booking: string, draw: Draw): Person => ({
  booking,
  name: `${surnameParts.map((part) => draw.pick<string>(part)).join('')}, ${draw.pick(givenNames)}`,
  born: `${draw.whole(1950, 1997)}-${twoDigits(draw.whole(1, 12))}-${twoDigits(draw.whole(1, 28))}`,
})

const twoDigits = (number: number): string => String(number).padStart(2, '0')

const charges: readonly (readonly Charge[])[] = [
  [{ level: 'felony', category: 'theft', stage: 'charged' }],
  [{ level: 'misdemeanor', category: 'traffic', stage: 'arrested' }],
  [{ level: 'felony', category: 'drug', stage: 'charged' }],
  [{ level: 'misdemeanor', category: 'other', stage: 'charged' }],
  [{ level: 'felony', category: 'violent', stage: 'probable-cause-found' }],
]

/** The event as the jail's own system tells it; `number` makes its id, so that the same event sent twice can be known. */
export const custodyEvent = (
  booking: string,
  event: CustodyEvent['event'],
  atMs: number,
  number: number,
  also: Partial<CustodyEvent> = {},
): CustodyEvent => ({
  booking,
  event,
  at: fromEpochMs(atMs),
  eventId: `${booking}-${number}`,
  ...also,
})

export const bookedEvent = (person: Person, atMs: number, draw: Draw): CustodyEvent =>
  custodyEvent(person.booking, 'booked', atMs, 0, {
    name: person.name,
    born: parseCivilDate(person.born),
    charges: [...draw.pick(charges)],
    ...(draw.chance(0.3) ? { language: draw.pick(['en', 'es']) } : {}),
  })
