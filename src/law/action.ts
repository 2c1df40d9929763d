// What rules speak about: actions, never forms. One paper asks for several.

export const actions = [
  'hold-past-release',
  'early-transfer',
  'transfer-custody',
  'notify-of-release',
  'give-custody-status',
  'interview-in-person',
  'interview-by-phone',
  'give-personal-information',
  'give-status-information',
  'answer-subpoena',
  'give-database-access',
  'admit-to-secure-area',
  'give-workspace',
  'arrest-on-administrative-warrant',
  'ask-immigration-status',
  'ask-place-of-birth',
  'obey-court-order',
  'enter-agreement',
] as const
export type Action = (typeof actions)[number]

export const isAction = (text: string): text is Action => actions.some((action) => action === text)
