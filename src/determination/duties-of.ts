// The duties that the law opens for a case: one for each name and addressee, the earliest moment, every authority.
import type { LegalDuty } from '../law/answer.ts'
import type { Facts } from '../law/facts.ts'
import type { OpenDuty } from '../law/interpreter.ts'
import { citationOn } from '../law/live.ts'
import type { Place } from '../law/place.ts'
import { startMoment } from '../law/start-moment.ts'
import { formatWithOffset } from '../time/instant.ts'

/** The order in which they press: those with a moment first, earliest first; then by name. */
export const dutiesOf = (open: readonly OpenDuty[], place: Place, day: string, facts: Facts): readonly LegalDuty[] =>
  [...Map.groupBy(open, ({ duty, to }) => `${duty} ${to}`).values()]
    .flatMap((same) => {
      const ordered = same.toSorted((a, b) => momentOrder(a, b) || nearestFirst(place, a, b))
      const [first] = ordered
      return first === undefined ? [] : [{ first, ordered }]
    })
    .toSorted((a, b) => momentOrder(a.first, b.first) || (a.first.duty < b.first.duty ? -1 : 1))
    .map(({ first, ordered }) => ({
      duty: first.duty,
      to: first.to,
      by: first.due === null ? null : formatWithOffset(first.due, place.zone),
      byWords: first.byWords,
      language: first.language,
      citation: [...new Set(ordered.map(({ rule }) => citationOn(rule, day)))].join('; '),
      rule: first.rule.id,
      lifts: [...new Set(ordered.flatMap(({ lifts }) => lifts))],
      says: first.says,
      ...startOf(first, place, facts),
      ...furtherTerms(first, place),
    }))

/** Only where a clock runs: a duty without a moment has no start to show. */
const startOf = (duty: OpenDuty, place: Place, facts: Facts): Pick<LegalDuty, 'start'> => {
  const start = duty.due === null ? null : startMoment(duty.by, place, facts)
  return start === null ? {} : { start: { at: formatWithOffset(start.at, place.zone), event: start.event } }
}

/** What only some duties say; the case stays as short as it was for the others. */
const furtherTerms = (duty: OpenDuty, place: Place): Partial<LegalDuty> => ({
  ...(duty.opens === null ? {} : { notBefore: formatWithOffset(duty.opens, place.zone) }),
  ...(duty.orTo === undefined ? {} : { orTo: duty.orTo }),
  ...(duty.form === undefined ? {} : { form: duty.form }),
  ...(duty.languages === undefined ? {} : { languages: duty.languages }),
  ...(duty.contents === undefined ? {} : { contents: duty.contents }),
  ...(duty.without === undefined ? {} : { without: duty.without }),
  ...(duty.proof === undefined ? {} : { proof: duty.proof }),
  ...(duty.persons === undefined ? {} : { persons: duty.persons }),
  ...(duty.onMiss === undefined ? {} : { onMiss: duty.onMiss }),
})

const momentOrder = (a: OpenDuty, b: OpenDuty): number => {
  if (a.due === b.due) return 0
  if (a.due === null || b.due === null) return a.due === null ? 1 : -1
  return a.due < b.due ? -1 : 1
}

const nearestFirst = (place: Place, a: OpenDuty, b: OpenDuty): number =>
  place.layers.indexOf(b.rule.place) - place.layers.indexOf(a.rule.place) || (a.rule.id < b.rule.id ? -1 : 1)
