// Paper that looks like the desk's and is not: known by name so that it is set aside for a person, never taken for a request or an order.
import { dhsForm } from './form-officer.ts'
import type { Form } from './form.ts'

const setAside = { ...dhsForm, kind: 'other', issuingBody: 'unknown', fields: [], signature: null } as const

/** ICE's own record of an encounter; `Form I-213 (Rev. 08/01/07)`. */
export const formI213: Form = {
  ...setAside,
  name: 'I-213',
  issuingBody: 'dhs',
  anchors: [
    { says: 'Record of Deportable/Inadmissible Alien', part: 'title', mark: 'V' },
    { says: 'Narrative (Outline particulars under which alien was located', part: 'body', mark: 'R' },
    { says: 'Family Name (CAPS)', part: 'body', mark: 'R' },
  ],
}

/** A detainer of the Marshals follows a federal warrant; the warrant itself is what counts, and a person looks for it. */
export const marshalsDetainer: Form = {
  ...setAside,
  name: null,
  anchors: [
    { says: 'United States Marshals Service', part: 'title', mark: 'V' },
    { says: 'Please accept this Detainer against', part: 'body', mark: 'R' },
    { says: 'DETAINER AGAINST', part: 'body', mark: 'R' },
    { says: 'Deputy United States Marshal', part: 'body', mark: 'R' },
  ],
  noneOf: ['WRIT OF HABEAS CORPUS', 'THIS COURT HEREBY COMMANDS'],
}

/** An immigration judge is an officer of the Department of Justice: the order is addressed to the parties there, not to a jail. */
export const immigrationCourtOrder: Form = {
  ...setAside,
  name: null,
  issuingBody: 'immigration-court',
  anchors: [
    { says: 'IMMIGRATION COURT', part: 'title', mark: 'R' },
    { says: 'UNITED STATES IMMIGRATION COURT', part: 'title', mark: 'R' },
    { says: 'EXECUTIVE OFFICE FOR IMMIGRATION REVIEW', part: 'body', mark: 'R' },
    { says: 'ORDER OF THE IMMIGRATION JUDGE', part: 'body', mark: 'R' },
    { says: 'Immigration Judge', part: 'signature', mark: 'R' },
  ],
  signature: { by: 'immigration-judge', labels: ['Immigration Judge'], printed: [], caption: true },
}
