// The results as a table in words, each share with its number and its 95 % bounds (Wilson).
import type { FieldScore, PaperScore, Scored } from './score.ts'

/** Lower and upper 95 % bound of a share. */
export const wilson = (hits: number, all: number): readonly [number, number] => {
  if (all === 0) return [0, 1]
  const z = 1.96
  const p = hits / all
  const middle = p + (z * z) / (2 * all)
  const width = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))
  const scale = 1 + (z * z) / all
  return [Math.max(0, (middle - width) / scale), Math.min(1, (middle + width) / scale)]
}

const percent = (share: number): string => (share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)
export const share = (hits: number, all: number): string => {
  if (all === 0) return '-'
  const [low, high] = wilson(hits, all)
  return `${percent(hits / all)} % of ${all} (${percent(low)} to ${percent(high)})`
}

const count = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length
export const isSilent = (field: FieldScore): boolean => field.verdict !== 'right' && !field.flagged

const levelNames = ['text', 0, 1, 2, 3, 4] as const
const nameOf = (level: (typeof levelNames)[number]): string => (level === 'text' ? 'text PDF' : `L${level}`)

export const tables = (scored: readonly Scored[]): string => {
  const papers = scored.flatMap((one) => one.papers)
  return [
    kinds(papers),
    fieldsTable(papers),
    handwriting(papers),
    boxes(papers),
    split(scored),
    silentByName(papers),
    reliability(papers),
    speed(scored),
  ].join('\n\n')
}

const rows = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...body.map((row) => `| ${row.join(' | ')} |`)].join('\n')

const kinds = (papers: readonly PaperScore[]): string =>
  `### Kind and signer\n\n${rows(
    [
      'level',
      'kind and form right',
      'kind wrong, not flagged',
      'taken for a court’s: silent / asked',
      'court’s taken for an agency’s: silent / asked',
      'signer right',
      'signer wrong, not flagged',
    ],
    levelNames.map((level) => {
      const of = papers.filter((paper) => paper.level === level)
      const both = (key: 'takenForJudicial' | 'takenForAdministrative'): string =>
        `${count(of, (p) => p[key] === 'silent')} / ${count(of, (p) => p[key] === 'asked')}`
      return [
        nameOf(level),
        share(
          count(of, (p) => p.kindRight),
          of.length,
        ),
        String(count(of, (p) => !p.kindRight && !p.kindFlagged)),
        both('takenForJudicial'),
        both('takenForAdministrative'),
        share(
          count(of, (p) => p.signerRight),
          of.length,
        ),
        String(count(of, (p) => !p.signerRight && !p.signerFlagged)),
      ]
    }),
  )}`

const fieldsTable = (papers: readonly PaperScore[]): string => {
  const all = papers.flatMap((paper) => paper.fields)
  const both = ['fine', 'standard'] as const
  const groups = levelNames.flatMap((level) => (level === 'text' ? both.slice(0, 1) : both).map((resolution) => ({ level, resolution })))
  return `### Fields\n\n${rows(
    ['level', 'right', 'silent errors', 'of them missing', 'flagged'],
    groups.map(({ level, resolution }) => {
      const of = all.filter((field) => field.level === level && (level === 'text' || field.resolution === resolution))
      const machine = of.filter((field) => !field.byHand)
      return [
        level === 'text' ? 'text PDF' : `${nameOf(level)} ${resolution}`,
        share(
          count(machine, (f) => f.verdict === 'right'),
          machine.length,
        ),
        share(count(of, isSilent), of.length),
        String(count(of, (f) => isSilent(f) && f.verdict === 'missing')),
        share(
          count(machine, (f) => f.flagged),
          machine.length,
        ),
      ]
    }),
  )}`
}

/** No engine can read a scrawl: it is to be asked, and best without a value that somebody might take for read. */
const handwriting = (papers: readonly PaperScore[]): string => {
  const written = papers.flatMap((paper) => paper.fields).filter((field) => field.byHand)
  return `### Written by hand\n\n${rows(
    ['level', 'asked', 'asked with no value proposed', 'not asked'],
    levelNames.map((level) => {
      const of = written.filter((field) => field.level === level)
      return [
        nameOf(level),
        share(
          count(of, (f) => f.flagged),
          of.length,
        ),
        share(
          count(of, (f) => f.flagged && f.read === null),
          of.length,
        ),
        String(count(of, (f) => !f.flagged)),
      ]
    }),
  )}`
}

