// `releasedesk law replay`: past cases from a table under the law of one day, or under a draft: totals, who changes side, what is missing.
import { basename } from 'node:path'
import { DeskError } from '../../errors.ts'
import { actions } from '../../law/action.ts'
import { answerKinds } from '../../law/answer.ts'
import { answerName } from '../../law/book/answer-words.ts'
import { coveredDay, draftLaw } from '../../law/compared-laws.ts'
import type { LawOfDay } from '../../law/diff.ts'
import type { Facts } from '../../law/facts.ts'
import type { Place } from '../../law/place.ts'
import { mapOfColumns, parseCaseMap } from '../../law/replay/case-map.ts'
import { factsOfCodes, planOf } from '../../law/replay/fold-plan.ts'
import type { FoldedCase, FoldPlan } from '../../law/replay/fold-plan.ts'
import { count, emptyTally, weigherOf } from '../../law/replay/tally.ts'
import type { Change, Side, Tally, Weighed } from '../../law/replay/tally.ts'
import { caseFileOf } from '../../law/theorem-case.ts'
import { actionWords } from '../../law/words.ts'
import { openCases } from '../../outside/case-columns/real.ts'
import type { CaseTable } from '../../outside/case-columns/real.ts'
import { formatMinute, fromEpochMs } from '../../time/instant.ts'
import { json, optionsOf, textOf } from '../command.ts'
import type { Command } from '../command.ts'
import { placeNamed } from './diff.ts'
import { counted, wrapped } from './wrapped.ts'

export const replayCommand: Command = {
  usage: 'law replay --place PLACE [--on DATE | --draft FILE] --cases FILE [--columns MAP] [--out FILE.csv] [--json]',
  does: 'puts past cases (CSV, NDJSON, Parquet) under the law of a day or a draft: totals, which cases change side, what is missing',
  run: async (words, { out }) => {
    const { values, positionals } = optionsOf(words, {
      json: { type: 'boolean' },
      place: { type: 'string' },
      on: { type: 'string' },
      draft: { type: 'string' },
      cases: { type: 'string' },
      columns: { type: 'string' },
      out: { type: 'string' },
    })
    if (positionals.length > 0) throw new DeskError('input-invalid', `law replay does not know [${positionals.join(' ')}].`)
    if (values.cases === undefined) throw new DeskError('input-invalid', 'No cases were named: add --cases FILE.')
    const place = placeNamed(values.place)
    const after = await lawAfter(place, values.on, values.draft)
    const mapText = values.columns === undefined ? null : await textOf(values.columns)
    const file = await openCases(values.cases)
    try {
      const map = mapText === null ? mapOfColumns(file.columns) : parseCaseMap(mapText, basename(values.columns ?? ''))
      const plan = planOf(map, [place, after.place])
      const told = await replayed(file.table(plan), plan, place, after, values.out)
      if (values.json) out(json(written(told, place, after, map.title)))
      else out(inWords(told, place, after, map.title).join('\n'))
    } finally {
      await file.close()
    }
    return 0
  },
}

const lawAfter = async (place: Place, on: string | undefined, draft: string | undefined): Promise<LawOfDay> => {
  if (draft !== undefined) return draftLaw(place, { name: basename(draft), text: await textOf(draft) }, on)
  if (on === undefined) throw new DeskError('input-invalid', 'Name the law to replay under: a day with --on, or a draft with --draft.')
  return { place, on: coveredDay(place, on, '--on') }
}

type Told = {
  readonly tally: Tally
  readonly undated: number
  readonly kinds: number
  readonly span: readonly [string, string] | null
  readonly known: ReadonlyMap<string, number>
  readonly out: string | null
}

type ChangedKind = { readonly kind: FoldedCase; readonly says: readonly string[] }

const replayed = async (table: CaseTable, plan: FoldPlan, place: Place, after: LawOfDay, out: string | undefined): Promise<Told> => {
  const { undated } = await table.counts()
  const tally = emptyTally()
  const weigh = weigherOf(place, after)
  const known = new Map<string, number>()
  const changed: ChangedKind[] = []
  let [kinds, first, last] = [0, '', 0]
  for await (const chunk of table.folded()) {
    for (const folded of chunk) {
      const facts = factsOfCodes(plan, folded)
      const weighed = weigh(facts)
      kinds += 1
      if (first === '' || folded.at < first) first = folded.at
      if (folded.last > last) last = folded.last
      count(tally, weighed, facts, folded.cases, folded.first)
      for (const path of knownIn(facts)) known.set(path, (known.get(path) ?? 0) + folded.cases)
      if (out !== undefined && changes(weighed)) changed.push({ kind: folded, says: sides(weighed) })
    }
  }
  if (out !== undefined) await table.write(out, changed, actions)
  const span: Told['span'] = first === '' ? null : [first.slice(0, 10), fromEpochMs(last).slice(0, 10)]
  return { tally, undated, kinds, span, known, out: out ?? null }
}

