// The auditor's eye for what is on record twice: two writers that did not look at each other, each sure of being the first.
import type { Logged } from '../src/log/entry.ts'

type Say = (subject: string, says: string) => void

const sorts = ['gate', 'paper', 'match', 'duty'] as const

/** What was said last of each gate, paper, match and duty. */
type Last = Readonly<Record<(typeof sorts)[number], Map<string, string>>>

export type TwiceWatch = {
  readonly see: (logged: Logged) => void
  /** Remembers where the account stands; what comes back takes it there again. */
  readonly mark: () => () => void
}

/** `see` takes each entry as it becomes durable; what is said twice with nothing between that would allow it is told. */
export const twiceWatch = (say: Say): TwiceWatch => {
  const last: Last = { gate: new Map(), paper: new Map(), match: new Map(), duty: new Map() }
  const letters = new Set<string>()
  /** True if the same was said of this last. */
  const isAgain = (sort: keyof Last, about: string, now: string): boolean => {
    const before = last[sort].get(about)
    last[sort].set(about, now)
    return before === now
  }
  const sees = (logged: Logged): string | null => {
    const [subject = ''] = logged.subjects
    switch (logged.kind) {
      case 'gate-opened':
        return isAgain('gate', subject, 'open') ? 'the gate was opened on record though it was open' : null
      case 'gate-closed': {
        const { because } = logged.public
        // A basis may give way to another.
        return isAgain('gate', subject, because) && because !== 'lawful-basis' ? `the gate was closed twice on record (${because})` : null
      }
      case 'paper-read':
        return isAgain('paper', subject, 'read') ? 'a paper was read twice on record' : null
      case 'reading-asked':
        last.paper.delete(subject)
        return null
      case 'instrument-matched':
        return isAgain('match', logged.public.instrument, 'matched') ? 'an instrument was matched twice on record' : null
      case 'instrument-withdrawn':
        last.match.delete(logged.public.instrument)
        return null
      case 'duty-opened':
        return isAgain('duty', logged.public.duty, `open ${logged.public.by} ${logged.public.byWords}`)
          ? `the duty ${logged.public.name} was opened twice on record`
          : null
      case 'duty-done':
      case 'duty-missed':
      case 'duty-overtaken':
        return isAgain('duty', logged.public.duty, logged.kind) ? `a duty was settled twice on record (${logged.kind})` : null
      case 'letter-written':
        return letterAgain(letters, logged)
      default:
        return null
    }
  }
  return {
    see: (logged) => {
      const says = sees(logged)
      if (says !== null) say(logged.subjects[0] ?? 'desk', says)
    },
    mark: () => marked(last, letters),
  }
}

const marked = (last: Last, letters: Set<string>): (() => void) => {
  const saved = { said: sorts.map((sort) => [sort, [...last[sort]]] as const), letters: [...letters] }
  return () => {
    letters.clear()
    for (const letter of saved.letters) letters.add(letter)
    for (const [sort, said] of saved.said) {
      last[sort].clear()
      for (const [about, now] of said) last[sort].set(about, now)
    }
  }
}

const letterAgain = (letters: Set<string>, logged: Extract<Logged, { kind: 'letter-written' }>): string | null => {
  const { letterKind, language, instrument } = logged.public
  const key = [logged.subjects[0], letterKind, language, instrument, logged.private?.digest].join(' ')
  const before = letters.has(key)
  letters.add(key)
  return before ? `a letter (${letterKind}) was written twice` : null
}
