// What a paper asks, in the words of a letter to an official: a heading and the rest of the sentence "You ask the jail to".
import type { Ask } from '../instrument/instrument.ts'

export const askWords: Readonly<Record<Ask, { readonly heading: string; readonly asks: string }>> = {
  'hold-past-release': { heading: 'Holding past release', asks: 'hold the person after the person becomes eligible for release' },
  'notify-of-release': { heading: 'Notice of release', asks: 'tell you when the person is to be released' },
  'transfer-custody': { heading: 'Transfer of custody', asks: 'transfer the person to your custody' },
  'give-custody-status': { heading: 'Custody status', asks: 'say whether the person is in custody here' },
  'interview-in-person': { heading: 'Interview in person', asks: 'let you interview the person in person' },
  'interview-by-phone': { heading: 'Interview by telephone or video', asks: 'arrange an interview of the person by telephone or video' },
  'give-personal-information': { heading: 'Personal information', asks: 'give you personal information about the person' },
  'give-status-information': {
    heading: 'Citizenship or immigration information',
    asks: 'give you information about citizenship or immigration',
  },
  'answer-subpoena': { heading: 'Subpoena', asks: 'produce what the subpoena names' },
  'give-database-access': { heading: 'Access to databases', asks: 'give you access to a database of the jail' },
  'admit-to-secure-area': { heading: 'Access to secure areas', asks: 'admit you to areas of the jail that are not open to the public' },
  'give-workspace': { heading: 'Workspace', asks: 'give you room or equipment in the jail' },
  'arrest-on-administrative-warrant': {
    heading: 'Arrest on an administrative warrant',
    asks: 'arrest or detain the person on a warrant that no judge has signed',
  },
  'obey-court-order': { heading: 'Order of the court', asks: 'carry out an order of a court' },
}