const knownIn = ({ known }: Facts): readonly string[] => Object.keys(known)

const changes = ({ before, after }: Weighed): boolean =>
  after.some(({ answer }, index) => before[index] !== 'not-covered' && answer !== before[index])

const sides = ({ before, after }: Weighed): readonly string[] =>
  after.map(({ answer }, index) => (before[index] === answer ? answer : `${before[index] ?? ''} -> ${answer}`))

const sideName = (side: Side): string => (side === 'not-covered' ? 'Not covered then' : answerName[side])
const sideKinds: readonly Side[] = [...answerKinds, 'not-covered']

const inWords = (told: Told, place: Place, after: LawOfDay, title: string): readonly string[] => {
  const { tally, undated, kinds, span, known, out } = told
  return [
    title,
    ...wrapped(
      `${counted(tally.cases)} cases${span === null ? '' : ` of ${span[0]} to ${span[1]}`}, ` +
        `of ${counted(kinds)} ${kinds === 1 ? 'kind' : 'kinds'}` +
        `${undated > 0 ? `; ${counted(undated)} more have no date that can be read and are left out` : ''}.`,
    ),
    ...wrapped(
      `Before: the law of ${place.name} on the day of each case. After: ${after.place === place ? 'the law' : 'the draft'} on ` +
        `${after.on}, each case as if it came that day.`,
    ),
    ...wrapped(
      known.size === 0
        ? 'No fact that the law reads is in the data.'
        : `In the data: ${[...known].map(([fact, cases]) => `${fact} (${share(cases, tally.cases)})`).join(', ')}. ` +
            'Every other fact is unknown, and is never guessed.',
    ),
    ...actions.flatMap((action) => [
      '',
      `${actionWords[action]} [${action}]`,
      ...sideKinds.flatMap((side) => {
        const [was, is] = [tally.before.get(`${action} ${side}`) ?? 0, tally.after.get(`${action} ${side}`) ?? 0]
        return was + is === 0
          ? []
          : [`  ${sideName(side).padEnd(20)} before ${counted(was).padStart(12)}   after ${counted(is).padStart(12)}`]
      }),
      ...undecidedLines(tally, action),
    ]),
    '',
    ...changeLines([...tally.changes.values()], place),
    ...(out === null ? [] : [`Every case that changes side is in ${out}, with its answers.`]),
  ]
}

const undecidedLines = ({ undecided, wanting }: Tally, action: (typeof actions)[number]): readonly string[] => {
  const open = undecided.get(action) ?? 0
  if (open === 0) return []
  const facts = [...wanting].filter(([key]) => key.startsWith(`${action} `)).toSorted(([, a], [, b]) => b - a)
  return wrapped(
    `${counted(open)} cannot be decided on what the data has; they turn on ` +
      `${facts.map(([key]) => key.slice(action.length + 1)).join(', ')}.`,
    '  ',
  )
}

const changeLines = (all: readonly Change[], place: Place): readonly string[] => [
  all.length === 0 ? 'No case changes side.' : 'Cases that change side',
  ...all
    .toSorted((a, b) => b.cases - a.cases)
    .flatMap(({ action, before, after, cases, example, row }) => [
      `  ${action}: ${sideName(before)} -> ${sideName(after)}: ${counted(cases)}`,
      ...wrapped(
        `first in row ${counted(row)}, ${formatMinute(example.at, place.zone)}: ` +
          JSON.stringify(caseFileOf(place, example), null, 1).replaceAll(/\n\s*/g, ' '),
        '    ',
      ),
    ]),
]

const share = (part: number, whole: number): string => (whole === 0 ? '0 %' : `${Math.round((100 * part) / whole)} %`)

const written = ({ tally, undated, kinds, span, known, out }: Told, place: Place, after: LawOfDay, title: string): unknown => ({
  title,
  place: place.id,
  on: after.on,
  draft: after.place !== place,
  cases: tally.cases,
  undated,
  kinds,
  from: span?.[0] ?? null,
  to: span?.[1] ?? null,
  known: Object.fromEntries(known),
  totals: Object.fromEntries(
    actions.map((action) => [action, { before: totals(tally.before, action), after: totals(tally.after, action) }]),
  ),
  undecided: Object.fromEntries([...tally.undecided].map(([action, cases]) => [action, { cases, turnsOn: totals(tally.wanting, action) }])),
  changes: [...tally.changes.values()].map(({ example, row, ...change }) => ({ ...change, row, case: caseFileOf(place, example) })),
  file: out,
})

const totals = (counts: ReadonlyMap<string, number>, action: string): Record<string, number> =>
  Object.fromEntries([...counts].flatMap(([key, cases]) => (key.startsWith(`${action} `) ? [[key.slice(action.length + 1), cases]] : [])))