const boxes = (papers: readonly PaperScore[]): string =>
  `### Check boxes\n\n${rows(
    ['level', 'boxes right', 'wrong on papers not flagged', 'papers flagged for their boxes'],
    levelNames.map((level) => {
      const of = papers.filter((paper) => paper.level === level && paper.boxes > 0)
      const all = of.reduce((sum, paper) => sum + paper.boxes, 0)
      const wrong = of.reduce((sum, paper) => sum + paper.boxesWrong, 0)
      const silent = of.filter((paper) => !paper.boxesFlagged).reduce((sum, paper) => sum + paper.boxesWrong, 0)
      return [
        nameOf(level),
        share(all - wrong, all),
        String(silent),
        share(
          count(of, (p) => p.boxesFlagged),
          of.length,
        ),
      ]
    }),
  )}`

const split = (scored: readonly Scored[]): string => {
  const groups = Map.groupBy(scored, (one) =>
    one.isPacket ? one.outcome.case.name : one.outcome.pageCount > 1 ? 'one paper of several pages' : 'one paper of one page',
  )
  return `### Split into papers\n\n${rows(
    ['transmission', 'split right'],
    [...groups]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, of]) => [
        name,
        share(
          count(of, (one) => one.splitRight),
          of.length,
        ),
      ]),
  )}`
}

const silentByName = (papers: readonly PaperScore[]): string => {
  const groups = Map.groupBy(
    papers.flatMap((paper) => paper.fields).filter((field) => !field.byHand),
    (field) => field.name,
  )
  return `### By field, all levels\n\n${rows(
    ['field', 'right', 'silent errors', 'flagged'],
    [...groups].map(([name, of]) => [
      name,
      share(
        count(of, (f) => f.verdict === 'right'),
        of.length,
      ),
      String(count(of, isSilent)),
      share(
        count(of, (f) => f.flagged),
        of.length,
      ),
    ]),
  )}`
}

const reliability = (papers: readonly PaperScore[]): string => {
  const read = papers.flatMap((paper) => paper.fields).filter((field) => field.read !== null && field.level !== 'text' && !field.byHand)
  const edges = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.01]
  return `### Reliability: stated confidence against what was right\n\n${rows(
    ['confidence', 'fields', 'mean stated', 'right'],
    edges.slice(0, -1).map((from, index) => {
      const to = edges[index + 1] ?? 1.01
      const of = read.filter((field) => field.confidence >= from && field.confidence < to)
      const mean = of.length === 0 ? '-' : percent(of.reduce((sum, field) => sum + field.confidence, 0) / of.length)
      return [
        `${from} to ${Math.min(1, to)}`,
        String(of.length),
        mean,
        share(
          count(of, (f) => f.verdict === 'right'),
          of.length,
        ),
      ]
    }),
  )}`
}

const speed = (scored: readonly Scored[]): string => {
  const middle = (values: readonly number[]): string => (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(2)
  const group = (name: string, is: (one: Scored) => boolean): readonly string[] => {
    const of = scored.filter(is)
    const cpu = of.map((one) => one.outcome.cpuSeconds / one.outcome.pageCount)
    return [
      name,
      String(of.reduce((sum, one) => sum + one.outcome.pageCount, 0)),
      middle(cpu),
      middle(of.map((one) => one.outcome.wallSeconds / one.outcome.pageCount)),
    ]
  }
  return `### Seconds a page, median\n\n${rows(
    ['', 'pages', 'CPU', 'wall (machine shared)'],
    [
      group('text PDF', (one) => one.outcome.case.level === 'text'),
      group('fax L0 to L2', ({ outcome }) => outcome.case.level !== 'text' && outcome.case.level <= 2),
      group('fax L3, L4', ({ outcome }) => outcome.case.level !== 'text' && outcome.case.level > 2),
    ],
  )}`
}
