// The holidays of each calendar as cited data: by what law a day is one, since when, and where it goes when it falls on a weekend.

/**
 * When the day falls on a weekend. `saturday-and-sunday`: on a Saturday the Friday before, on a Sunday the Monday after.
 * `sunday`: on a Sunday the Monday after; on a Saturday nowhere.
 */
export type Observance = 'saturday-and-sunday' | 'sunday'

/** A holiday by its rule. `nth`: -1 is the last of the month; `weekday`: 1 Monday to 7 Sunday. */
export type Holiday = {
  readonly name: string
  readonly month: number
  readonly fromYear: number
  /** The last year in which it was one; null: no end known. */
  readonly toYear: number | null
  /** Only in years that leave this rest after division by four. */
  readonly everyFourthYear?: 0 | 1 | 2 | 3
  readonly observed: Observance
} & ({ readonly day: number } | { readonly nth: number; readonly weekday: number })

export type Calendar = {
  readonly id: string
  readonly name: string
  /** By what authority these days, and their neighbours when they fall on a weekend, are holidays. */
  readonly citation: string
  /** Before it the calendar does not answer. */
  readonly firstYear: number
  /** `yes`: list and observance were read in the law itself; `partly`: see `toCheck`. */
  readonly verified: 'yes' | 'partly'
  readonly sources: readonly string[]
  /** What is not established, and what holds until it is: a day that is not counted as a holiday makes a clock end earlier, never later. */
  readonly toCheck: readonly string[]
  readonly holidays: readonly Holiday[]
}

const since1986 = 1986

const onDate = (name: string, month: number, day: number, fromYear: number, observed: Observance): Holiday => ({
  name,
  month,
  day,
  fromYear,
  toYear: null,
  observed,
})

/** Always a Monday or a Thursday: it never falls on a weekend. */
const onWeekday = (name: string, month: number, nth: number, weekday: number, fromYear: number, toYear: number | null = null): Holiday => ({
  name,
  month,
  nth,
  weekday,
  fromYear,
  toYear,
  observed: 'sunday',
})

const federalDays: readonly Holiday[] = [
  onDate("New Year's Day", 1, 1, since1986, 'saturday-and-sunday'),
  onWeekday('Birthday of Martin Luther King, Jr.', 1, 3, 1, since1986),
  onWeekday("Washington's Birthday", 2, 3, 1, since1986),
  onWeekday('Memorial Day', 5, -1, 1, since1986),
  onDate('Juneteenth National Independence Day', 6, 19, 2021, 'saturday-and-sunday'),
  onDate('Independence Day', 7, 4, since1986, 'saturday-and-sunday'),
  onWeekday('Labor Day', 9, 1, 1, since1986),
  onWeekday('Columbus Day', 10, 2, 1, since1986),
  onDate('Veterans Day', 11, 11, since1986, 'saturday-and-sunday'),
  onWeekday('Thanksgiving Day', 11, 4, 4, since1986),
  onDate('Christmas Day', 12, 25, since1986, 'saturday-and-sunday'),
]

/** The years are those since which the present rule of each day holds. */
const usFederal: Calendar = {
  id: 'us-federal',
  name: 'federal holidays',
  citation: '5 U.S.C. 6103(a), (b)(1); Executive Order 11582 (Feb. 11, 1971), sec. 3; Pub. L. 117-17 (Juneteenth, June 17, 2021)',
  firstYear: since1986,
  verified: 'yes',
  sources: ['https://www.ca6.uscourts.gov/federal-holidays', 'https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/'],
  toCheck: ['Days on which an executive order closed the offices once are not counted: no rule makes them holidays for a jail.'],
  holidays: federalDays,
}

/**
 * Not for a jail elsewhere: Inauguration Day is a holiday only around Washington. It moves from a Sunday to the Monday and from a
 * Saturday nowhere (51 Comp. Gen. 586 (1972), as the Office of Personnel Management cited it for 2001).
 */
