// What a reader does with an order: papers kept open between orders, engines opened when first wanted.
import { drawPage } from './draw-page.ts'
import { firstPage } from './first-page.ts'
import { openPaper } from './open-paper.ts'
import { placesToSeeAgain, seeAgain, seePage, sumUp } from './reading-steps.ts'
import { openSight } from './words-by-sight.ts'
import type { FileType } from '../../document/paper.ts'
import type { Source } from './open-paper.ts'
import type { Work } from './orders.ts'
import type { Sight } from './words-by-sight.ts'

export type ReaderWork = {
  readonly carryOut: (work: Work, alive: () => void) => Promise<unknown>
  readonly forget: (papers: readonly number[]) => Promise<void>
  readonly close: () => Promise<void>
}

type Opened = { readonly fileType: FileType; readonly source: Source }

export const openReaderWork = (open: () => Promise<Sight> = openSight): ReaderWork => {
  let engines: Promise<Sight> | null = null
  const sight = (): Promise<Sight> => (engines ??= open())
  const papers = new Map<number, Opened>()
  const paperOf = async ({ paper, bytes }: { readonly paper: number; readonly bytes: Uint8Array | null }): Promise<Opened> => {
    const known = papers.get(paper)
    if (known !== undefined) return known
    if (bytes === null) throw new RangeError('the paper was not given to this reader')
    const fresh = await openPaper(bytes)
    papers.set(paper, fresh)
    return fresh
  }
  const forget = async (gone: readonly number[]): Promise<void> => {
    for (const paper of gone) {
      const known = papers.get(paper)
      papers.delete(paper)
      await known?.source.close()
    }
  }
  const carryOut = async (work: Work, alive: () => void): Promise<unknown> => {
    switch (work.kind) {
      case 'warm':
        return wake(await sight())
      case 'open': {
        const { fileType, source } = await paperOf(work)
        const { problem } = source
        return { fileType, count: source.count, problem: problem === null ? null : { code: problem.code, happened: problem.happened } }
      }
      case 'look':
        return seePage((await paperOf(work)).source, work.index, sight)
      case 'places':
        return placesToSeeAgain(work.pages, work.count, work.roster)
      case 'again':
        return seeAgain(work.places, work.packed, await sight(), alive)
      case 'sum':
        return sumUp(work.pages, work.count, work.places, work.again, work.roster)
      case 'draw':
        return drawPage((await paperOf(work)).source, work.index, work.widthPx, work.turned)
      default:
        return work satisfies never
    }
  }
  return {
    carryOut,
    forget,
    close: async () => {
      await forget([...papers.keys()])
      if (engines !== null) await (await engines).close()
    },
  }
}

/** What has run once runs faster. */
const wake = async (sight: Sight): Promise<null> => {
  const [line, page] = [firstPage(1), firstPage(4)]
  await Promise.all([sight.line(line, '', 1), sight.other(line), sight.byLines(page).then((words) => words ?? sight.page(page))])
  return null
}
