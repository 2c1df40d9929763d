// Papers for the worked examples of rules; each names only what the example needs.
import type { FactPath, FactValue, Row } from './facts.ts'

type Sample = Readonly<Partial<Record<FactPath, FactValue>>>

const papers = (...rows: readonly Row[]): Sample => ({ 'request.instruments': rows })

export const detainerA: Row = { form: 'I-247A', signer: 'immigration-officer', nature: 'civil' }
export const detainerD: Row = { form: 'I-247D', signer: 'immigration-officer', nature: 'civil' }
export const detainer2012: Row = { form: 'I-247 (12/12)', signer: 'immigration-officer', nature: 'civil' }
export const warrant200: Row = { form: 'I-200', signer: 'immigration-officer', nature: 'civil' }
export const judgesWarrant: Row = { form: 'arrest-warrant', signer: 'federal-magistrate-judge', nature: 'criminal', complete: true }
export const clerkWarrant: Row = { form: 'arrest-warrant', signer: 'clerk-of-court', nature: 'criminal', complete: true }
export const writPaper: Row = { form: 'writ', signer: 'federal-district-judge', complete: true }
export const orderPaper: Row = { form: 'court-order', signer: 'federal-district-judge', complete: true }
export const searchWarrantPaper: Row = { form: 'search-warrant', signer: 'federal-district-judge', nature: 'criminal', complete: true }
export const subpoena138: Row = { form: 'I-138', signer: 'immigration-officer', nature: 'civil' }
export const clerkSubpoena: Row = { form: 'court-subpoena', signer: 'clerk-of-court', complete: true }
export const attorneySubpoenaPaper: Row = { form: 'court-subpoena', signer: 'attorney', complete: true }

export const onDetainerA = papers(detainerA)
export const onDetainerD = papers(detainerD)
export const onDetainer2012 = papers(detainer2012)
export const onWarrant200 = papers(warrant200)
export const onJudgesWarrant = papers(judgesWarrant)
export const onClerkWarrant = papers(clerkWarrant)
export const onWrit = papers(writPaper)
export const onSubpoena138: Sample = { ...papers(subpoena138), 'request.purpose': 'civil' }
export const onClerkSubpoena = papers(clerkSubpoena)
export const onPapers = papers
