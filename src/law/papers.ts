// What a paper is by its form and its signature. A judge's paper is known by who signed it, never by its title.
import { all, always, any, field, not, shown, some } from './condition.ts'
import type { Condition } from './condition.ts'

/** Forms of the immigration service. No judge signs any of them (8 CFR 287.7, 236.1(b), 241.2, 287.4). */
export const detainerForms = ['I-247 (12/12)', 'I-247 (earlier)', 'I-247D', 'I-247X', 'I-247A'] as const
export const noticeRequestForms = [...detainerForms, 'I-247N', 'I-247G'] as const
export const immigrationForms = [...noticeRequestForms, 'I-200', 'I-203', 'I-205', 'I-286', 'I-862'] as const
const courtForms = ['arrest-warrant', 'search-warrant', 'court-order', 'writ'] as const
const unwrittenForms = ['phone-call', 'database-query'] as const

export const federalJudges = ['federal-magistrate-judge', 'federal-district-judge'] as const
export const judges = [...federalJudges, 'state-judge'] as const
const immigrationSigners = ['immigration-officer', 'immigration-judge'] as const

const papers = 'request.instruments'
const notIncomplete = not(shown(field.is('complete', false)))
const signedBy = (...signers: readonly string[]): Condition => field.oneOf('signer', signers)
const form = (...names: readonly string[]): Condition => field.oneOf('form', names)

/** An administrative paper of the immigration service: its own form, or another paper that its officer or immigration judge signed. */
export const isAdministrative = any(form(...immigrationForms, 'I-138'), signedBy(...immigrationSigners))
export const administrativePaper = some(papers, isAdministrative)
/** The same without subpoenas: papers about custody and removal. */
export const immigrationPaper = some(papers, all(isAdministrative, not(shown(form('I-138', 'court-subpoena', 'grand-jury-subpoena')))))

/** A warrant of arrest of a court. On an indictment the clerk signs for the court (Fed. R. Crim. P. 9(b)(1)); never in a civil matter. */
export const isCourtArrestWarrant = all(
  form('arrest-warrant'),
  any(signedBy(...judges), all(signedBy('clerk-of-court'), field.is('nature', 'criminal'))),
  notIncomplete,
)
export const isWrit = all(form('writ'), signedBy(...judges), notIncomplete)
export const isCourtOrder = all(form('court-order'), signedBy(...judges), notIncomplete)
export const courtArrestWarrant = some(papers, isCourtArrestWarrant)
/** One that no fact shows to be civil: enough to keep the person, whatever else it opens. */
export const criminalArrestWarrant = some(papers, all(isCourtArrestWarrant, not(shown(field.is('nature', 'civil')))))
/** One that is known to be criminal; while that is not known, nothing rests on it. */
export const arrestWarrantKnownCriminal = some(papers, all(isCourtArrestWarrant, field.is('nature', 'criminal')))
/** Warrants whose law is the state's: the federal rules do not speak of them. */
export const stateArrestWarrant = some(papers, all(form('arrest-warrant'), signedBy('state-judge'), notIncomplete))
export const stateSearchWarrant = some(papers, all(form('search-warrant'), signedBy('state-judge'), notIncomplete))
/** A federal court's own warrant of arrest, a judge's or, on an indictment, the clerk's. */
export const federalCourtsArrestWarrant = some(
  papers,
  all(
    form('arrest-warrant'),
    any(signedBy(...federalJudges), all(signedBy('clerk-of-court'), field.is('nature', 'criminal'))),
    notIncomplete,
  ),
)
/** Complete and criminal, both known. */
export const federalCriminalWarrantInFull = some(
  papers,
  all(form('arrest-warrant'), signedBy(...federalJudges), field.is('nature', 'criminal'), field.is('complete', true)),
)
export const federalSearchWarrant = some(papers, all(form('search-warrant'), signedBy(...federalJudges), notIncomplete))
export const judgesSearchWarrant = some(papers, all(form('search-warrant'), signedBy(...judges), notIncomplete))
export const writ = some(papers, isWrit)
export const courtOrder = some(papers, isCourtOrder)
/** The papers on which a person can lawfully be kept: a court's warrant of arrest, or a writ for the prisoner. */
export const judicialCustodyPaper = any(courtArrestWarrant, writ)

