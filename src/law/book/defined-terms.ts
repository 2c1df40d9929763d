// The book's defined terms: conditions on papers that many rules share, each under the name by which the book speaks of it.
import { any } from '../condition.ts'
import type { Condition } from '../condition.ts'
import * as papers from '../papers.ts'

/** `term`: the name in the list of terms. `yes`, `no`: the sentence as it holds and as it does not. */
export type DefinedTerm = { readonly term: string; readonly yes: string; readonly no: string; readonly means: Condition }

const among = (one: string, means: Condition): DefinedTerm => ({
  term: one.replace(/^an? /, ''),
  yes: `${one} is among the papers`,
  no: `no ${one.replace(/^an? /, '')} is among the papers`,
  means,
})

/** From the narrowest to the widest name a reader needs; the order of the list of terms. */
export const definedTerms: readonly DefinedTerm[] = [
  among('a detainer', papers.detainer),
  among('a detainer or request for notice', papers.noticeForm),
  among('an administrative paper', papers.administrativePaper),
  among('an administrative paper about custody', papers.immigrationPaper),
  among('an administrative subpoena', papers.administrativeSubpoena),
  among('an unsigned immigration form', papers.unsignedRequest),
  among('an immigration form with a signature of a court', papers.signatureContradictsForm),
  among('a writing of immigration authorities', papers.immigrationWriting),
  among('a letter or e-mail of nobody known', papers.writingOfNobody),
  among('a written paper', papers.paperInWriting),
  among("a court's warrant of arrest", papers.courtArrestWarrant),
  among("a court's warrant of arrest not shown to be civil", papers.criminalArrestWarrant),
  among("a court's warrant of arrest known to be criminal", papers.arrestWarrantKnownCriminal),
  among("a federal court's warrant of arrest", papers.federalCourtsArrestWarrant),
  among('a complete criminal warrant of arrest of a federal judge', papers.federalCriminalWarrantInFull),
  among("a federal judge's warrant of arrest or search", papers.federalJudgesWarrant),
  among("a federal judge's warrant of arrest", papers.federalArrestWarrant),
  among("a federal judge's search warrant", papers.federalSearchWarrant),
  among("a judge's search warrant", papers.judgesSearchWarrant),
  among("a state judge's warrant of arrest", papers.stateArrestWarrant),
  among("a state judge's search warrant", papers.stateSearchWarrant),
  among("a clerk's warrant of arrest", papers.clerksWarrant),
  among("a judge's writ", papers.writ),
  among("a federal judge's writ", papers.federalWrit),
  among("a judge's order", papers.courtOrder),
  among('a court-issued subpoena', papers.courtSubpoena),
  among("an attorney's subpoena", papers.attorneySubpoena),
  among('a court paper not proven', papers.courtPaperUnproven),
  among('an information paper not proven', papers.informationPaperUnproven),
  among('a subpoena not proven', papers.subpoenaUnproven),
  {
    term: 'paper that allows custody',
    yes: 'a paper that allows custody is among the papers',
    no: 'no paper that allows custody is among the papers',
    means: papers.judicialCustodyPaper,
  },
  {
    term: "court's command for records",
    yes: "a court's command for records is among the papers",
    no: "no court's command for records is among the papers",
    means: any(papers.courtSubpoena, papers.courtOrder),
  },
]

const written = (condition: Condition): string => JSON.stringify(condition)
const byMeaning: ReadonlyMap<string, DefinedTerm> = new Map(definedTerms.map((each) => [written(each.means), each]))

/** The term that means exactly this condition; null if none does. */
export const termOf = (condition: Condition): DefinedTerm | null =>
  condition.kind === 'at-least' || condition.kind === 'any' ? (byMeaning.get(written(condition)) ?? null) : null

/** Defined terms inside a condition, the condition itself included. */
export const termsIn = (condition: Condition): readonly DefinedTerm[] => {
  const own = termOf(condition)
  if (own !== null) return [own]
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(termsIn)
    case 'not':
    case 'shown':
      return termsIn(condition.of)
    case 'meets':
      return [{ term: condition.term, yes: condition.term, no: condition.term, means: condition.of }, ...termsIn(condition.of)]
    default:
      return []
  }
}
