// Sets nothing: the values as text, the same bytes for the same letter, for stories and simulations.
import { bookTemplates } from '../../determination/book/book.ts'
import { templates } from '../../letter/letter.ts'
import type { Typesetter } from '../outside.ts'

/** The twin of the typst driver; refuses the same templates. */
export const simulatedTypesetter = (): Typesetter => ({
  pdf: async ({ template, language, values }) => {
    if (![...templates, ...bookTemplates].some((name) => name === template)) throw new RangeError(`[${template}] is no template`)
    return new TextEncoder().encode(`${template}\n${language}\n${JSON.stringify(values, null, 1)}\n`)
  },
})
