// `releasedesk law diff`: every case whose answer changes between two days, or under a draft, grouped, each group with an example.
import { basename } from 'node:path'
import { DeskError } from '../../errors.ts'
import { answerName } from '../../law/book/answer-words.ts'
import { caseWords } from '../../law/book/case-words.ts'
import { coveredDay, draftLaw } from '../../law/compared-laws.ts'
import { diffLaws } from '../../law/diff.ts'
import type { ChangedCell, LawDiff, LawOfDay } from '../../law/diff.ts'
import { groupsOf } from '../../law/diff-groups.ts'
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
    else out(inWords(diff, groups, title, values.all === true ? Number.POSITIVE_INFINITY : rulesShownMax))
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

/** More than these no one reads at once; --all and --json have them all. */
const rulesShownMax = 3

const inWords = (diff: LawDiff, groups: readonly ChangeGroup[], title: string, most: number): string => {
  const { before, changed, compared, unshown } = diff
  const byAction = Map.groupBy(groups, ({ action }) => action)
  return [
    `${before.place.name}: ${title}`,
    ...wrapped(
      changed.length === 0
        ? `No answer changes: ${counted(compared)} kinds of cases that one law or the other tells apart were compared.`
        : `${counted(compared)} kinds of cases that one law or the other tells apart were compared, for every action; in ` +
            `${counted(changed.length)} the answer changes. A kind is not a person: it is all the cases that both laws treat alike.`,
    ),
    ...(unshown > 0 ? [`${counted(unshown)} more differ, but no one case can come on both days.`] : []),
    ...[...byAction].flatMap(([action, some]) => [
      '',
      `${actionWords[action]} [${action}]`,
      ...some.flatMap((group) => groupLines(group, before.place, most)),
    ]),
  ].join('\n')
}

const groupLines = ({ before, after, cells, smallest, byRules }: ChangeGroup, place: Place, most: number): readonly string[] => {
  const left = byRules.slice(most).reduce((sum, group) => sum + group.cells, 0)
  return [
    '',
    `  ${answerName[before].toUpperCase()} -> ${answerName[after].toUpperCase()}  ${kinds(cells)}`,
    ...byRules.slice(0, most).flatMap((group) => ruleLines(group, byRules.length > 1)),
    ...(left > 0 ? [`    and ${kinds(left)} on ${counted(byRules.length - most)} other sets of rules; --all shows them`] : []),
    ...wrapped(JSON.stringify(caseFileOf(place, smallest.facts), null, 1).replaceAll(/\n\s*/g, ' '), '    '),
  ]
}

const ruleLines = ({ cells, before, after, smallest }: RuleGroup, counts: boolean): readonly string[] => [
  ...wrapped(`Before: ${authority(before, smallest.before)}`, '    '),
  ...wrapped(`After: ${authority(after, smallest.after)}`, '    '),
  ...wrapped(`${counts ? `${kinds(cells)}; the` : 'The'} smallest: ${told(smallest)}.`, '    '),
]

const told = ({ facts }: ChangedCell): string => {
  const words = caseWords(facts.known)
  return words.length === 0 ? 'nothing is known but the day' : words.join('; ')
}

/** The law that carries the answer; or why none does. */
const authority = (rules: readonly Rule[], verdict: PreparedVerdict): string => {
  if (rules.length > 0) return [...new Set(rules.map(({ citation }) => citation))].join('; ')
  if (verdict.answer === 'silent') return 'no law that is encoded speaks of it'
  const asked = [...new Set([...verdict.deciding, ...verdict.open].map(({ citation }) => citation))]
  const why = verdict.open.length > 0 ? 'it turns on what is not known' : 'the law leaves it open'
  return `${why}; in the smallest case ${asked.slice(0, askedShownMax).join('; ')}${asked.length > askedShownMax ? '; ...' : ''}`
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
