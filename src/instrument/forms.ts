// All forms the reader knows.
import { courtForms } from './form-court.ts'
import { enclosureForms } from './form-enclosure.ts'
import { formAo442 } from './form-ao-442.ts'
import { formCbp3115, formI138 } from './form-i-138.ts'
import { formI200 } from './form-i-200.ts'
import { formI205 } from './form-i-205.ts'
import { formI247 } from './form-i-247-2012.ts'
import { formI247D, formI247G, formI247N, formI247X } from './form-i-247-2015.ts'
import { formI247A } from './form-i-247a.ts'
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
  ...courtForms,
  ...enclosureForms,
]

export const formNamed = (name: string): Form | undefined => forms.find((form) => form.name === name)
