// What the papers of a case are, by hand: one look at each says which of the papers that the law knows it is, surely or possibly.
import type { FactValue, Row } from '../../../../src/law/facts.ts'
import { and, not, or } from './three.ts'
import type { Three } from './three.ts'

// What a paper is, each kind a bit.
const heldForm = 1 // a detainer that asks to hold: I-247 of any kind but N and G, and not A
const heldFormA = 2 // I-247A
const noticeForm = 4 // I-247N, I-247G
const otherForm = 8 // I-200, I-203, I-205, I-286, I-862
const subpoenaForm = 16 // I-138
const arrestWarrant = 32
const searchWarrant = 64
const courtSubpoena = 128 // of a court or a grand jury
const courtOrder = 256
const writ = 512
const mail = 1024 // letter, e-mail
const spoken = 2048 // phone call, database query
const anyForm = 4095

const formBits: ReadonlyMap<FactValue, number> = new Map<FactValue, number>([
  ...['I-247 (12/12)', 'I-247 (earlier)', 'I-247D', 'I-247X'].map((form): [string, number] => [form, heldForm]),
  ['I-247A', heldFormA],
  ['I-247N', noticeForm],
  ['I-247G', noticeForm],
  ...['I-200', 'I-203', 'I-205', 'I-286', 'I-862'].map((form): [string, number] => [form, otherForm]),
  ['I-138', subpoenaForm],
  ['arrest-warrant', arrestWarrant],
  ['search-warrant', searchWarrant],
  ['court-subpoena', courtSubpoena],
  ['grand-jury-subpoena', courtSubpoena],
  ['court-order', courtOrder],
  ['writ', writ],
  ['letter', mail],
  ['e-mail', mail],
  ['phone-call', spoken],
  ['database-query', spoken],
])
const detainer = heldForm | heldFormA
const requestForm = detainer | noticeForm
const custodyForm = requestForm | otherForm
const immigrationForm = custodyForm | subpoenaForm
const courtForm = arrestWarrant | searchWarrant | courtSubpoena | courtOrder | writ

// Who signed, each a bit.
const officer = 1
const immigrationJudge = 2
const federalJudge = 4
const stateJudge = 8
const clerk = 16
const attorney = 32
const nobody = 64 // unsigned, illegible
const anySigner = 127
const judge = federalJudge | stateJudge
const immigration = officer | immigrationJudge

const signerBits: ReadonlyMap<FactValue, number> = new Map<FactValue, number>([
  ['immigration-officer', officer],
  ['immigration-judge', immigrationJudge],
  ['federal-magistrate-judge', federalJudge],
  ['federal-district-judge', federalJudge],
  ['state-judge', stateJudge],
  ['clerk-of-court', clerk],
  ['attorney', attorney],
  ['unsigned', nobody],
  ['illegible', nobody],
])

/** Whether what is one of `among` (all of them where nothing is known) is one of `set`. */
const isIn = (among: number, set: number): Three => ((among & ~set) === 0 ? 2 : (among & set) !== 0 ? 1 : 0)

// What is asked about the papers: is there one that is ...
export const holdDetainer = 1
export const ofImmigration = 2 // an immigration paper, not shown to be a subpoena
export const detainerA = 4
export const stateArrest = 8
export const federalArrest = 16 // of a federal judge, or of a clerk in a criminal matter
export const judgesWrit = 32
export const judgesOrder = 64
export const contradiction = 128 // an immigration form with a court's signature
export const unproven = 256
export const arrestNotCivil = 512
export const custodyPaper = 1024
export const federalJudgesArrest = 2048
export const federalWrit = 4096
export const criminalArrest = 8192
export const requestPaper = 16_384
export const unsignedRequest = 32_768
export const provenCriminal = 65_536
export const nobodysLetter = 131_072
export const immigrationWriting = 262_144
export const written = 524_288
export const federalWarrant = 1_048_576
export const clerksArrest = 2_097_152
export const anyPaper = 4_194_304
export const immigrationPaper = 8_388_608
export const judgesSearch = 16_777_216
export const arrest = 33_554_432
export const informationUnproven = 67_108_864
export const subpoenaUnproven = 134_217_728
export const provenSubpoena = 268_435_456
export const immigrationSubpoena = 536_870_912
export const attorneysSubpoena = 1_073_741_824
export const federalSearch = 2_147_483_648 | 0
export const everything = -1

/** What has been found of the papers of the case at hand. */
const found = { surely: 0, possibly: 0 }
const mark = (question: number, truth: Three): void => {
  if (truth === 0) return
  found.possibly |= question
  if (truth === 2) found.surely |= question
}
/** Whether some paper is so. */
export const some = (question: number): Three => ((found.surely & question) !== 0 ? 2 : (found.possibly & question) !== 0 ? 1 : 0)

