// The federal layer: every section encoded.
import type { Rule } from '../../rule.ts'
import { administrativeWarrants } from './8-cfr-236-1.ts'
import { cfr287p4 } from './8-cfr-287-4.ts'
import { cfr287p7 } from './8-cfr-287-7.ts'
import { subpoenas } from './8-usc-1225-d-4.ts'
import { usc1373 } from './8-usc-1373.ts'
import { courtPaper } from './court-paper.ts'
import { courtProcess } from './court-process.ts'
import { detainerCases } from './detainer-cases.ts'
import { formI247 } from './form-i-247.ts'

export const usPlace: readonly Rule[] = [
  ...cfr287p7,
  ...detainerCases,
  ...formI247,
  ...administrativeWarrants,
  ...courtProcess,
  ...courtPaper,
  ...usc1373,
  ...subpoenas,
  ...cfr287p4,
]
