// What happened when, for the reader of the law: programmes, forms and events of each layer of a place.
import type { TimelineEntry } from './timeline-entry.ts'
import { coloradoTimeline } from './us-co/timeline.ts'
import { denverTimeline } from './us-co-denver/timeline.ts'
import { detainerForms } from './us/forms.ts'
import { nationalProgrammes } from './us/programmes.ts'

const events: readonly (readonly [string, readonly TimelineEntry[]])[] = [
  ['us', [...nationalProgrammes, ...detainerForms]],
  ['us-co', coloradoTimeline],
  ['us-co-denver', denverTimeline],
]

/** The events of all given layers, in order of time. */
export const timelineOf = (layers: readonly string[]): readonly TimelineEntry[] =>
  events
    .flatMap(([place, entries]) => (layers.includes(place) ? entries : []))
    .toSorted((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1))
