// All forms the reader knows.
import { formAo110 } from './form-ao-110.ts'
import { formAo442 } from './form-ao-442.ts'
import { formAo88 } from './form-ao-88.ts'
import { formAo88b } from './form-ao-88b.ts'
import { formAo89 } from './form-ao-89.ts'
import { formAo93 } from './form-ao-93.ts'
import { formCourtOrder } from './form-court-order.ts'
import { formCoverSheet } from './form-cover-sheet.ts'
import { formCbp3115, formI138 } from './form-i-138.ts'
import { formI200 } from './form-i-200.ts'
import { formI203, formI203A } from './form-i-203.ts'
import { formI205 } from './form-i-205.ts'
import { formI247 } from './form-i-247.ts'
import { formI247A } from './form-i-247a.ts'
import { formI247D } from './form-i-247d.ts'
import { formI247G } from './form-i-247g.ts'
import { formI247N } from './form-i-247n.ts'
import { formI247X } from './form-i-247x.ts'
import { formI286 } from './form-i-286.ts'
import { formI862 } from './form-i-862.ts'
import { formI918B } from './form-i-918b.ts'
import { formI213, immigrationCourtOrder, marshalsDetainer } from './form-other.ts'
import { formStateWarrant } from './form-state-warrant.ts'
import { formWrit } from './form-writ.ts'
import type { Form } from './form.ts'

export const forms: readonly Form[] = [
  formI247A,
  formI247D,
  formI247N,
  formI247X,
  formI247G,
  formI247,
  formI200,
  formI205,
  formI138,
  formCbp3115,
  formAo442,
  formAo93,
  formAo88b,
  formAo88,
  formAo89,
  formAo110,
  formWrit,
  formCourtOrder,
  formStateWarrant,
  formI203A,
  formI203,
  formI286,
  formI862,
  formI918B,
  formCoverSheet,
  formI213,
  marshalsDetainer,
  immigrationCourtOrder,
]

export const formNamed = (name: string): Form | undefined => forms.find((form) => form.name === name)
