// Each paper that commands an answer has its own: the answer to another paper about the same person does not stand for it.
import { describe, expect, it } from 'vitest'
import { detainer, openBench } from '../tests/bench/desk-bench.ts'
import { recordLetterSent, serveCopy } from './acts.ts'
import { bookingOf } from './desk-work.ts'

const deputy = { actor: { kind: 'person', account: 'deputy' } } as const
const person = ['TRAN, MINH', '1985-12-19'] as const

const subpoena = (number: string) => ({
  form: 'grand-jury-subpoena',
  kind: 'grand-jury-subpoena',
  signer: 'clerk-of-court',
  asks: ['answer-subpoena'],
  fields: { subjectName: person[0], dateOfBirth: person[1], caseNumber: number },
})

const withPapers = async () => {
  const bench = openBench()
  const id = await bench.book({ booking: 'B-1', name: person[0], born: person[1] })
  const come = async (paper: ReturnType<typeof subpoena> | ReturnType<typeof detainer>): Promise<void> => {
    bench.clock.advance(60_000)
    await bench.paper([paper], JSON.stringify(paper))
    await bench.settle()
  }
  const duty = async () => (await bookingOf(bench.desk, id)).duties.find(({ name }) => name === 'answer-requester')?.state.kind
  const answer = async (kind: string, nth = 0): Promise<void> => {
    bench.clock.advance(60_000)
    const { instruments, letters } = await bookingOf(bench.desk, id)
    const about = instruments.filter((each) => each.instrument.kind === kind)[nth]?.instrument.id
    const letter = letters.find((each) => each.kind === 'answer-to-requester' && each.instrument === about)
    if (!letter) throw new Error(`no answer to ${kind} was written`)
    await recordLetterSent(bench.desk, id, letter.id, 'email', 'the requester', deputy)
  }
  /** The machine's clock is wrong by so many hours from now on; any event makes the desk look at the case again. */
  const clockJumps = (hours: number): void => bench.clock.advance(hours * 3_600_000)
  const lookAgain = async (): Promise<void> => {
    bench.clock.advance(60_000)
    await bench.book({ booking: 'B-1', event: 'bond-set' })
    await bench.settle()
  }
  return { come, duty, answer, clockJumps, lookAgain }
}

describe('the duty to answer a subpoena', () => {
  it('is not done by the answer to a detainer, nor owed anew because of one', async () => {
    const { come, duty, answer } = await withPapers()
    await come(subpoena('GJ-1'))
    await come(detainer(...person))
    await answer('detainer')
    expect(await duty()).toBe('open')
    await answer('grand-jury-subpoena')
    expect(await duty()).toBe('done')
    await come({ ...detainer(...person), fields: { ...detainer(...person).fields, fileNumber: 'A099 000 222' } })
    expect(await duty()).toBe('done')
  })

  it('is done when every subpoena has its answer, and owed anew with the next', async () => {
    const { come, duty, answer } = await withPapers()
    await come(subpoena('GJ-1'))
    await come(subpoena('GJ-2'))
    await answer('grand-jury-subpoena', 0)
    expect(await duty()).toBe('open')
    await answer('grand-jury-subpoena', 1)
    expect(await duty()).toBe('done')
    await come(subpoena('GJ-3'))
    expect(await duty()).toBe('open')
  })

  it('stays done when the paper came while the clock ran ahead, and the clock was set right before the answer', async () => {
    const { come, duty, answer, clockJumps, lookAgain } = await withPapers()
    clockJumps(5)
    await come(subpoena('GJ-1'))
    clockJumps(-5)
    await answer('grand-jury-subpoena')
    expect(await duty()).toBe('done')
    await lookAgain()
    expect(await duty()).toBe('done')
  })

  it('is owed anew by a paper that came after the answer, though the clock ran ahead when that went out', async () => {
    const { come, duty, answer, clockJumps } = await withPapers()
    await come(subpoena('GJ-1'))
    clockJumps(5)
    await answer('grand-jury-subpoena')
    expect(await duty()).toBe('done')
    clockJumps(-5)
    await come(subpoena('GJ-2'))
    expect(await duty()).toBe('open')
  })
})

const withDetainers = async () => {
  const bench = openBench()
  const id = await bench.book({ booking: 'B-1', name: person[0], born: person[1] })
  const come = async (fileNumber: string): Promise<void> => {
    bench.clock.advance(60_000)
    const paper = detainer(...person)
    await bench.paper([{ ...paper, fields: { ...paper.fields, fileNumber } }], fileNumber)
    await bench.settle()
  }
  const duty = async (name: string) => (await bookingOf(bench.desk, id)).duties.find((each) => each.name === name)?.state.kind
  /** Hands over the letters about the nth paper, in one language. */
  const handOver = async (kind: string, nth: number): Promise<void> => {
    bench.clock.advance(60_000)
    const { instruments, letters } = await bookingOf(bench.desk, id)
    const about = instruments.toSorted((a, b) => a.matchedSeq - b.matchedSeq)[nth]?.instrument.id
    const these = letters.filter((each) => each.kind === kind && each.instrument === about && each.language === 'en')
    expect(these).not.toEqual([])
    await serveCopy(bench.desk, id, [these.at(-1)?.id ?? missing()], 'en', 'by hand', deputy)
    await bench.settle()
  }
  return { come, duty, handOver }
}

const missing = (): never => {
  throw new Error('no such letter was written')
}

describe('the duty to serve the person', () => {
  it('is owed anew by the next paper: one copy does not stand for two', async () => {
    const { come, duty, handOver } = await withDetainers()
    await come('A099 000 111')
    await handOver('copy-to-person', 0)
    expect(await duty('serve-copy')).toBe('done')
    await come('A099 000 222')
    expect(await duty('serve-copy')).toBe('open')
  })

  it.each([
    ['serve-copy', 'copy-to-person'],
    ['advise-of-rights', 'notice-to-person'],
  ])('%s is done when the letters about every paper were handed over, in whatever order', async (name, kind) => {
    const { come, duty, handOver } = await withDetainers()
    await come('A099 000 111')
    await come('A099 000 222')
    await handOver(kind, 1)
    expect(await duty(name)).toBe('open')
    await handOver(kind, 0)
    expect(await duty(name)).toBe('done')
  })

  it.each([
    ['serve-copy', 'copy-to-person'],
    ['advise-of-rights', 'notice-to-person'],
  ])('%s is not done by the letter about an earlier paper, handed over once more', async (name, kind) => {
    const { come, duty, handOver } = await withDetainers()
    await come('A099 000 111')
    await handOver(kind, 0)
    await come('A099 000 222')
    await handOver(kind, 0)
    expect(await duty(name)).toBe('open')
    await handOver(kind, 1)
    expect(await duty(name)).toBe('done')
  })
})
