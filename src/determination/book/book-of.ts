// Composes the law book of a place on a day. Pure: the same law and day give the same book.
import { DeskError } from '../../errors.ts'
import { seenName } from '../../law/book/answer-words.ts'
import { meaningOf } from '../../law/book/condition-words.ts'
import { dayWords, spanWords } from '../../law/book/day-words.ts'
import { termsIn } from '../../law/book/defined-terms.ts'
import type { DefinedTerm } from '../../law/book/defined-terms.ts'
import { actionDoing } from '../../law/book/fact-words.ts'
import type { Action } from '../../law/action.ts'
import { isInForce } from '../../law/place.ts'
import type { Place } from '../../law/place.ts'
import { placeOf } from '../../law/places/registry.ts'
import { timelineOf } from '../../law/places/timeline.ts'
import type { TimelineEntry } from '../../law/places/timeline-entry.ts'
import { toCheckOf } from '../../law/places/to-check.ts'
import type { Rule } from '../../law/rule.ts'
import { parseCivilDate } from '../../time/instant.ts'
import type { Book, BookCheck, BookEvent, BookQuestion, BookTerm, BookTimeline } from './book.ts'
import { layersOn, rulesOn } from './book-sections.ts'
import { verdictsOn } from './book-verdicts.ts'
import { dayTable } from './day-table.ts'
import { lawVersionOf } from '../law-version.ts'
import { anchorOf, headingOf, sectionKeyOf } from './section-name.ts'

/** `verdicts`: also every verdict of every action; the pages of the desk do without. */
export type BookChoices = { readonly verdicts: boolean }

/** Throws DeskError `place-unknown`, `input-invalid` (no day) and `place-not-covered-then`. */
export const bookOf = (placeId: string, on: string, choices: BookChoices): Book => {
  const place = coveredPlace(placeId, on)
  const rules = rulesOn(place, on)
  const layers = layersOn(place, on, layerNameOf)
  return {
    place: place.id,
    placeName: place.name,
    on,
    day: dayWords(on),
    version: lawVersionOf(place),
    coveredFrom: place.coveredFrom,
    checkedOn: place.checkedOn,
    afterCheck: on > place.checkedOn,
    counts: {
      rules: rules.length,
      sections: layers.reduce((sum, { sections }) => sum + sections.length, 0),
      seen: { yes: seenCount(rules, 'yes'), partly: seenCount(rules, 'partly'), no: seenCount(rules, 'no') },
    },
    table: dayTable(place, on),
    timelines: timelinesOf(place, on),
    terms: termsOf(rules),
    layers,
    questions: questionsOf(rules),
    watch: place.watch.map(({ citation, says, since, touches }) => ({
      citation,
      says,
      since: dayWords(since),
      touches: actionList(touches),
    })),
    checks: checksOf(place),
    verdicts: choices.verdicts ? verdictsOn(place, on) : null,
    notThatDay: notThatDay(place, on),
  }
}

/** The place, if its law is encoded for that day. */
export const coveredPlace = (placeId: string, on: string): Place => {
  const place = placeOf(placeId)
  if (place === null) throw new DeskError('place-unknown', `No law is encoded for the place [${placeId}].`)
  if (!isDay(on)) throw new DeskError('input-invalid', `[${on}] is not a date of the form 2017-08-31.`)
  if (on < place.coveredFrom)
    throw new DeskError(
      'place-not-covered-then',
      `The law of ${place.name} is encoded from ${place.coveredFrom}; the day asked for is ${on}.`,
    )
  return place
}

const isDay = (text: string): boolean => {
  try {
    parseCivilDate(text)
    return true
  } catch {
    return false
  }
}

/** The first days on which anything in the encoded law of the place begins or ends, from the first day covered. */
export const changeDays = (place: Place): readonly string[] =>
  [...new Set([place.coveredFrom, ...place.rules.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))])]
    .filter((day) => day >= place.coveredFrom)
    .toSorted()

const layerNameOf = (id: string): string => placeOf(id)?.name ?? id

const seenCount = (rules: readonly Rule[], mark: Rule['verified']): number => rules.filter(({ verified }) => verified === mark).length

const actionList = (touches: readonly Action[]): string =>
  touches.length === 0 ? 'no action of this desk' : touches.map((action) => actionDoing[action]).join('; ')

const timelinesOf = (place: Place, on: string): readonly BookTimeline[] =>
  place.layers.toReversed().map((layer) => ({
    title: layer === 'us' ? 'National programmes, forms and rulings' : layerNameOf(layer),
    events: timelineOf([layer]).map((entry) => eventShown(entry, on)),
  }))

const eventShown = ({ id, from, to, name, says, source, verified }: TimelineEntry, on: string): BookEvent => ({
  id,
  span: to === null ? `From ${dayWords(from)}` : `${dayWords(from)} to ${dayWords(to)}`,
  name,
  says,
  source,
  seen: seenName[verified],
  state: from > on ? 'later' : to !== null && to <= on ? 'past' : 'held',
})

const termsOf = (rules: readonly Rule[]): readonly BookTerm[] => {
  const found = new Map<string, DefinedTerm>()
  const add = (term: DefinedTerm): void => {
    if (found.has(term.term)) return
    found.set(term.term, term)
    for (const inner of innerTerms(term)) add(inner)
  }
  for (const rule of rules) for (const term of termsIn(rule.when)) add(term)
  return [...found.values()]
    .toSorted((a, b) => (a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1))
    .map((term) => ({ term: term.term, means: meaningOf(term.means) }))
}

/** A term may be told by other terms; then those are in the list as well. */
const innerTerms = ({ means }: DefinedTerm): readonly DefinedTerm[] =>
  means.kind === 'all' || means.kind === 'any' ? means.of.flatMap(termsIn) : means.kind === 'at-least' ? [] : termsIn(means)

const questionsOf = (rules: readonly Rule[]): readonly BookQuestion[] => {
  const found = new Map<string, BookQuestion>()
  for (const { counsel } of rules)
    for (const { question, citations, meanwhile, ...rest } of counsel)
      found.set(question, { question, citations, meanwhile, readings: readingsOf(rest) })
  return [...found.values()]
}

const readingsOf = (rest: { readonly readings?: readonly string[] }): readonly string[] => rest.readings ?? []

const checksOf = (place: Place): readonly BookCheck[] =>
  toCheckOf(place.layers).map(({ id, what, where, whyItMatters, untilThen, ifSo, touches }) => ({
    anchor: anchorOf(id),
    what,
    where,
    whyItMatters,
    untilThen,
    ifSo,
    touches: actionList(touches),
  }))

const notThatDay = (place: Place, on: string): Book['notThatDay'] =>
  [
    ...Map.groupBy(
      place.rules.filter((rule) => !isInForce(rule, on)),
      (rule) => `${sectionKeyOf(rule)} ${rule.from} ${String(rule.to)}`,
    ).values(),
  ]
    .flatMap((rules) => {
      const [first] = rules
      return first === undefined
        ? []
        : [{ heading: headingOf(rules), inForce: spanWords(first.from, first.to), rules: rules.length, from: first.from }]
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ heading, inForce, rules }) => ({ heading, inForce, rules }))
