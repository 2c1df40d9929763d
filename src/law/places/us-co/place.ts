// The Colorado layer: every section encoded, and the bills and votes that are watched and never evaluated.
import type { Watched } from '../../place.ts'
import type { Rule } from '../../rule.ts'
import { cisneros } from './cisneros.ts'
import { crs13p1p403 } from './crs-13-1-403.ts'
import { crs16p3 } from './crs-16-3.ts'
import { crs16p4p102 } from './crs-16-4-102.ts'
import { crs24p74 } from './crs-24-74.ts'
import { crs24p76p6p102 } from './crs-24-76-6-101-102.ts'
import { crs24p76p6p103 } from './crs-24-76-6-103.ts'
import { crs24p76p7 } from './crs-24-76-7.ts'
import { sb06p090 } from './sb06-090.ts'
import { sb25p276 } from './sb25-276.ts'

export const coloradoPlace: readonly Rule[] = [
  ...sb06p090,
  ...crs16p3,
  ...cisneros,
  ...crs24p76p6p102,
  ...crs24p76p6p103,
  ...crs16p4p102,
  ...crs24p76p7,
  ...crs13p1p403,
  ...crs24p74,
  ...sb25p276,
]

export const coloradoWatch: readonly Watched[] = [
  {
    id: 'co-hb26-1276',
    citation: 'HB26-1276 (passed both houses May 12, 2026; signature not found)',
    since: '2026-05-12',
    touches: ['answer-subpoena', 'give-personal-information'],
    says:
      'If it is law: a subpoena of federal immigration authorities is copied to the Department of Public Safety, and ' +
      'the person is told if it is fulfilled. ' +
      'It is not evaluated here.',
  },
  {
    id: 'co-init95',
    citation: 'Initiative 95 (vote of Nov. 3, 2026; result not found)',
    since: '2026-11-03',
    touches: ['notify-of-release'],
    says:
      'If it passed: DHS must be told within 72 hours of charging of certain persons charged with a violent crime or ' +
      'with a prior felony. Notice only, no ' +
      'hold. It is not evaluated here.',
  },
  {
    id: 'co-sb26-005',
    citation: 'SB26-005 (passed the Senate in Feb. 2026; final action not found)',
    since: '2026-02-01',
    touches: [],
    says:
      'If it is law: a civil action against persons who violate the U.S. Constitution in civil immigration ' +
      'enforcement. It is not evaluated here.',
  },
]
