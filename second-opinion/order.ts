// Must a command of a court be obeyed?
import type { AnswerKind } from '../src/law/answer.ts'
import { either } from './matter.ts'
import type { Matter, Opinion } from './matter.ts'
import * as paper from './papers.ts'

/** A court's order, writ or warrant is obeyed on its terms everywhere; C.R.S. 24-76.6-102(4) stands out of the way. */
const obey = (matter: Matter): AnswerKind => {
  const command = either(
    matter.hasPaper(paper.isCourtOrder),
    matter.hasPaper(paper.isWrit),
    matter.hasPaper(paper.isCourtsArrestWarrant),
    matter.hasPaper(paper.isFederalSearchWarrant),
    matter.hasPaper(paper.isCourtSubpoena),
  )
  if (command === 'yes') return 'must'
  const read = either(
    matter.hasPaper(paper.isUnprovenCommand),
    matter.hasPaper(paper.isUnprovenSubpoena),
    matter.hasPaper(paper.isAttorneysSubpoena),
    matter.hasPaper(paper.isStateSearchWarrant),
  )
  return either(command, read) === 'no' ? 'silent' : 'needs-human'
}

export const obeyCourtOrder: Opinion = { us: obey, 'us-co': obey, 'us-co-denver': obey }
