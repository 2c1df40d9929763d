// `releasedesk simulate`: a jail that runs as many days as asked, once for each seed; prints the findings, and how to see each again.
import { availableParallelism } from 'node:os'
import { json, optionsOf } from '../src/command/command.ts'
import type { Command } from '../src/command/command.ts'
import { DeskError } from '../src/errors.ts'
import { findingInWords } from './findings.ts'
import type { RunOptions } from './options.ts'
import type { RunOutcome } from './run.ts'
import { runAll } from './run-all.ts'

const seedsMax = 100_000
const daysMax = 3_660

export const simulateCommand: Command = {
  usage: 'simulate [--seed N | N..M] [--days N] [--faults all] [--size jail|corner] [--from DAY] [--workers N] [--json]',
  does: 'runs a simulated jail with this desk and prints what the auditor found; the same seed gives the same bytes',
  run: async (words, { out, note }) => {
    const { values, positionals } = optionsOf(words, {
      seed: { type: 'string' },
      days: { type: 'string' },
      faults: { type: 'string' },
      size: { type: 'string' },
      from: { type: 'string' },
      workers: { type: 'string' },
      json: { type: 'boolean' },
    })
    if (positionals.length > 0) throw unusable(`There is nothing to do with [${positionals.join(' ')}].`)
    const days = wholeOf('days', values.days ?? '30', daysMax)
    const faults = oneOf('faults', values.faults ?? 'none', ['all', 'none'])
    const size = oneOf('size', values.size ?? 'jail', ['jail', 'corner'])
    const from = values.from === undefined ? undefined : dayOf(values.from)
    const runs = seedsOf(values.seed ?? '1').map((seed): RunOptions => ({
      seed,
      days,
      faults,
      size,
      ...(from === undefined ? {} : { from }),
    }))
    const workers = Math.min(runs.length, values.workers === undefined ? availableParallelism() : wholeOf('workers', values.workers, 64))
    const begun = performance.now()
    const outcomes: RunOutcome[] = []
    for await (const outcome of runAll(runs, workers)) {
      outcomes.push(outcome)
      if (values.json !== true) for (const line of inWords(outcome)) out(line)
    }
    const findings = outcomes.flatMap((outcome) => outcome.findings)
    if (values.json === true) out(json({ runs: outcomes, findings }))
    else out(totalOf(outcomes))
    const minutes = (performance.now() - begun) / 60_000
    note(`${Math.round((runs.length * days) / minutes)} jail-days a minute with ${workers} at work`)
    return findings.length > 0 ? 1 : 0
  },
}

const inWords = (outcome: RunOutcome): readonly string[] => {
  const troubles = Object.entries(outcome.troubles).map(([name, count]) => `${name} ${count}`)
  return [
    `seed ${outcome.seed}: ${outcome.days} days from ${outcome.starts}, ${outcome.events} events, ${outcome.releases} releases, ${outcome.papers} papers, ` +
      `${outcome.noticesArrived} notices arrived in ${outcome.noticesTried} tries, ${outcome.entries} entries, last ${outcome.lastHash.slice(0, 16)}` +
      (troubles.length > 0 ? `; troubles: ${troubles.join(', ')}` : ''),
    ...outcome.findings.map((finding) => `  FOUND ${findingInWords(finding)}`),
  ]
}

const totalOf = (outcomes: readonly RunOutcome[]): string => {
  const sum = (part: (outcome: RunOutcome) => number): number => outcomes.reduce((total, outcome) => total + part(outcome), 0)
  return (
    `${outcomes.length} ${outcomes.length === 1 ? 'run' : 'runs'}, ${sum(({ days }) => days)} jail-days, ${sum(({ events }) => events)} events, ` +
    `${sum(({ releases }) => releases)} releases, ${sum(({ papers }) => papers)} papers, ${sum(({ noticesArrived }) => noticesArrived)} notices, ` +
    `${sum(({ onLines }) => onLines)} messages given to a line, ${sum(({ withoutDetermination }) => withoutDetermination)} of them without a ` +
    `determination behind them; ${troublesOf(outcomes)}: ${sum(({ findings }) => findings.length)} findings`
  )
}

const troublesOf = (outcomes: readonly RunOutcome[]): string => {
  const all = new Map<string, number>()
  for (const { troubles } of outcomes) for (const [name, count] of Object.entries(troubles)) all.set(name, (all.get(name) ?? 0) + count)
  return [...all]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

const unusable = (happened: string): DeskError => new DeskError('input-invalid', happened)

const wholeOf = (name: string, text: string, max: number): number => {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1 || number > max) throw unusable(`--${name} [${text}] is no whole number from 1 to ${max}.`)
  return number
}

const dayOf = (text: string): string => {
  if (!/^20[0-4]\d-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw unusable(`--from [${text}] is no day such as 2017-08-29.`)
  return text
}

const oneOf = <T extends string>(name: string, text: string, list: readonly T[]): T => {
  const found = list.find((each) => each === text)
  if (found === undefined) throw unusable(`--${name} [${text}] is none of [${list.join(', ')}].`)
  return found
}

/** `7`, or `1..200`. */
const seedsOf = (text: string): readonly number[] => {
  const [from = '', to = from, more] = text.split('..')
  if (more !== undefined) throw unusable(`--seed [${text}] is no number and no range such as 1..200.`)
  const [first, last] = [wholeOf('seed', from, seedsMax), wholeOf('seed', to, seedsMax)]
  if (last < first) throw unusable(`--seed [${text}] ends before it begins.`)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
