// What became of a notice, in one word a person understands: queued, sending, confirmed, failed, partial, may have arrived.
import type { Attempt, Notice } from './notice.ts'

export type Delivery =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'acknowledged' }
  /** Every try so far failed; it is tried again. */
  | { readonly kind: 'failed' }
  /** The other side's machine has the first pages. */
  | { readonly kind: 'partial'; readonly pages: number; readonly of: number }
  | { readonly kind: 'may-have-arrived' }
  /** It was never sent, or it was taken back before anything of it can have arrived. */
  | { readonly kind: 'withdrawn' }

/** The most that can be said of the notice as a whole. What may have arrived is said before that another try is under way. */
export const deliveryOf = (notice: Pick<Notice, 'attempts' | 'acknowledged' | 'state'>): Delivery => {
  if (notice.acknowledged !== null) return { kind: 'acknowledged' }
  const each = notice.attempts.map(deliveryOfAttempt)
  const partial = each.find((one) => one.kind === 'partial')
  if (each.some(({ kind }) => kind === 'confirmed')) return { kind: 'confirmed' }
  if (partial) return partial
  if (each.some(({ kind }) => kind === 'may-have-arrived')) return { kind: 'may-have-arrived' }
  if (each.some(({ kind }) => kind === 'sending')) return { kind: 'sending' }
  if (notice.state === 'withdrawn') return { kind: 'withdrawn' }
  return { kind: each.length === 0 ? 'queued' : 'failed' }
}

/** What became of one attempt. */
export const deliveryOfAttempt = ({ ended }: Pick<Attempt, 'ended'>): Delivery => {
  if (ended === null) return { kind: 'sending' }
  const { outcome } = ended
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'confirmed' }
    case 'failed':
      return { kind: 'failed' }
    case 'partial':
      return { kind: 'partial', pages: outcome.pagesConfirmed, of: outcome.pages }
    case 'unknown':
      return { kind: 'may-have-arrived' }
    default:
      return outcome satisfies never
  }
}
