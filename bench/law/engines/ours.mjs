// Ours: the compiled tables, the verdict with its deciding rules and prepared explanation.
import { compileLaw } from '../../../src/law/tables/compile.ts'
import { place, six } from '../law-of-the-day.mjs'

export const engine = () => {
  const determine = compileLaw(place).determiner(six)
  return {
    name: 'Releasedesk, compiled tables',
    how: 'all dates, all rules; the case as it comes',
    prepare: (facts) => facts,
    run: (cases, out) => {
      for (let index = 0; index < cases.length; index += 1) out[index] = determine(cases[index])
    },
    told: (verdicts) => verdicts.map(({ answer, deciding }) => ({ answer, deciding: deciding.map(({ id }) => id).join(' ') })),
  }
}
