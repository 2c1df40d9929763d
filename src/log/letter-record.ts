// The letters of one booking or paper as its entries tell: written, sent, served.
import type { InstrumentId } from '../instrument/instrument.ts'
import type { Sha256 } from '../document/paper.ts'
import type { Instant } from '../time/instant.ts'
import type { Actor, DeterminationId, LetterId, LetterKind, LetterLanguage, Logged } from './entry.ts'

export type LetterRecord = {
  readonly id: LetterId
  readonly kind: LetterKind
  readonly language: LetterLanguage
  readonly sha256: Sha256
  readonly instrument: InstrumentId | null
  readonly digest: string
  readonly from: DeterminationId | null
  readonly title: string
  readonly writtenAt: Instant
  readonly sent: { readonly at: Instant; readonly channel: string; readonly by: Actor } | null
  readonly served: { readonly at: Instant; readonly how: string; readonly by: Actor } | null
}

/** Folds the letter entries, in order. */
export const foldLetters = (entries: readonly Logged[]): readonly LetterRecord[] =>
  entries.reduce<readonly LetterRecord[]>(lettersAfter, [])

/** The letters after one more entry; the same list if it says nothing of them. */
export const lettersAfter = (before: readonly LetterRecord[], entry: Logged): readonly LetterRecord[] => {
  switch (entry.kind) {
    case 'letter-written': {
      const written = writtenWith(entry)
      return before.some(({ id }) => id === written.id)
        ? before.map((each) => (each.id === written.id ? written : each))
        : [...before, written]
    }
    case 'letter-sent': {
      const sent = { at: entry.occurredAt, channel: entry.public.channel, by: entry.actor }
      return before.map((each) => (each.id === entry.public.letter ? { ...each, sent } : each))
    }
    case 'copy-served': {
      const served = { at: entry.occurredAt, how: entry.private?.how ?? '[erased]', by: entry.actor }
      return before.map((each) => (entry.public.letters.includes(each.id) ? { ...each, served } : each))
    }
    default:
      return before
  }
}

const writtenWith = (entry: Extract<Logged, { kind: 'letter-written' }>): LetterRecord => {
  const { letter: id, letterKind, language, sha256, instrument, from } = entry.public
  return {
    id,
    kind: letterKind,
    language,
    sha256,
    instrument,
    from,
    digest: entry.private?.digest ?? '',
    title: entry.private?.title ?? '[erased]',
    writtenAt: entry.occurredAt,
    sent: null,
    served: null,
  }
}
