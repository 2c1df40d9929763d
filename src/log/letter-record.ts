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
export const foldLetters = (entries: readonly Logged[]): readonly LetterRecord[] => {
  const letters = new Map<LetterId, LetterRecord>()
  for (const entry of entries) {
    switch (entry.kind) {
      case 'letter-written': {
        const { letter: id, letterKind, language, sha256, instrument, from } = entry.public
        letters.set(id, {
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
        })
        break
      }
      case 'letter-sent': {
        const letter = letters.get(entry.public.letter)
        if (letter) letters.set(letter.id, { ...letter, sent: { at: entry.occurredAt, channel: entry.public.channel, by: entry.actor } })
        break
      }
      case 'copy-served':
        for (const id of entry.public.letters) {
          const letter = letters.get(id)
          if (letter)
            letters.set(id, { ...letter, served: { at: entry.occurredAt, how: entry.private?.how ?? '[erased]', by: entry.actor } })
        }
        break
      default:
    }
  }
  return [...letters.values()]
}
