// `releasedesk law diff`: every case whose answer changes between two days, or under a draft, grouped, each group with an example.
import { basename } from 'node:path'
import { DeskError } from '../../errors.ts'
import { answerName } from '../../law/book/answer-words.ts'
import { caseWords } from '../../law/book/case-words.ts'
import { coveredDay, draftLaw } from '../../law/compared-laws.ts'
import { diffLaws } from '../../law/diff.ts'
import type { ChangedCell, LawDiff, LawOfDay } from '../../law/diff.ts'
import { authoritiesOf, groupsOf, movedGroupsOf } from '../../law/diff-groups.ts'
import type { ChangeGroup, RuleGroup } from '../../law/diff-groups.ts'
import type { Place } from '../../law/place.ts'
import { placeOf } from '../../law/places/registry.ts'
import type { Rule } from '../../law/rule.ts'
import type { PreparedVerdict } from '../../law/tables/table.ts'
import { caseFileOf } from '../../law/theorem-case.ts'
import { actionWords } from '../../law/words.ts'
import { json, optionsOf, textOf } from '../command.ts'
import type { Command } from '../command.ts'
import { counted, wrapped } from './wrapped.ts'

export const diffCommand: Command = {
  usage: 'law diff --place PLACE (--from DATE --to DATE | --draft FILE [--on DATE]) [--all] [--json]',
  does: 'shows every case whose answer changes between two days, or under a draft, grouped, each group with an example',
  run: async (words, { out }) => {
    const { values, positionals } = optionsOf(words, {
      json: { type: 'boolean' },
      all: { type: 'boolean' },
      place: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      on: { type: 'string' },
      draft: { type: 'string' },
    })
    if (positionals.length > 0) throw new DeskError('input-invalid', `law diff does not know [${positionals.join(' ')}].`)
    const { title, before, after } = await lawsNamed(placeNamed(values.place), values)
    const diff = diffLaws(before, after)
    const groups = groupsOf(diff)
    if (values.json) out(json(written(diff, groups, title)))
    else out(inWords(diff, groups, title, values.all === true))
    return 0
  },
}

export const placeNamed = (id: string | undefined): Place => {
  if (id === undefined) throw new DeskError('input-invalid', 'No place was named: add --place, for example --place us-co-denver.')
  const place = placeOf(id)
  if (place === null) throw new DeskError('place-unknown', `No law is encoded for the place [${id}].`)
  return place
}

type Named = { readonly [Name in 'from' | 'to' | 'on' | 'draft']?: string | undefined }
type Compared = { readonly title: string; readonly before: LawOfDay; readonly after: LawOfDay }

const lawsNamed = async (place: Place, { from, to, on, draft }: Named): Promise<Compared> => {
  if (draft !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new DeskError('input-invalid', 'A draft is compared on one day: use --on, not --from and --to.')
    const after = draftLaw(place, { name: basename(draft), text: await textOf(draft) }, on)
    return { title: `the draft "${after.title}" against the law of ${after.on}`, before: { place, on: after.on }, after }
  }
  if (from === undefined || to === undefined || on !== undefined)
    throw new DeskError('input-invalid', 'Name the two days with --from and --to, or a draft with --draft.')
  return {
    title: `${from} against ${to}`,
    before: { place, on: coveredDay(place, from, '--from') },
    after: { place, on: coveredDay(place, to, '--to') },
  }
}

/** `all`: every set of rules with its smallest case; otherwise each change once. */
const inWords = (diff: LawDiff, groups: readonly ChangeGroup[], title: string, all: boolean): string => {
  const { before, changed, moved, compared, unshown } = diff
  const place = before.place
  const movedGroups = movedGroupsOf(diff)
  return [
    `${place.name}: ${title}`,
    ...wrapped(
      changed.length === 0
        ? `No answer changes: ${counted(compared)} kinds of cases that one law or the other tells apart were compared.`
        : `${counted(compared)} kinds of cases that one law or the other tells apart were compared, for every action; in ` +
            `${counted(changed.length)} the answer changes. A kind is not a person: it is all the cases that both laws treat alike.`,
    ),
    ...(unshown > 0 ? [`${counted(unshown)} more differ, but no one case can come on both days.`] : []),
    ...byAction(groups, (group) => (all ? groupLines(group, place) : shortLines(group))),
    ...(movedGroups.length === 0
      ? []
      : ['', ...wrapped(`The same answer by other law: ${counted(moved.length)} kinds of cases.`), ...byAction(movedGroups, movedLines)]),
    ...(all || groups.length === 0 ? [] : ['', '--all shows every set of rules, and the cases as files that can be asked again.']),
  ].join('\n')
}

const byAction = (groups: readonly ChangeGroup[], linesOf: (group: ChangeGroup) => readonly string[]): readonly string[] =>
  [...Map.groupBy(groups, ({ action }) => action)].flatMap(([action, some]) => [
    '',
    `${actionWords[action]} [${action}]`,
    ...some.flatMap(linesOf),
  ])

const heading = ({ before, after, cells }: ChangeGroup): string =>
  `  ${answerName[before].toUpperCase()} -> ${answerName[after].toUpperCase()}  ${kinds(cells)}`

