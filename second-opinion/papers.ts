// What a paper is: read from its form and its signature together, never from its title alone (8 CFR 236.1(b), 287.5(e)).
import type { Known } from '../src/law/facts.ts'
import { both, either, opposite, yesIf } from './matter.ts'
import type { Paper, Reading } from './matter.ts'

const detainers = ['I-247 (12/12)', 'I-247 (earlier)', 'I-247D', 'I-247X', 'I-247A']
const noticeRequests = [...detainers, 'I-247N', 'I-247G']
const immigrationForms = [...noticeRequests, 'I-200', 'I-203', 'I-205', 'I-286', 'I-862', 'I-138']
const immigrationSigners = ['immigration-officer', 'immigration-judge']
const federalJudges = ['federal-magistrate-judge', 'federal-district-judge']
const judges = [...federalJudges, 'state-judge']
const subpoenas = ['court-subpoena', 'grand-jury-subpoena']

const field =
  (name: string) =>
  (paper: Paper, ...values: readonly Known[]): Reading => {
    const known = paper[name]
    return known === undefined ? 'unknown' : yesIf(values.includes(known))
  }
const form = field('form')
const signer = field('signer')
const nature = field('nature')

/** A paper is taken to be whole unless it is known to lack a page or a box. */
const isWhole = (paper: Paper): Reading => yesIf(paper['complete'] !== false)

/** A signature that is left out is asked for; it is no ground to suspect a contradiction. */
const shown = (reading: Reading): Reading => yesIf(reading === 'yes')

/** A form of the immigration service whoever signs it, or any paper that its officers or its judges sign. */
export const isAdministrative = (paper: Paper): Reading => either(form(paper, ...immigrationForms), signer(paper, ...immigrationSigners))

/** The same, but for what only asks for records. */
export const isImmigrationCustodyPaper = (paper: Paper): Reading =>
  both(isAdministrative(paper), yesIf(!['I-138', ...subpoenas].includes(String(paper['form']))))
/** A form of the immigration authorities that speaks of custody. */
export const isImmigrationCustodyForm = (paper: Paper): Reading =>
  form(paper, ...noticeRequests, 'I-200', 'I-203', 'I-205', 'I-286', 'I-862')

/** An immigration form that seems to carry a court's signature contradicts itself; no one may take it for a judge's warrant. */
export const contradictsItself = (paper: Paper): Reading =>
  both(form(paper, ...immigrationForms), shown(signer(paper, ...judges, 'clerk-of-court')))

/** A warrant of arrest that a judge signed, or in a criminal matter the clerk on an indictment (Fed. R. Crim. P. 9(b)(1)). */
export const isCourtsArrestWarrant = (paper: Paper): Reading =>
  both(
    form(paper, 'arrest-warrant'),
    isWhole(paper),
    either(signer(paper, ...judges), both(signer(paper, 'clerk-of-court'), nature(paper, 'criminal'))),
  )
export const isFederalArrestWarrant = (paper: Paper): Reading =>
  both(
    form(paper, 'arrest-warrant'),
    isWhole(paper),
    either(signer(paper, ...federalJudges), both(signer(paper, 'clerk-of-court'), nature(paper, 'criminal'))),
  )
export const isClerksWarrant = (paper: Paper): Reading =>
  both(form(paper, 'arrest-warrant'), isWhole(paper), signer(paper, 'clerk-of-court'))
/** A federal judge's warrant of arrest, known to be whole and to be about a crime. */
export const isFullFederalCriminalWarrant = (paper: Paper): Reading =>
  both(form(paper, 'arrest-warrant'), signer(paper, ...federalJudges), nature(paper, 'criminal'), field('complete')(paper, true))
/** "A warrant issued by a federal judge or magistrate": of arrest or of search. */
export const isFederalJudgesWarrant = (paper: Paper): Reading =>
  both(form(paper, 'arrest-warrant', 'search-warrant'), isWhole(paper), signer(paper, ...federalJudges))
export const isFederalSearchWarrant = (paper: Paper): Reading => both(form(paper, 'search-warrant'), isFederalJudgesWarrant(paper))
export const isStateSearchWarrant = (paper: Paper): Reading =>
  both(form(paper, 'search-warrant'), isWhole(paper), signer(paper, 'state-judge'))
