// Charges of a stay: which charge an event means, a later stage of one already on record, and which new one keeps a person.
import { chargeStages } from './booking.ts'
import type { Charge } from './booking.ts'

/** The charges after one was added. A later stage of a charge already on record (arrested, then charged) is the same charge moved on. */
export const afterAdding = (
  charges: readonly Charge[],
  added: Charge,
): { readonly charges: readonly Charge[]; readonly isNew: boolean } => {
  const index = charges.findIndex((charge) => alike(charge, added) && stageRank(charge) < stageRank(added))
  if (index === -1) return { charges: [...charges, added], isNew: true }
  return { charges: charges.with(index, { ...charges[index], ...added }), isNew: false }
}

/**
 * The charges after one was dropped. If the event names none, it means the only one on record, else the last one recorded. A named
 * one that is not on record is taken for the only one, if there is only one; else nothing is dropped, for we cannot tell which.
 */
export const afterDropping = (charges: readonly Charge[], dropped: Charge | null): readonly Charge[] => {
  const index = indexMeant(charges, dropped)
  return index === -1 ? charges : charges.toSpliced(index, 1)
}

/** The place of the charge that an event names; -1 if it is not on record or cannot be told. */
export const indexMeant = (charges: readonly Charge[], named: Charge | null): number => {
  if (named === null || charges.length === 1) return charges.length - 1
  const exact = charges.findIndex((charge) => alike(charge, named))
  return exact === -1 ? charges.findIndex((charge) => compatible(charge, named)) : exact
}

/**
 * Whether a charge, newly recorded, is a ground of custody by itself: an arrest or a prosecution is. A conviction keeps by the
 * sentence or order that the jail records for it, a charge without a stage is not known to keep, and unlawful presence is no crime
 * (Arizona v. United States, 567 U.S. 387, 407 (2012)).
 */
export const keepsByItself = (charge: Charge): boolean =>
  charge.stage !== undefined && charge.stage !== 'convicted' && charge.category !== 'immigration-status-only'

const stageRank = (charge: Charge): number => (charge.stage === undefined ? -1 : chargeStages.indexOf(charge.stage))

const words = (charge: Charge): string =>
  (charge.offense ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const alike = (a: Charge, b: Charge): boolean => a.level === b.level && a.category === b.category && words(a) === words(b)

/** Nothing that both tell contradicts. */
const compatible = (a: Charge, b: Charge): boolean =>
  (a.level === undefined || b.level === undefined || a.level === b.level) &&
  (a.category === undefined || b.category === undefined || a.category === b.category) &&
  (a.offense === undefined || b.offense === undefined || words(a) === words(b))
