// What every typesetter must do, real or simulated.
import { describe, expect, it } from 'vitest'
import { composeLetter } from '../../letter/compose-letter.ts'
import { exampleAgency, exampleAt, exampleDetermination, exampleInstrument, exampleReceivedAt } from '../../letter/example.ts'
import { letterLanguages } from '../../letter/letter-kind.ts'
import type { Letter } from '../../letter/letter.ts'
import type { Typesetter } from '../outside.ts'

const common = {
  agency: exampleAgency,
  instrument: exampleInstrument({ asks: ['hold-past-release', 'notify-of-release', 'interview-in-person', 'answer-subpoena'] }),
  determination: exampleDetermination(),
  receivedAt: exampleReceivedAt,
  at: exampleAt,
}

/** A letter of every kind, in every language it comes in, to a person of this name. */
export const lettersTo = (name: string): readonly Letter[] => {
  const person = { name, bookingNumber: '2026-004417' }
  return [
    ...letterLanguages.flatMap((language) => [
      composeLetter({ ...common, letterKind: 'copy-to-person', person, language }),
      composeLetter({ ...common, letterKind: 'notice-to-person', person, language, decisions: {} }),
      composeLetter({ ...common, letterKind: 'interview-advisement', person, language }),
    ]),
    composeLetter({ ...common, letterKind: 'answer-to-requester', language: 'en', bookingNumber: null, decisions: {} }),
    composeLetter({ ...common, letterKind: 'referral-to-counsel', language: 'en', person }),
  ]
}

/** Runs the suite on a typesetter. */
export const typesetterConformance = (name: string, open: () => Promise<Typesetter>): void => {
  describe(`${name} typesetter`, () => {
    it('sets every kind of letter', async () => {
      const typesetter = await open()
      for (const letter of lettersTo('ROE, JOHN Q')) expect((await typesetter.pdf(letter)).byteLength).toBeGreaterThan(100)
    })

    it('gives the same bytes for the same letter, from another start too, and others for another', async () => {
      const [letter] = lettersTo('ROE, JOHN Q')
      const [other] = lettersTo('DOE, JANE')
      if (letter === undefined || other === undefined) throw new Error('no letters')
      const [first, second] = [await open(), await open()]
      const bytes = await first.pdf(letter)
      expect(await first.pdf(letter)).toEqual(bytes)
      expect(await second.pdf(letter)).toEqual(bytes)
      expect(await second.pdf(other)).not.toEqual(bytes)
    })

    it('takes no template but its own', async () => {
      const typesetter = await open()
      const [letter] = lettersTo('ROE, JOHN Q')
      if (letter === undefined) throw new Error('no letters')
      for (const template of ['frame', '../fonts/OFL', '/etc/passwd', '']) {
        await expect(typesetter.pdf({ ...letter, template })).rejects.toThrow('is no template')
      }
    })
  })
}
