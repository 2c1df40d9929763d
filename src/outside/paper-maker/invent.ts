// Invented people and values for a form, from a seed: none of them exists, telephone numbers are of the 555 range.
import { seeded } from './seeded.ts'
import type { MadeForm, PaperWanted } from './make-paper.ts'

const surnames = [
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
] as const
const given = ['JOHN', 'ANA LUCIA', 'PIOTR', 'MIGUEL', 'THI HOA', 'CHIDI', 'ELENA', 'OMAR', 'ROSA', 'VIKTOR'] as const
const countries = ['MEXICO', 'GUATEMALA', 'POLAND', 'VIETNAM', 'NIGERIA', 'BRAZIL', 'PERU', 'JORDAN'] as const
const officers = [
  'K. Brandt, Deportation Officer',
  'M. Oyelaran, Supervisory Detention and Deportation Officer',
  'T. Judge, Deportation Officer',
  'R. Salcedo, Immigration Enforcement Agent',
] as const
const judges = [
  'Honorable Nora Feld, United States Magistrate Judge',
  'Honorable Amos Pryce, United States District Judge',
  'Deputy Clerk L. Vance',
] as const

/** Court paper bears a docket number of its court's shape, and the name as the court writes it. */
const dockets: Readonly<Partial<Record<MadeForm, (digits: (count: number) => string) => string>>> = {
  'AO 442': (digits) => `1:26-mj-00${digits(3)}-NRN`,
  'AO 93': (digits) => `1:26-sw-00${digits(3)}-NRN`,
  'AO 88B': (digits) => `1:26-cv-00${digits(3)}-RM`,
  writ: (digits) => `1:26-cr-00${digits(3)}-RM`,
  'state-warrant': (digits) => `2026CR000${digits(3)}`,
}

/** The same form and seed give the same person; several forms of one seed are about one person. */
export const inventPaper = (form: MadeForm, seed: number): PaperWanted => {
  const next = seeded(seed)
  const one = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0]
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(next() * 10))
      .join('')
      .replace(/^0/, '3')
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = (from: number, years: number): string =>
    `${from + Math.floor(next() * years)}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`
  const surname = one(surnames)
  const first = one(given)
  const values = {
    subjectName: form in dockets ? `${first} ${surname}` : `${surname}, ${first}`,
    dateOfBirth: date(1958, 46),
    citizenship: one(countries),
    sex: next() < 0.5 ? 'M' : 'F',
    fileNumber: `A2${digits(8)}`,
    subjectId: digits(9),
    eventNumber: `DEN26${digits(8)}`,
    issuedOn: date(2025, 1),
    to: 'DENVER COUNTY JAIL, RELEASE DESK',
    from: '12445 E. Caley Avenue, Centennial, CO 80111',
    officerName: one(officers),
    phone: `(303) 555-0${digits(3)}`,
    courtName: 'District of Colorado',
    caseNumber: dockets[form]?.(digits) ?? `ICE-2026-${digits(5)}`,
    judgeName: one(judges),
    offense: 'Felon in possession of a firearm, 18 U.S.C. 922(g)(1)',
    dueOn: date(2026, 1),
    recordsSought:
      form === 'I-138'
        ? 'Booking sheet and release date for the person named in Block 2'
        : 'the date and time of release, the home address and the current charges',
    interviewOn: date(2026, 1),
    manner: next() < 0.5 ? 'in person at your facility' : 'by telephone',
    pageCount: '5',
  }
  return { form, values, ticked: tickedOn(form, next), seed }
}

const tickedOn = (form: MadeForm, next: () => number): readonly string[] => {
  if (form === 'I-247A')
    return [next() < 0.5 ? 'basis-biometric' : 'basis-pending-proceedings', ...(next() < 0.5 ? ['basis-statements'] : []), 'notify-ice']
  if (form === 'I-200')
    return [next() < 0.5 ? 'basis-pending-proceedings' : 'basis-charging-document', ...(next() < 0.5 ? ['basis-statements'] : [])]
  if (form === 'I-205') return [next() < 0.5 ? 'order-by-immigration-judge' : 'order-by-district-or-magistrate-judge']
  if (form === 'AO 442') return [next() < 0.5 ? 'on-complaint' : 'on-indictment']
  return form === 'I-138' ? ['produce-records'] : []
}
