// What a page says after an act was done; the address carries only the key, so nobody can put words of their own on the screen.
const words = {
  received: 'The files are kept and will be read in a moment.',
  typed: 'The request is written down and kept. It will be matched and answered in a moment.',
  accepted: 'The value is accepted, with your name.',
  confirmed: 'The match is confirmed, with your name.',
  reading: 'The reader will try the paper again.',
  refused: 'Recorded: not this person.',
  withdrawn: 'The match is taken back; what followed from it is decided anew.',
  asserted: 'Recorded as what the requester says, not as fact.',
  custody: 'The event is recorded.',
  duty: 'The duty is done, with your name and the proof.',
  served: 'Recorded: served.',
  sent: 'Recorded: sent.',
  called: 'The call is recorded, with your name.',
  entered: 'Recorded: entered in the portal.',
  checked: 'The check is recorded, with your name.',
  named: 'Recorded: whom the person wants told.',
  told: 'Recorded: copies sent to the person named.',
  fact: 'Your answer is recorded, with your name, and the law was asked again.',
  booked: 'The booking is recorded.',
  court: 'The court is on the roster, with your name.',
  judge: 'The judge is on the roster, with your name.',
  ended: 'Ended, with your name. It stays to be seen.',
} as const
export type Done = keyof typeof words

const isDone = (key: string): key is Done => Object.hasOwn(words, key)

export const doneWords = (key: string): string | null => (isDone(key) ? words[key] : null)

/** The address to go to after an act. `at` is a place on the page, without `#`; `also` goes into the address beside the act. */
export const afterAct = (path: string, done: Done, at: string | null = null, also: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams({ did: done, ...also }).toString()}${at === null ? '' : `#${at}`}`
