// What a prover is to us: text of SMT-LIB 2 in, text out, and an end.

export type Prover = {
  /** Answers to the commands of the text, one a line; an empty text if they have none. Throws where the solver reports an error. */
  readonly tell: (smtLib: string) => Promise<string>
  /** Frees the solver's threads, so that the program can end. */
  readonly close: () => Promise<void>
}

/** Carries a conversation through to its result. */
export const converse = async <T>(prover: Prover, talk: Generator<string, T, string>): Promise<T> => {
  let turn = talk.next()
  while (!turn.done) turn = talk.next(await prover.tell(turn.value))
  return turn.value
}
