// Whether a paper is a judge's (or court's) command to take or keep a person. An administrative paper never is.
import type { Instrument, SignerRole } from './instrument.ts'

const judges: readonly SignerRole[] = ['federal-magistrate-judge', 'federal-district-judge', 'state-judge']

/**
 * An arrest warrant, writ or order of a court, signed by a judge, or by the clerk where the clerk signs by law (arrest warrant
 * on an indictment: Fed. R. Crim. P. 9(b)(1), unverified). Both the body and the signer must be established; an unsure
 * signer is not a judge. An immigration judge is an executive officer and not a judge here.
 */
export const isJudicial = (paper: Instrument): boolean => {
  if (paper.kind !== 'arrest-warrant' && paper.kind !== 'writ' && paper.kind !== 'court-order') return false
  if (paper.issuingBody !== 'federal-court' && paper.issuingBody !== 'state-court') return false
  if (paper.open.includes('signer') || paper.open.includes('kind')) return false
  if (paper.signer === null) return false
  return judges.includes(paper.signer) || (paper.kind === 'arrest-warrant' && paper.signer === 'clerk-of-court')
}
