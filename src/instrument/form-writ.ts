// Writs of habeas corpus ad prosequendum and ad testificandum: no form number, each court's own words; a judge signs.
import { byJudgeOverTitle, caseNumber, courtOtherLabels, defendant, federalCourt, issued } from './court-labels.ts'
import type { Form } from './form.ts'

export const formWrit: Form = {
  ...federalCourt,
  name: null,
  kind: 'writ',
  anchors: [
    { says: 'WRIT OF HABEAS CORPUS AD PROSEQUENDUM', part: 'title', mark: 'V' },
    { says: 'WRIT OF HABEAS CORPUS AD TESTIFICANDUM', part: 'title', mark: 'V' },
    { says: 'WRIT OF HABEAS CORPUS', part: 'title', mark: 'V' },
    { says: 'AD PROSEQUENDUM', part: 'body', mark: 'V' },
    { says: 'AD TESTIFICANDUM', part: 'body', mark: 'V' },
    { says: 'the body of', part: 'body', mark: 'R' },
  ],
  fields: [caseNumber, defendant, issued],
  otherLabels: courtOtherLabels,
  signature: byJudgeOverTitle,
  asks: ['obey-court-order'],
}
