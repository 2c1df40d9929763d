// The permit without which no line sends a notice of release. Only a determination mints one; nothing else can.
import type { Determination } from '../law/answer.ts'
import type { DeterminationId } from './determination-id.ts'

const minted = new WeakSet<object>()

/** Cannot be written as a literal (the #field) and cannot be forged at run time (see assertPermit). */
export class NoticePermit {
  readonly determination: DeterminationId
  readonly #key: symbol

  private constructor(key: symbol, determination: DeterminationId) {
    this.#key = key
    this.determination = determination
    Object.freeze(this)
  }

  /** Only permitNotice calls this: it keeps the constructor out of reach. */
  static mint(key: symbol, determination: DeterminationId): NoticePermit {
    if (key !== mintKey) throw new TypeError('A permit to notify is minted by a determination only.')
    const permit = new NoticePermit(key, determination)
    minted.add(permit)
    return permit
  }

  static holds(value: unknown): value is NoticePermit {
    return typeof value === 'object' && value !== null && #key in value && value.#key === mintKey && minted.has(value)
  }
}

const mintKey = Symbol('mint')

/** True if the law demands the notice, or allows it and the agency's written policy wants it. Nothing else is a permission. */
export const permitsNotice = (determination: Determination, allowsNotices: boolean): boolean => {
  const { answer } = determination.answers['notify-of-release']
  return answer === 'must' || (answer === 'may' && allowsNotices)
}

/** The permit that this determination gives; null if it gives none. */
export const permitNotice = (determination: Determination, id: DeterminationId, allowsNotices: boolean): NoticePermit | null =>
  permitsNotice(determination, allowsNotices) ? NoticePermit.mint(mintKey, id) : null

/** Throws TypeError unless the permit was minted here from a determination: every line asks this before it sends. */
export const assertPermit = (permit: NoticePermit): void => {
  if (!NoticePermit.holds(permit)) throw new TypeError('No notice leaves without a determination that permits or requires it.')
}
