// What the fields of one paper say of one another: edition and years, age, dates in their order; a contradiction is asked.
import type { Draft } from './draft.ts'
import type { FieldName } from './instrument.ts'

export type Contradiction = { readonly asks: readonly (FieldName | 'form' | 'ticked')[]; readonly says: string }

export const contradictionsIn = (draft: Draft): readonly Contradiction[] => {
  const valueOf = (name: FieldName): string | undefined => draft.fields.find((field) => field.field === name)?.value.value
  const [issued, born, due] = [valueOf('issuedOn'), valueOf('dateOfBirth'), valueOf('dueOn')]
  const found: Contradiction[] = []
  const edition = draft.form.editions?.find((each) => sameEdition(each.revision, draft.revision))
  if (draft.revision !== null && draft.form.editions !== undefined && edition === undefined)
    found.push({ asks: ['form'], says: `edition ${draft.revision} of this form is not known` })
  if (edition !== undefined && isDate(issued)) {
    const year = Number(issued.slice(0, 4))
    if (year < edition.from || (edition.to !== null && year > edition.to))
      found.push({
        asks: ['issuedOn', 'form'],
        says: `issued in ${year}, but edition ${edition.revision} was in use ${edition.from} to ${edition.to ?? 'now'}`,
      })
  }
  if (isDate(born) && isDate(issued)) {
    const age = Number(issued.slice(0, 4)) - Number(born.slice(0, 4))
    if (age < 10 || age > 100) found.push({ asks: ['dateOfBirth', 'issuedOn'], says: `aged ${age} when the paper was issued` })
  }
  if (isDate(due) && isDate(issued) && due < issued) found.push({ asks: ['dueOn', 'issuedOn'], says: 'due before it was issued' })
  if (
    draft.form.name === 'I-247A' &&
    draft.ticks.ticked.includes('transferred-to-your-custody') &&
    draft.ticks.ticked.some((tick) => tick.startsWith('basis-'))
  )
    found.push({ asks: ['ticked'], says: 'both section 1 and section 2 are ticked, which are alternatives' })
  return found
}

const isDate = (value: string | undefined): value is string => value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** `09/16` and `9/16` are one edition. */
export const sameEdition = (one: string, other: string | null): boolean =>
  other !== null && one.split(/[/-]/).map(Number).join('/') === other.split(/[/-]/).map(Number).join('/')