/** One change: the law on both sides, however many sets of rules carry it, and the smallest case. */
const shortLines = (group: ChangeGroup): readonly string[] => [
  heading(group),
  ...sideLines('Before', group, 'before'),
  ...sideLines('After', group, 'after'),
  ...wrapped(`For example: ${told(group.smallest)}.`, '    '),
]

/** Nothing where no law speaks: the answer says it already. */
const sideLines = (word: string, group: ChangeGroup, side: 'before' | 'after'): readonly string[] => {
  const authorities = authoritiesOf(group, side)
  if (group[side] === 'silent') return []
  if (authorities.length === 0) return wrapped(`${word}: ${authority([], group.smallest[side], 1)}`, '    ')
  const named = authorities
    .slice(0, authoritiesShownMax)
    .map(({ citation, cells }) => (cells === group.cells ? citation : `${citation} (in ${counted(cells)})`))
  const left = authorities.length - authoritiesShownMax
  return wrapped(`${word}: ${named.join('; ')}${left > 0 ? `; and ${counted(left)} more` : ''}`, '    ')
}

const authoritiesShownMax = 4

/** The same answer before and after: which law left, and which came. */
const movedLines = (group: ChangeGroup): readonly string[] => {
  const [was, is] = [authoritiesOf(group, 'before'), authoritiesOf(group, 'after')]
  const only = (own: typeof was, others: typeof was): string =>
    own
      .filter(({ citation, cells }) => others.every((other) => other.citation !== citation || other.cells < cells))
      .map(({ citation }) => citation)
      .join('; ')
  const [gone, come] = [only(was, is), only(is, was)]
  return [
    `  ${answerName[group.before].toUpperCase()}  ${kinds(group.cells)}`,
    ...(come === '' ? [] : wrapped(`Now also or instead: ${come}`, '    ')),
    ...(gone === '' ? [] : wrapped(`No longer, or in fewer: ${gone}`, '    ')),
    ...wrapped(`For example: ${told(group.smallest)}.`, '    '),
  ]
}

const groupLines = (group: ChangeGroup, place: Place): readonly string[] => [
  '',
  heading(group),
  ...group.byRules.flatMap((one) => ruleLines(one, group.byRules.length > 1)),
  ...wrapped(JSON.stringify(caseFileOf(place, group.smallest.facts), null, 1).replaceAll(/\n\s*/g, ' '), '    '),
]

const ruleLines = ({ cells, before, after, smallest }: RuleGroup, counts: boolean): readonly string[] => [
  ...wrapped(`Before: ${authority(before, smallest.before, askedShownMax)}`, '    '),
  ...wrapped(`After: ${authority(after, smallest.after, askedShownMax)}`, '    '),
  ...wrapped(`${counts ? `${kinds(cells)}; the` : 'The'} smallest: ${told(smallest)}.`, '    '),
]

const told = ({ facts }: ChangedCell): string => {
  const words = caseWords(facts.known)
  return words.length === 0 ? 'nothing is known but the day' : words.join('; ')
}

/** The law that carries the answer; or why none does. */
const authority = (rules: readonly Rule[], verdict: PreparedVerdict, most: number): string => {
  if (rules.length > 0) return [...new Set(rules.map(({ citation }) => citation))].join('; ')
  if (verdict.answer === 'silent') return 'no law that is encoded speaks of it'
  const asked = [...new Set([...verdict.deciding, ...verdict.open].map(({ citation }) => citation))]
  const why = verdict.open.length > 0 ? 'it turns on what is not known' : 'the law leaves it open'
  return `${why}; in the smallest case ${asked.slice(0, most).join('; ')}${asked.length > most ? '; ...' : ''}`
}

const askedShownMax = 3

const kinds = (count: number): string => `${counted(count)} ${count === 1 ? 'kind of case' : 'kinds of cases'}`

const written = (diff: LawDiff, groups: readonly ChangeGroup[], title: string): unknown => ({
  place: diff.before.place.id,
  title,
  before: diff.before.on,
  after: diff.after.on,
  compared: diff.compared,
  changed: diff.changed.length,
  moved: movedGroupsOf(diff).map((group) => ({
    action: group.action,
    answer: group.before,
    cells: group.cells,
    before: authoritiesOf(group, 'before'),
    after: authoritiesOf(group, 'after'),
    case: caseFileOf(diff.before.place, group.smallest.facts),
    says: told(group.smallest),
  })),
  unshown: diff.unshown,
  groups: groups.map(({ action, before, after, cells, smallest, byRules }) => ({
    action,
    before,
    after,
    cells,
    case: caseFileOf(diff.before.place, smallest.facts),
    says: told(smallest),
    byRules: byRules.map((group) => ({
      cells: group.cells,
      before: group.before.map(cited),
      after: group.after.map(cited),
      case: caseFileOf(diff.before.place, group.smallest.facts),
      caseThen: caseFileOf(diff.before.place, group.smallest.moved),
      says: told(group.smallest),
      explanationBefore: group.smallest.before.explanation,
      explanationAfter: group.smallest.after.explanation,
    })),
  })),
})

const cited = ({ id, citation }: Rule): unknown => ({ rule: id, citation })