/** Once for each case, before anything is asked. */
export const lookAtPapers = (papers: FactValue | undefined): void => {
  found.surely = 0
  found.possibly = papers === undefined ? everything : 0
  if (typeof papers !== 'object') return
  for (let index = 0; index < papers.length; index += 1) {
    const paper = papers[index]
    if (typeof paper === 'object') lookAtPaper(paper)
  }
}

const lookAtPaper = (paper: Row): void => {
  const { form, signer } = paper
  const forms = form === undefined ? anyForm : (formBits.get(form) ?? 0)
  const signers = signer === undefined ? anySigner : (signerBits.get(signer) ?? 0)
  mark(anyPaper, 2)
  mark(written, not(isIn(forms, spoken)))
  const byImmigration = isIn(signers, immigration)
  const isForm = isIn(forms, immigrationForm)
  mark(immigrationPaper, or(isForm, byImmigration))
  if (isIn(forms, subpoenaForm | courtSubpoena) !== 2 || form === undefined) mark(ofImmigration, or(isForm, byImmigration))
  mark(immigrationWriting, and(or(isForm, isIn(signers, officer)), not(isIn(forms, spoken))))
  if (isForm !== 0) lookAtForm(forms, signers)
  if ((forms & courtForm) !== 0) lookAtCourtPaper(paper, forms, signers)
  if ((forms & mail) !== 0) mark(nobodysLetter, and(isIn(forms, mail), isIn(signers, nobody)))
}

const lookAtForm = (forms: number, signers: number): void => {
  mark(holdDetainer, isIn(forms, detainer))
  mark(detainerA, isIn(forms, heldFormA))
  mark(requestPaper, isIn(forms, requestForm))
  mark(custodyPaper, isIn(forms, custodyForm))
  if ((signers & ~nobody) === 0) mark(unsignedRequest, isIn(forms, requestForm))
  if ((signers & ~(judge | clerk)) === 0) mark(contradiction, isIn(forms, immigrationForm))
  mark(immigrationSubpoena, isIn(forms, subpoenaForm))
}

const lookAtCourtPaper = ({ nature, complete }: Row, forms: number, signers: number): void => {
  const criminal: Three = nature === undefined ? 1 : nature === 'criminal' ? 2 : 0
  const byFederal = isIn(signers, federalJudge)
  const byJudge = isIn(signers, judge)
  const byClerk = isIn(signers, clerk)
  const isArrest = isIn(forms, arrestWarrant)
  const isSearch = isIn(forms, searchWarrant)
  const isSubpoena = isIn(forms, courtSubpoena)
  const notByImmigration = (signers & ~immigration) === 0 ? 0 : 2
  mark(immigrationSubpoena, and(isSubpoena, isIn(signers, immigration)))
  mark(attorneysSubpoena, and(isSubpoena, isIn(signers, attorney)))
  const unsigned = isIn(signers, nobody | attorney)
  const loose = or(unsigned, and(byClerk, or(not(isArrest), nature === 'civil' ? 2 : 0)))
  const isOrdering = isIn(forms, arrestWarrant | searchWarrant | courtOrder | writ)
  const isTelling = isIn(forms, searchWarrant | courtOrder | writ)
  if (complete === false) {
    mark(unproven, and(isOrdering, or(loose, notByImmigration)))
    mark(informationUnproven, and(isTelling, or(isIn(signers, nobody | attorney | clerk), notByImmigration)))
    mark(subpoenaUnproven, isSubpoena)
    return
  }
  mark(unproven, and(isOrdering, loose))
  mark(informationUnproven, and(isTelling, isIn(signers, nobody | attorney | clerk)))
  mark(subpoenaUnproven, and(isSubpoena, isIn(signers, nobody)))
  mark(provenSubpoena, and(isSubpoena, isIn(signers, judge | clerk)))
  const judgesOrCriminal = or(byJudge, and(byClerk, criminal))
  mark(stateArrest, and(isArrest, isIn(signers, stateJudge)))
  mark(federalArrest, and(isArrest, or(byFederal, and(byClerk, criminal))))
  mark(arrest, and(isArrest, judgesOrCriminal))
  if (nature !== 'civil') mark(arrestNotCivil, and(isArrest, judgesOrCriminal))
  mark(criminalArrest, and(and(isArrest, judgesOrCriminal), criminal))
  mark(federalJudgesArrest, and(isArrest, byFederal))
  mark(provenCriminal, and(and(isArrest, byFederal), and(criminal, complete === true ? 2 : 1)))
  mark(federalWarrant, and(isIn(forms, arrestWarrant | searchWarrant), byFederal))
  mark(clerksArrest, and(isArrest, byClerk))
  mark(judgesSearch, and(isSearch, byJudge))
  mark(federalSearch, and(isSearch, byFederal))
  mark(judgesOrder, and(isIn(forms, courtOrder), byJudge))
  mark(judgesWrit, and(isIn(forms, writ), byJudge))
  mark(federalWrit, and(isIn(forms, writ), byFederal))
}