export const isStateArrestWarrant = (paper: Paper): Reading =>
  both(form(paper, 'arrest-warrant'), isWhole(paper), signer(paper, 'state-judge'))
export const isShownCivil = (paper: Paper): Reading => yesIf(paper['nature'] === 'civil')
export const isCivilOfStateJudge = (paper: Paper): Reading => both(signer(paper, 'state-judge'), isShownCivil(paper))
export const isWrit = (paper: Paper): Reading => both(form(paper, 'writ'), isWhole(paper), signer(paper, ...judges))
export const isFederalWrit = (paper: Paper): Reading => both(form(paper, 'writ'), isWhole(paper), signer(paper, ...federalJudges))
export const isCourtsWarrantOrWrit = (paper: Paper): Reading =>
  either(isCourtsArrestWarrant(paper), both(form(paper, 'search-warrant', 'writ'), isWhole(paper), signer(paper, ...judges)))
export const isCourtOrder = (paper: Paper): Reading => both(form(paper, 'court-order'), isWhole(paper), signer(paper, ...judges))
export const isCourtSubpoena = (paper: Paper): Reading =>
  both(form(paper, ...subpoenas), isWhole(paper), signer(paper, ...judges, 'clerk-of-court'))
export const isAttorneysSubpoena = (paper: Paper): Reading => both(form(paper, ...subpoenas), signer(paper, 'attorney'))
/** Form I-138, or a court's subpoena form that an immigration officer signed. */
export const isAdministrativeSubpoena = (paper: Paper): Reading =>
  either(form(paper, 'I-138'), both(form(paper, ...subpoenas), signer(paper, ...immigrationSigners)))

/** A court's form that no court is shown to have issued: unsigned, illegible, incomplete, or signed by someone else. */
const isUnproven = (paper: Paper, title: string, proven: Reading): Reading =>
  both(form(paper, title), opposite(shown(signer(paper, ...immigrationSigners))), opposite(proven))
const isUnprovenRecordsCommand = (paper: Paper): Reading =>
  either(
    isUnproven(paper, 'search-warrant', either(isFederalSearchWarrant(paper), isStateSearchWarrant(paper))),
    isUnproven(paper, 'court-order', isCourtOrder(paper)),
    isUnproven(paper, 'writ', isWrit(paper)),
  )
/** A clerk's warrant is suspect only if it is known to be about a civil matter. */
const isPlausibleArrestWarrant = (paper: Paper): Reading =>
  either(isCourtsArrestWarrant(paper), both(isClerksWarrant(paper), opposite(isShownCivil(paper))))
/** A warrant, order or writ on which a person might be kept, moved or visited, if only a court had issued it. */
export const isUnprovenCommand = (paper: Paper): Reading =>
  either(isUnproven(paper, 'arrest-warrant', isPlausibleArrestWarrant(paper)), isUnprovenRecordsCommand(paper), contradictsItself(paper))
/** The same for papers on which records might be given: a warrant of arrest is none. */
export const isUnprovenForRecords = (paper: Paper): Reading => either(isUnprovenRecordsCommand(paper), contradictsItself(paper))
/** A subpoena's form without a court's, a lawyer's or an officer's signature, or not whole. */
export const isUnprovenSubpoena = (paper: Paper): Reading =>
  both(form(paper, ...subpoenas), either(opposite(isWhole(paper)), signer(paper, 'unsigned', 'illegible')))

export const isDetainer = (paper: Paper): Reading => form(paper, ...detainers)
export const isNoticeRequest = (paper: Paper): Reading => form(paper, ...noticeRequests)
export const isUnsignedNoticeRequest = (paper: Paper): Reading =>
  both(form(paper, ...noticeRequests), yesIf(paper['signer'] === 'unsigned' || paper['signer'] === 'illegible'))
/** Anything but a call or a query. */
export const isInWriting = (paper: Paper): Reading => opposite(form(paper, 'phone-call', 'database-query'))
/** A writing of immigration authorities: one of their forms, or any other paper that their officer signed; not a call. */
export const isImmigrationWriting = (paper: Paper): Reading =>
  both(isInWriting(paper), either(form(paper, ...immigrationForms), signer(paper, 'immigration-officer')))
export const isWritingOfNobody = (paper: Paper): Reading => both(form(paper, 'letter', 'e-mail'), signer(paper, 'unsigned', 'illegible'))
