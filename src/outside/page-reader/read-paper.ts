// A whole paper read by the workers, page by page within the limits; a page that ends its worker is not understood, the others are read.
import { DeskError, isErrorCode } from '../../errors.ts'
import { limits } from './limits.ts'
import { againParser, openedParser, placesParser, seenParser } from './orders.ts'
import { ReaderLost } from './reader-child.ts'
import type { CourtRoster } from '../../instrument/court-roster.ts'
import type { PlacesRead, SeenPage } from './reading-steps.ts'
import type { Work } from './orders.ts'
import type { Party } from './turns.ts'

/** Who carries out a piece of work: a process with limits, or this process itself. */
export type Worker = { readonly ask: (work: Work, signal?: AbortSignal) => Promise<unknown> }

type Course = { readonly ask: (weight: number, work: Work) => Promise<unknown>; readonly secondsSpent: () => number }
type Given = { readonly paper: number; readonly bytes: Uint8Array }
type Wanted = Given & { readonly roster?: CourtRoster | undefined }

/** The reading and what kept a part of it from being made; another process wrote it: whoever takes it parses it. */
export type UnparsedRead = {
  readonly fileType: string
  readonly reading: unknown
  readonly problem: { readonly code: string; readonly message: string } | null
}

export const readPaper = async ({ roster, ...given }: Wanted, party: Party<Worker>, signal?: AbortSignal): Promise<UnparsedRead> => {
  const course = courseOf(party, signal)
  const opened = openedParser.parse(await course.ask(0, { kind: 'open', ...given }))
  const problems: DeskError[] = []
  if (opened.problem !== null) problems.push(problemOf(opened.problem))
  if (opened.count > limits.pagesMax)
    problems.push(new DeskError('paper-too-many-pages', `The paper has ${opened.count} pages; the first ${limits.pagesMax} are read.`))
  const seen = await lookAtPages(given, opened.count, course, problems, signal)
  const pages = seen.map(({ page }) => page)
  const all = { pages, count: opened.count, roster }
  const { places, reading: atOnce } = placesParser.parse(await course.ask(0, { kind: 'places', ...all }))
  const again: PlacesRead[] = []
  const unread = new Map<number, DeskError>()
  await Promise.all(
    places.map(async (onPage) => {
      const packed = seen.find(({ page }) => page.number === onPage.page)?.packed ?? null
      if (packed === null) return
      const readings = await orProblem(unread, onPage.page, signal, () => course.ask(1, { kind: 'again', places: onPage, packed }))
      if (readings !== null) again.push(againParser.parse(readings))
    }),
  )
  problems.push(...byPage(unread))
  const reading = atOnce ?? (await course.ask(0, { kind: 'sum', ...all, places, again }))
  const [first] = problems
  const told = problems.slice(0, problemsToldMax).map((problem) => problem.message)
  return { fileType: opened.fileType, reading, problem: first === undefined ? null : { code: first.code, message: told.join(' ') } }
}
const problemsToldMax = 5

const problemOf = ({ code, happened }: { readonly code: string; readonly happened: string }): DeskError =>
  new DeskError(isErrorCode(code) ? code : 'paper-damaged', happened)

/** Work is counted where it is done: what waits for its turn spends nothing. */
const courseOf = (party: Party<Worker>, signal: AbortSignal | undefined): Course => {
  let spentMs = 0
  const ask = (weight: number, work: Work): Promise<unknown> =>
    party.turn(
      weight,
      async (worker) => {
        const from = performance.now()
        try {
          return await worker.ask(work, signal).catch((error: unknown) => {
            // A process that had worked before may have been brought down by what went before: the work is given to a fresh one, once.
            if (!(error instanceof ReaderLost) || error.fresh || error.because === 'time' || signal?.aborted === true) throw error
            return worker.ask(work, signal)
          })
        } finally {
          spentMs += performance.now() - from
        }
      },
      signal,
    )
  return { ask, secondsSpent: () => spentMs / 1000 }
}

/** One damaged page does not lose the others; a paper of which no page could be looked at is damaged with them. */
const lookAtPages = async (
  given: Given,
  count: number,
  at: Course,
  problems: DeskError[],
  signal: AbortSignal | undefined,
): Promise<readonly SeenPage[]> => {
  const seen: SeenPage[] = []
  const failed = new Map<number, DeskError>()
  const course: { stopped: DeskError | null } = { stopped: null }
  const look = async (index: number): Promise<void> => {
    const fatal = [...failed.values()].filter((error) => error instanceof ReaderLost).length
    if (fatal >= limits.pagesFatalMax)
      course.stopped ??= new DeskError('paper-reader-stopped', `${fatal} of its pages ended the reader; what followed is left unread.`)
    if (at.secondsSpent() > limits.paperSecondsSoft)
      course.stopped ??= new DeskError('paper-reader-stopped', `After ${limits.paperSecondsSoft} seconds of work the reading was stopped.`)
    if (course.stopped !== null) return
    const found = await orProblem(failed, index + 1, signal, () => at.ask(1, { kind: 'look', index, ...given }))
    if (found !== null) seen.push(seenParser.parse(found))
  }
  await inTurn(Math.min(count, limits.pagesMax), look)
  const [first] = byPage(failed)
  if (seen.length === 0 && first !== undefined) throw first
  if (course.stopped !== null) problems.push(course.stopped)
  problems.push(...byPage(failed))
  return seen.toSorted((a, b) => a.page.number - b.page.number)
}

const byPage = (failed: ReadonlyMap<number, DeskError>): readonly DeskError[] =>
  [...failed]
    .toSorted(([a], [b]) => a - b)
    .map(([page, error]) =>
      error.happened.includes(`Page ${page} `) ? error : new DeskError(error.code, `Page ${page}: ${error.happened}`, { cause: error }),
    )

/** So many at once: enough to keep every worker busy, and no page is asked for long after the paper was stopped. */
const sideBySide = 4
const inTurn = async (count: number, work: (index: number) => Promise<void>): Promise<void> => {
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      next += 1
      await work(next - 1)
    }
  }
  await Promise.all(Array.from({ length: Math.min(sideBySide, count) }, lane))
}

/** null, and the problem noted, where the work failed in a way that concerns this page alone. */
const orProblem = async (
  failed: Map<number, DeskError>,
  page: number,
  signal: AbortSignal | undefined,
  work: () => Promise<unknown>,
): Promise<unknown> => {
  try {
    return await work()
  } catch (error) {
    if (signal?.aborted === true || !(error instanceof DeskError)) throw error
    failed.set(page, error)
    return null
  }
}
