// Which words of a hold speak of immigration: the marshal's detainer must keep, ICE's must not.
import { describe, expect, it } from 'vitest'
import { speaksOfImmigration } from './hold.ts'

describe('speaksOfImmigration', () => {
  it.each([
    'ICE detainer',
    'ice hold',
    'I.C.E. HOLD',
    'DHS',
    'DHS/ICE I-247A',
    'I247D',
    'I‑200',
    'Form I-205',
    'detainer',
    'Detainer (doc 12 attached)',
    'immigration hold',
    'CBP',
    'ICE detainer, Denver County',
    'INS hold',
    'administrative warrant, ERO',
    'US Marshal for ICE',
  ])('%s: yes', (basis) => expect(speaksOfImmigration(basis)).toBe(true))

  it.each([
    null,
    'USMS detainer',
    'U.S. Marshal detainer',
    'detainer of the United States Marshals Service',
    'parole detainer',
    'Adams County detainer',
    'IAD detainer, Kansas',
    'probation detainer',
    'court-order',
    'warrant of another county',
    'NOTICE: warrant, Boulder',
    'no bond hold',
    'DHS custody (Denver Human Services)',
    'police hold',
    'federal arrest warrant AO 442, D. Colo.',
  ])('%s: no', (basis) => expect(speaksOfImmigration(basis)).toBe(false))
})
