// Invented people, officers, courts and values for the papers of the benchmark; the two parts of it share no names and no typefaces.
import { seeded } from '../../src/outside/paper-maker/seeded.ts'
import type { Style } from '../../src/outside/paper-maker/blocks.ts'

export type Part = 'tuned' | 'untouched'
/** Papers of the untouched part have seeds from here up: nobody looks at one of them to mend the reader. */
export const untouchedFrom = 29_000_000

export type Chance = {
  readonly next: () => number
  readonly one: <T>(list: readonly T[]) => T
  readonly digits: (count: number) => string
  readonly some: (share: number) => boolean
  readonly int: (from: number, to: number) => number
}

export const chanceOf = (seed: number): Chance => {
  const next = seeded(seed)
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    one: (list) => {
      const found = list[Math.floor(next() * list.length)]
      if (found === undefined) throw new RangeError('an empty list')
      return found
    },
    digits: (count) =>
      Array.from({ length: count }, () => int(0, 9))
        .join('')
        .replace(/^0/, '4'),
    some: (share) => next() < share,
  }
}

const lists = {
  tuned: {
    surnames: [
      'ROE',
      'MBEKI',
      'KOWALCZYK',
      'SANTOS REYES',
      'TRAN',
      'IBARRA',
      'OKONKWO',
      'LINDQVIST',
      'FERREIRA',
      'HADDAD',
      'QUISPE',
      'NOVAK',
      "O'MALLEY",
      'GARCIA-LOPEZ',
      'AL-RASHID',
      'DE LA CRUZ',
      'VILLANUEVA',
      'PETROSYAN',
      'CHUKWU',
      'MENDEZ ORTIZ',
      'WOJCIK',
      'BAPTISTE',
    ],
    given: ['JOHN', 'ANA LUCIA', 'PIOTR', 'MIGUEL ANGEL', 'THI HOA', 'CHIDI', 'ELENA', 'OMAR', 'ROSA', 'VIKTOR', 'JOSE LUIS', 'MARIA'],
    suffixes: ['JR', 'III'],
    countries: ['MEXICO', 'GUATEMALA', 'POLAND', 'VIETNAM', 'NIGERIA', 'BRAZIL', 'PERU', 'JORDAN', 'EL SALVADOR', 'HAITI'],
    officers: ['K. Brandt', 'M. Oyelaran', 'T. Judge', 'R. Salcedo', 'D. Arriaga', 'Judge Whitcomb', 'L. Magistrado'],
    judges: ['Nora Feld', 'Amos Pryce', 'Lena Hathaway', 'Carl Immigrantz'],
    streets: ['12445 E. Caley Avenue, Centennial, CO 80111', '1200 Judge Street, Aurora, CO 80010', '8736 Union Avenue, Batavia, NY 14020'],
    jails: ['DENVER COUNTY JAIL, RELEASE DESK', 'WASHBURN COUNTY JAIL', 'VAN CISE-SIMONET DETENTION CENTER'],
    offenses: ['Felon in possession of a firearm, 18 U.S.C. 922(g)(1)', 'Conspiracy to distribute cocaine, 21 U.S.C. 846', 'Wire fraud'],
    records: ['Booking sheet and release date for the person named above', 'the date and time of release and the current charges'],
    judgesInitials: ['NRN', 'KLM', 'RM'],
  },
  untouched: {
    surnames: [
      'ALBRIGHTSON',
      'MACHADO PIRES',
      'SZABO',
      'DUARTE',
      'EKWUEME',
      'PHAM',
      'RIZVI',
      'TORRES-VEGA',
      'ZIELINSKI',
      'CASTILLO',
      'MOREAU',
      "N'DIAYE",
      'FUENTES GIL',
      'YILMAZ',
      'KHOURY',
      'VAN DER BERG',
      'AGUILAR',
      'STEPANOV',
      'BUI',
      'COLLAZO',
      'EZE',
      'MARTINEZ SOTO',
    ],
    given: ['PETER', 'LUZ MARINA', 'ANDRZEJ', 'JUAN PABLO', 'VAN MINH', 'EMEKA', 'IRINA', 'YUSUF', 'CARMEN', 'DMITRI', 'LUIS', 'AISHA'],
    suffixes: ['SR', 'II'],
    countries: ['HONDURAS', 'COLOMBIA', 'HUNGARY', 'LAOS', 'GHANA', 'PORTUGAL', 'ECUADOR', 'LEBANON', 'NICARAGUA', 'TURKEY'],
    officers: ['S. Ogilvie', 'P. Court', 'B. Richter', 'J. Magistris', 'W. Terrazas', 'Justice Bell', 'A. Clerkson'],
    judges: ['Ruth Adeyemi', 'Walter Stein', 'Grace Ilunga', 'Paul Officer'],
    streets: [
      '6431 S. Courthouse Road, Englewood, CO 80110',
      '24000 Avila Road, Laguna Niguel, CA 92677',
      '77 Magistrate Lane, Pueblo, CO 81003',
    ],
    jails: ['DENVER SHERIFF DEPARTMENT, RECORDS', 'LARCH COUNTY DETENTION FACILITY', 'DENVER DOWNTOWN DETENTION CENTER'],
    offenses: ['Reentry of removed alien, 8 U.S.C. 1326(a)', 'Possession of stolen mail, 18 U.S.C. 1708', 'Bank robbery'],
    records: ['Visitor log and property inventory of the person named above', 'the booking photograph and the scheduled release date'],
    judgesInitials: ['STV', 'CYC', 'GPG'],
  },
} as const

