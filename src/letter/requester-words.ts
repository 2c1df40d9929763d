// The answer to one thing that was asked, for an official: a verdict of a few words and the sentences under it.
import type { Ask } from '../instrument/instrument.ts'
import type { AnswerKind } from '../law/answer.ts'
import type { Decision } from './letter-input.ts'

export type RequesterAnswer = { readonly verdict: string; readonly sentence: string }

/**
 * The law's answer outweighs the agency's choice: a choice counts only where the law leaves one (may, not-required, silent),
 * so no letter can promise what the law forbids or refuse what it requires.
 */
export const requesterAnswer = (
  ask: Ask,
  answer: AnswerKind,
  decision: Decision | undefined,
  barred: boolean,
  counsel: string,
): RequesterAnswer => {
  switch (answer) {
    case 'must':
      return {
        verdict: 'Granted, as the law requires.',
        sentence: doing(ask, 'The law cited here requires this, and the jail will do it within the limits of that law.'),
      }
    case 'may':
      return chosen(ask, decision, 'The law cited here permits this and does not require it.', counsel)
    case 'must-not':
      return barred
        ? { verdict: 'Not yet.', sentence: 'The law cited here does not let the jail do this until the following has been done.' }
        : { verdict: 'Declined.', sentence: declined(ask, 'The law cited here does not let the jail do this.') }
    case 'no-authority':
      return { verdict: 'Declined.', sentence: declined(ask, 'The jail has no authority to do this under the law cited here.') }
    case 'not-required':
      return chosen(ask, decision, 'The law cited here does not require this of the jail.', counsel)
    case 'silent':
      return chosen(ask, decision, 'We found no law that requires this of the jail.', counsel)
    case 'needs-human':
    case 'conflict':
      return referred(ask, counsel)
    default:
      return answer satisfies never
  }
}

const chosen = (ask: Ask, decision: Decision | undefined, law: string, counsel: string): RequesterAnswer => {
  if (ask === 'obey-court-order' && decision !== 'give') return referred(ask, counsel)
  switch (decision) {
    case 'give':
      return { verdict: 'Granted.', sentence: `${law} ${doing(ask, 'The jail will do it within the limits of that law.')}` }
    case 'refuse':
      return { verdict: 'Declined.', sentence: `${law} The jail declines.` }
    case 'to-counsel':
      return { ...referred(ask, counsel), sentence: `${law} ${referred(ask, counsel).sentence}` }
    case undefined:
      return {
        verdict: 'Not decided.',
        sentence: `${law} The jail has not undertaken to do it; do not rely on it until the jail tells you so.`,
      }
    default:
      return decision satisfies never
  }
}

/** A judge's order is never refused by a letter, not even for the time of a question. */
const referred = (ask: Ask, counsel: string): RequesterAnswer => ({
  verdict: 'Referred to counsel.',
  sentence:
    ask === 'obey-court-order'
      ? `The order has been put before ${counsel}. Nothing in this letter refuses it.`
      : `This has been put before ${counsel}. Until counsel answers, the jail will not do it, ` +
        'and nobody is held for the sake of the question.',
})

const doing = (ask: Ask, otherwise: string): string => {
  switch (ask) {
    case 'notify-of-release':
      return 'The jail will send you notice when the person is eligible for release.'
    case 'answer-subpoena':
      return 'The jail will produce what the law cited here lets it produce, and nothing beyond.'
    default:
      return otherwise
  }
}

const declined = (ask: Ask, law: string): string => {
  switch (ask) {
    case 'hold-past-release':
      return `${law} When the person is eligible for release, the person will not be held on this request.`
    case 'answer-subpoena':
      return `${law} Nothing is produced on this subpoena.`
    default:
      return law
  }
}
