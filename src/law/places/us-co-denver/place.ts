// The Denver layer: every section encoded. Section 28-251 was not retrieved and is not encoded.
import type { Rule } from '../../rule.ts'
import { memo2014 } from './2014-memo.ts'
import { drmc28p250 } from './drmc-28-250.ts'
import { drmc28p250Subpoenas } from './drmc-28-250-subpoenas.ts'
import { drmc28p252 } from './drmc-28-252.ts'
import { drmc28p253 } from './drmc-28-253.ts'
import { eo152 } from './eo-152.ts'
import { practiceBefore2014 } from './practice-before-2014.ts'

export const denverRules: readonly Rule[] = [
  ...practiceBefore2014,
  ...memo2014,
  ...drmc28p250,
  ...drmc28p250Subpoenas,
  ...drmc28p252,
  ...drmc28p253,
  ...eo152,
]
