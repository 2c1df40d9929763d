// The auditor's account of duties: each is done, missed and shown, or overtaken; none runs on past its moment unseen.
import type { InstrumentId } from '../src/instrument/instrument.ts'
import type { LetterId, Logged, Subject } from '../src/log/entry.ts'
import { epochMs } from '../src/time/instant.ts'
import type { Instant } from '../src/time/instant.ts'
import type { Findings } from './findings.ts'
import { minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'
import type { Weather } from './weather.ts'

type Duty = {
  readonly id: string
  readonly owner: Subject
  readonly name: string
  by: Instant | null
  state: 'open' | 'done' | 'missed' | 'overtaken'
  wasMissed: boolean
}

type Needs = {
  readonly time: WorldTime
  readonly findings: Findings
  readonly deskWeather: Weather
  readonly numberOf: (owner: Subject) => string | null
  /** When the person truly left, by any way; null while inside. */
  readonly leftAt: (owner: Subject) => string | null
  /** True while the machine's clock says less than the last entry. */
  readonly logIsAhead: () => boolean
  /** Papers about this person that command an answer. */
  readonly commands: (owner: Subject) => readonly InstrumentId[]
  /** Papers that ask something about this person, each with all its instruments. */
  readonly requests: (owner: Subject) => readonly (readonly InstrumentId[])[]
}

const minutesToShow = 15
const answering = 'answer-requester'
/** Letters that discharge a duty when they are handed over. */
const discharges: Readonly<Record<string, string>> = {
  'copy-to-person': 'serve-copy',
  'notice-to-person': 'advise-of-rights',
  'interview-advisement': 'advise-in-writing',
}

/** A letter about one paper is none about another. */
const forEachPaper: ReadonlySet<string> = new Set(['serve-copy', 'advise-of-rights'])

/** What the person was handed: the duty that it serves, and the instrument that it is about. */
type Handed = `${string} ${InstrumentId}`

export class DutyWatch {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  readonly #duties = new Map<string, Duty>()
  readonly #of = new Map<Subject, Duty[]>()
  /** Answers to requesters: which paper each is about, and which papers have had theirs. */
  readonly #answers = new Map<LetterId, InstrumentId>()
  readonly #answered = new Set<InstrumentId>()
  /** Letters for the person: which instrument each is about, by the duty that it serves, and what the person was handed. */
  readonly #letters = new Map<LetterId, Handed>()
  readonly #handed = new Set<Handed>()

  readonly #look = (id: string, by: Instant): void => {
    const duty = this.#duties.get(id)
    if (duty === undefined || duty.state !== 'open' || duty.by !== by) return
    const since = Math.max(epochMs(by), this.#needs.deskWeather.goodSinceMs())
    const wait = since === Infinity ? minutesToShow : (since - this.#needs.time.nowMs()) / minuteMs + minutesToShow
    if (wait > 0) this.#needs.time.after((wait + 0.1) * minuteMs, () => this.#look(id, by))
    else
      this.#needs.findings.say(
        'duty-not-shown',
        this.#needs.numberOf(duty.owner),
        `the duty ${duty.name} passed its moment and is shown neither as done nor as missed`,
      )
  }

  readonly #settle = (id: string, state: Duty['state']): Duty | undefined => {
    const duty = this.#duties.get(id)
    if (duty === undefined) return undefined
    if (state === 'missed') duty.wasMissed = true
    duty.state = state
    return duty
  }

  readonly #seeDone = (logged: Extract<Logged, { kind: 'duty-done' }>): void => {
    const duty = this.#settle(logged.public.duty, 'done')
    if (duty === undefined) return this.#needs.findings.say('duty-unknown', null, 'a duty was done that was never opened')
    if (duty.name === answering && !this.#isAnswered(duty.owner))
      this.#needs.findings.say(
        'duty-not-discharged',
        this.#needs.numberOf(duty.owner),
        'the duty to answer is shown as done, and a paper that commands an answer has none',
      )
    if (forEachPaper.has(duty.name) && !this.#isHanded(duty.owner, duty.name))
      this.#needs.findings.say(
        'duty-not-discharged',
        this.#needs.numberOf(duty.owner),
        `the duty ${duty.name} is shown as done, and the person has no letter about one of the papers`,
      )
    // A release duty is done at the minute of the door, whenever that is recorded.
    const doneAt = duty.name === 'release-without-delay' ? (this.#needs.leftAt(duty.owner) ?? logged.occurredAt) : logged.occurredAt
    const tooLate = duty.by !== null && doneAt > duty.by
    const missed = duty.wasMissed && duty.name !== 'release-without-delay'
    if ((tooLate || missed) !== logged.public.late)
      this.#needs.findings.say(
        'late-not-marked',
        this.#needs.numberOf(duty.owner),
        `the duty ${duty.name} was done ${tooLate || missed ? 'after its moment and is not marked late' : 'in time and is marked late'}`,
      )
  }

  readonly see = (logged: Logged): void => {
    switch (logged.kind) {
      case 'duty-opened': {
        const { duty: id, name, by } = logged.public
        const owner = logged.subjects[0] ?? 'desk'
        this.#keep({ id, owner, name, by, state: 'open', wasMissed: false })
        if (by !== null) this.#lookAt(id, by)
        break
      }
      case 'letter-written': {
        const { letter, letterKind, instrument } = logged.public
        if (letterKind === 'answer-to-requester' && instrument !== null) this.#answers.set(letter, instrument)
        const serves = discharges[letterKind]
        if (serves !== undefined && instrument !== null) this.#letters.set(letter, `${serves} ${instrument}`)
        break
      }
      case 'copy-served':
        for (const letter of logged.public.letters) {
          const its = this.#letters.get(letter)
          if (its !== undefined) this.#handed.add(its)
        }
        break
      case 'letter-sent': {
        const about = this.#answers.get(logged.public.letter)
        if (about !== undefined) this.#answered.add(about)
        break
      }
      case 'duty-done':
        this.#seeDone(logged)
        break
      case 'duty-missed': {
        const duty = this.#settle(logged.public.duty, 'missed')
        if (duty === undefined) this.#needs.findings.say('duty-unknown', null, 'a duty was missed that was never opened')
        break
      }
      case 'duty-overtaken':
        this.#settle(logged.public.duty, 'overtaken')
        break
      default:
    }
  }

  /** Remembers where the account stands; what comes back takes it there again: the desk was restored from a backup of then. */
  readonly mark = (): (() => void) => {
    const saved = [...this.#duties.values()].map((duty) => ({ ...duty }))
    const [answers, answered, letters, handed] = [[...this.#answers], [...this.#answered], [...this.#letters], [...this.#handed]]
    return () => {
      for (const each of [this.#duties, this.#of, this.#answers, this.#answered, this.#letters, this.#handed]) each.clear()
      for (const duty of saved) {
        this.#keep(duty)
        if (duty.state === 'open' && duty.by !== null) this.#lookAt(duty.id, duty.by)
      }
      for (const [letter, about] of answers) this.#answers.set(letter, about)
      for (const each of answered) this.#answered.add(each)
      for (const [letter, its] of letters) this.#letters.set(letter, its)
      for (const each of handed) this.#handed.add(each)
    }
  }

  readonly #keep = (duty: Duty): void => {
    this.#duties.set(duty.id, duty)
    this.#of.set(duty.owner, [...(this.#of.get(duty.owner) ?? []).filter((each) => each.id !== duty.id), duty])
  }

  readonly #lookAt = (id: string, by: Instant): void =>
    this.#needs.time.plan(epochMs(by) + minutesToShow * minuteMs, () => this.#look(id, by))

  readonly #isAnswered = (owner: Subject): boolean => this.#needs.commands(owner).every((each) => this.#answered.has(each))

  /** An answer left the desk: if no paper of this person waits for one, the duty to answer runs no longer. */
  readonly answered = (owner: Subject): void => {
    if (this.#needs.logIsAhead()) return
    const open = (this.#of.get(owner) ?? []).some((duty) => duty.name === answering && duty.state === 'open')
    if (open && this.#needs.commands(owner).length > 0 && this.#isAnswered(owner))
      this.#needs.findings.say(
        'duty-not-discharged',
        this.#needs.numberOf(owner),
        'the duty to answer runs on though every paper that commands an answer has one',
      )
  }

  readonly has = (owner: Subject, name: string): boolean => (this.#of.get(owner) ?? []).some((duty) => duty.name === name)

  /** A duty of this name runs, or ran on past its moment; one that is done is none. */
  readonly runs = (owner: Subject, name: string): boolean =>
    (this.#of.get(owner) ?? []).some((duty) => duty.name === name && (duty.state === 'open' || duty.state === 'missed'))

  /** The person was handed a copy of one of these, which came as one paper. */
  readonly handed = (paper: readonly InstrumentId[]): boolean => this.#hasLetter('serve-copy', paper)

  readonly #hasLetter = (name: string, paper: readonly InstrumentId[]): boolean => paper.some((each) => this.#handed.has(`${name} ${each}`))

  /** The person was handed the letter that serves this duty, about every paper that asks something. */
  readonly #isHanded = (owner: Subject, name: string): boolean => this.#needs.requests(owner).every((paper) => this.#hasLetter(name, paper))

  /** A letter was handed over and the desk said so: if it was the last that the person had to get, the duty runs no longer. */
  readonly served = (owner: Subject, kinds: readonly string[]): void => {
    // By a clock that was set back the letter was handed over before the paper came that asks for it.
    if (this.#needs.logIsAhead()) return
    for (const kind of kinds) {
      const name = discharges[kind]
      const open = (this.#of.get(owner) ?? []).some((duty) => duty.name === name && duty.state === 'open')
      if (open && name !== undefined && (!forEachPaper.has(name) || this.#isHanded(owner, name)))
        this.#needs.findings.say(
          'duty-not-discharged',
          this.#needs.numberOf(owner),
          `the duty ${name} runs on though its letters were handed over`,
        )
    }
  }

  readonly count = () => this.#duties.size
}

export const dutyWatch = (needs: Needs): DutyWatch => new DutyWatch(needs)
