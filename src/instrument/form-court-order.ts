// A federal court's order: known by its caption, its title and the words that order.
import { byJudgeOverTitle, caseNumber, courtOtherLabels, defendant, federalCourt, issued } from './court-labels.ts'
import type { Form } from './form.ts'

export const formCourtOrder: Form = {
  ...federalCourt,
  name: null,
  kind: 'court-order',
  anchors: [
    { says: 'ORDER', part: 'title', mark: 'R' },
    { says: 'IT IS HEREBY ORDERED', part: 'body', mark: 'R' },
    { says: 'SO ORDERED', part: 'body', mark: 'R' },
    { says: 'BY THE COURT', part: 'signature', mark: 'R' },
  ],
  oneOf: ['IT IS HEREBY ORDERED', 'IT IS ORDERED', 'IT IS THEREFORE ORDERED', 'SO ORDERED'],
  fields: [caseNumber, defendant, issued],
  otherLabels: courtOtherLabels,
  signature: byJudgeOverTitle,
  asks: ['obey-court-order'],
}
