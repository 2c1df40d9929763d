// What the Denver jails did before the memorandum of 2014-04-30: holds of 48 hours, and notices by fax. A practice, not a law.
import { all, any, includes, is, not, oneOf, shown } from '../../condition.ts'
import { detainer, immigrationWriting, noticeForm, paperInWriting } from '../../papers.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainer2012 } from '../../sample-facts.ts'

const section: Section = {
  citation: 'Denver Sheriff Department practice before Apr. 30, 2014 (as reported)',
  layer: 'department-policy',
  place: 'us-co-denver',
  // The first day is not known: cited from the first day covered.
  from: '2008-01-01',
  to: '2014-04-30',
  verified: 'partly',
  sources: [
    'https://www.denverpost.com/2014/04/30/denver-wont-hold-inmates-solely-on-immigration-status/',
    'http://www.cpr.org/news/story/denver-sheriff-will-revisit-jail-policies-on-inmates-flagged-for-deportation',
  ],
  notEncoded:
    'No written policy was found. The holds are known from the memorandum that dropped them; a council draft of 2017 says that they ended in 2013. ' +
    'Interviews, information and entry before 2014 were not reported: the answers there are silent.',
}

/** The practice is the jails'. */
const ofTheJail = not(shown(oneOf('custodian', ['police', 'probation', 'court', 'juvenile', 'state-prison'])))
const inWriting = any(is('request.written', true), all(not(shown(is('request.written', false))), paperInWriting))

export const practiceBefore2014 = [
  ruleOf(section, {
    id: 'us-co-denver/practice/holds-before-2014',
    text: '[As the memorandum of 2014 shows:] the department kept people up to 48 hours on detainers until "existing 48-hour holds" were dropped.',
    plain: 'The jails did keep people on detainers then. It was done as a practice; no law was found that gave the power.',
    when: all(ofTheJail, detainer),
    answers: [says('may', 'hold-past-release')],
    groups: ['practice-holds'],
    examples: [
      {
        title: 'a detainer of 2013: the practice is shown and gives no power',
        place: 'us-co-denver',
        at: '2013-06-03T12:00:00-06:00',
        facts: { ...onDetainer2012, 'agency.agreement287g': 'none' },
        expect: { 'hold-past-release': 'no-authority' },
      },
    ],
  }),
  ruleOf(section, {
    id: 'us-co-denver/practice/notice-before-2014',
    text: '[As the department said later:] on a written request it notified ICE before release; so before 2014 and after.',
    plain: 'On request the department told ICE of the release; nothing obliged it, and nothing is found that forbade it.',
    when: all(ofTheJail, any(noticeForm, all(includes('request.asks', 'notify-of-release'), immigrationWriting)), inWriting),
    answers: [says('may', 'notify-of-release')],
    groups: ['notice-grants'],
    over: [defeats(['group:per-order'], 'ICE asked, and the department told it.')],
    examples: [
      {
        title: 'a detainer of 2013',
        place: 'us-co-denver',
        at: '2013-06-03T12:00:00-06:00',
        facts: onDetainer2012,
        expect: { 'notify-of-release': 'may' },
      },
    ],
  }),
]