const usFederalWashington: Calendar = {
  id: 'us-federal-washington',
  name: 'federal holidays in and around Washington',
  citation: `${usFederal.citation}; 5 U.S.C. 6103(c) (Inauguration Day)`,
  firstYear: since1986,
  verified: 'yes',
  sources: [
    ...usFederal.sources,
    'https://webarchive.library.unt.edu/eot2008/20090117202250/https:/www.opm.gov/oca/compmemo/2000/2000-16.asp',
  ],
  toCheck: usFederal.toCheck,
  holidays: [...federalDays, { ...onDate('Inauguration Day', 1, 20, since1986, 'sunday'), everyFourthYear: 1 }],
}

const coloradoSince = 2008

const coloradoDays: readonly Holiday[] = [
  onDate("New Year's Day", 1, 1, coloradoSince, 'sunday'),
  onWeekday('Birthday of Dr. Martin Luther King, Jr.', 1, 3, 1, coloradoSince),
  onWeekday('Washington-Lincoln Day', 2, 3, 1, coloradoSince),
  onWeekday('Memorial Day', 5, -1, 1, coloradoSince),
  onDate('Juneteenth', 6, 19, 2022, 'sunday'),
  onDate('Independence Day', 7, 4, coloradoSince, 'sunday'),
  onWeekday('Labor Day', 9, 1, 1, coloradoSince),
  onWeekday('Columbus Day', 10, 2, 1, coloradoSince, 2019),
  onWeekday('Frances Xavier Cabrini Day', 10, 1, 1, 2020),
  onDate("Veterans' Day", 11, 11, coloradoSince, 'sunday'),
  onWeekday('Thanksgiving Day', 11, 4, 4, coloradoSince),
  onDate('Christmas Day', 12, 25, coloradoSince, 'sunday'),
]

const onSaturdays =
  'A holiday on a Saturday: the statute moves only those on a Sunday. The schedules of the state’s personnel office kept the Friday before ' +
  '(Dec. 24 and 31, 2021; Nov. 10, 2023); no rule of law for it was seen, so that Friday is counted as a business day.'

const usCo: Calendar = {
  id: 'us-co',
  name: 'legal holidays of Colorado',
  citation:
    'C.R.S. 24-11-101(1), (2); HB20-1031 (Frances Xavier Cabrini Day for Columbus Day, Mar. 20, 2020); SB22-139 (Juneteenth, May 2, 2022)',
  firstYear: coloradoSince,
  verified: 'partly',
  sources: [
    'https://casetext.com/statute/colorado-revised-statutes/title-24-government-state/administration/article-11-holidays/24-11-101-legal-holidays-effect',
    'https://puc.colorado.gov/Frances_Cabrini_Day',
    'https://dhr.colorado.gov/state-employees/time-off-leave',
  ],
  toCheck: [
    onSaturdays,
    'The text was read as of 2024; the list of the years before 2012 rests on the older wording of C.R.C.P. 6.',
    'Days appointed by the governor or the president for fasting, prayer or thanksgiving are holidays too; none is listed here.',
  ],
  holidays: coloradoDays,
}

/** Cesar Chavez Day (Mar. 31) is an option of employees in lieu of another day, C.R.S. 24-11-112, and closes no court. */
const usCoCourt: Calendar = {
  ...usCo,
  id: 'us-co-court',
  name: 'holidays of the courts of Colorado',
  citation: 'C.R.C.P. 6(a)(2); C.R.S. 24-11-101(1), (2)',
  sources: [
    'https://casetext.com/rule/colorado-court-rules/colorado-rules-of-civil-procedure/chapter-1-scope-of-rules-one-form-of-action-commencement-of-action-service-of-process-pleadings-motions-and-orders/rule-6-time',
    ...usCo.sources,
  ],
  toCheck: [
    onSaturdays,
    'The rule adds any other day, except Saturday or Sunday, on which the court is closed, such as for snow: not listed here, so counted as a business day.',
  ],
}

export const calendars: readonly Calendar[] = [usFederal, usFederalWashington, usCo, usCoCourt]

export const calendarNamed = (id: string): Calendar | null => calendars.find((calendar) => calendar.id === id) ?? null