/** A warrant of arrest or search that a federal judge or magistrate signed. */
export const federalJudgesWarrant = some(papers, all(form('arrest-warrant', 'search-warrant'), signedBy(...federalJudges), notIncomplete))
export const federalArrestWarrant = some(papers, all(form('arrest-warrant'), signedBy(...federalJudges), notIncomplete))
/** A federal warrant on an indictment carries the clerk's signature: a court's process, but not in words a judge's warrant. */
export const clerksWarrant = some(papers, all(form('arrest-warrant'), signedBy('clerk-of-court'), notIncomplete))
export const federalWrit = some(papers, all(form('writ'), signedBy(...federalJudges), notIncomplete))

/** A court-issued command to produce: subpoena of the clerk, the judge or the grand jury. */
const isCourtSubpoena = all(form('court-subpoena', 'grand-jury-subpoena'), signedBy(...judges, 'clerk-of-court'), notIncomplete)
export const courtSubpoena = some(papers, isCourtSubpoena)
export const attorneySubpoena = some(papers, all(form('court-subpoena', 'grand-jury-subpoena'), signedBy('attorney')))
/** I-138 and every other subpoena that only an immigration officer or immigration judge signed. */
export const administrativeSubpoena = some(
  papers,
  any(form('I-138'), all(form('court-subpoena', 'grand-jury-subpoena'), signedBy(...immigrationSigners))),
)
export const courtCommandsRecords = any(courtSubpoena, courtOrder)

/** A court's form that no judge (or, for a warrant on indictment, clerk) is shown to have signed, or that is incomplete. */
export const courtPaperUnproven = some(
  papers,
  any(
    all(
      form(...courtForms),
      any(
        signedBy('unsigned', 'illegible', 'attorney'),
        all(signedBy('clerk-of-court'), any(not(form('arrest-warrant')), shown(field.is('nature', 'civil')))),
      ),
    ),
    all(form(...courtForms), shown(field.is('complete', false)), not(shown(signedBy(...immigrationSigners)))),
  ),
)
/** Of these, the papers that may command information. */
export const informationPaperUnproven = some(
  papers,
  all(
    form('search-warrant', 'court-order', 'writ'),
    any(
      signedBy('unsigned', 'illegible', 'attorney', 'clerk-of-court'),
      all(shown(field.is('complete', false)), not(shown(signedBy(...immigrationSigners)))),
    ),
  ),
)
export const subpoenaUnproven = some(
  papers,
  all(form('court-subpoena', 'grand-jury-subpoena'), any(signedBy('unsigned', 'illegible'), shown(field.is('complete', false)))),
)

/** An immigration form with a court's signature under it: one of the two facts is wrong, and a person must look at the paper. */
export const signatureContradictsForm = some(papers, all(form(...immigrationForms, 'I-138'), shown(signedBy(...judges, 'clerk-of-court'))))
/** An immigration form that carries no readable signature. */
export const unsignedRequest = some(papers, all(form(...noticeRequestForms), shown(signedBy('unsigned', 'illegible'))))

const isNoticeForm = form(...noticeRequestForms)
/** A paper that asks for notice of release by its own print. */
export const noticeForm = some(papers, isNoticeForm)
export const detainer = some(papers, form(...detainerForms))
export const formI247A = some(papers, form('I-247A'))
/** Something in writing came: any paper but a telephone call or a query. */
export const paperInWriting = some(papers, not(form(...unwrittenForms)))
/** A writing that immigration authorities made: one of their forms, or another written paper that their officer signed. */
export const immigrationWriting = some(
  papers,
  all(any(form(...immigrationForms, 'I-138'), signedBy('immigration-officer')), not(form(...unwrittenForms))),
)
/** A letter or e-mail that nobody signed, or nobody can read: whose it is, a person must find out. */
export const writingOfNobody = some(papers, all(form('letter', 'e-mail'), signedBy('unsigned', 'illegible')))
/** Some paper came. */
export const anyPaper = some(papers, always)