const titles = [
  'Deportation Officer',
  'Supervisory Detention and Deportation Officer',
  'Immigration Enforcement Agent',
  'Supervisory Deportation Officer',
  'Assistant Field Office Director',
] as const

export type Person = {
  readonly surname: string
  readonly given: string
  /** `LAST, First`, as DHS forms print it. */
  readonly listed: string
  /** `First Last`, as courts write it. */
  readonly spoken: string
  readonly born: string
  readonly citizenship: string
  readonly sex: string
  readonly fileNumber: string
  readonly bookingNumber: string
}

export type Surroundings = {
  readonly officer: string
  readonly title: string
  readonly judge: string
  readonly to: string
  readonly from: string
  readonly phone: string
  readonly fax: string
  readonly offense: string
  readonly records: string
  readonly initials: string
}

const two = (value: number): string => String(value).padStart(2, '0')
export const dateBetween = (chance: Chance, from: number, to: number): string =>
  `${chance.int(from, to)}-${two(chance.int(1, 12))}-${two(chance.int(1, 28))}`

export const inventPerson = (part: Part, chance: Chance): Person => {
  const list = lists[part]
  const surname = chance.one(list.surnames)
  const given = chance.one(list.given)
  const suffix = chance.some(0.12) ? ` ${chance.one(list.suffixes)}` : ''
  return {
    surname,
    given,
    listed: `${surname}, ${given}${suffix}`,
    spoken: `${given} ${surname}${suffix}`,
    born: dateBetween(chance, 1948, 1988),
    citizenship: chance.one(list.countries),
    sex: chance.some(0.7) ? 'M' : 'F',
    fileNumber: `A${chance.some(0.85) ? `2${chance.digits(8)}` : chance.digits(8)}`,
    bookingNumber: `26${chance.digits(5)}`,
  }
}

export const inventSurroundings = (part: Part, chance: Chance): Surroundings => {
  const list = lists[part]
  return {
    officer: chance.one(list.officers),
    title: chance.one(titles),
    judge: chance.one(list.judges),
    to: chance.one(list.jails),
    from: chance.one(list.streets),
    phone: `(${chance.one(['303', '720', '802', '949'])}) 555-${chance.digits(4)}`,
    fax: `(${chance.one(['303', '720', '802'])}) 555-${chance.digits(4)}`,
    offense: chance.one(list.offenses),
    records: chance.one(list.records),
    initials: chance.one(list.judgesInitials),
  }
}

const faces = {
  tuned: {
    print: ['Liberation Serif', 'Liberation Serif', 'Liberation Sans', 'Public Sans'],
    typed: ['Liberation Mono', 'Liberation Mono', 'Liberation Sans', 'Liberation Serif'],
  },
  untouched: {
    print: ['Liberation Serif', 'Merriweather', 'Source Sans Pro', 'Liberation Sans'],
    typed: ['Roboto Mono', 'Roboto Mono', 'Source Sans Pro', 'Liberation Mono'],
  },
} as const

/** Each part has its own faces, margins, spacing and ways of ticking; both know all four ways to lay a blank out. */
export const inventStyle = (part: Part, chance: Chance): Style => {
  const untouched = part === 'untouched'
  const print = chance.one(faces[part].print)
  return {
    print,
    head: chance.some(0.5) ? print : 'Liberation Sans',
    typed: chance.one(faces[part].typed),
    size: chance.one(untouched ? [9.5, 10.5] : [9, 10, 11]),
    typedSize: chance.one(untouched ? [9.5, 10.5, 11] : [10, 11]),
    rows: chance.one(['cells', 'inline', 'inline', 'caption', 'plain']),
    title: chance.some(0.8) ? 'center' : 'left',
    signature: chance.one(['right', 'sides', 'crossed', 'left']),
    court: chance.one(['bracket', 'plain']),
    foot: chance.one(['left', 'left', 'right']),
    margin: chance.one(untouched ? [0.7, 0.85] : [0.75, 0.8, 0.95]),
    leading: chance.one(untouched ? [0.58, 0.68] : [0.55, 0.65]),
    gap: chance.one(untouched ? [6, 9] : [5, 7, 10]),
    box: chance.one(untouched ? [8.5, 10.5] : [8, 9, 10, 11]),
    boxStroke: chance.one([0.6, 0.8, 1]),
    tickStroke: chance.one([0.9, 1.1, 1.5]),
    tick: chance.one(untouched ? ['x', 'check', 'letter'] : ['x', 'check', 'letter', 'filled']),
  }
}
