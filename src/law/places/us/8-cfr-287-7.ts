// 8 CFR 287.7: immigration detainers, Form I-247 and its successors.
import { any, includes } from '../../condition.ts'
import { detainer, noticeForm } from '../../papers.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainer2012, onDetainerA } from '../../sample-facts.ts'

const section: Section = {
  citation: '8 CFR 287.7',
  layer: 'federal-regulation',
  place: 'us',
  from: '1997-04-01',
  to: null,
  verified: 'yes',
  sources: [
    'https://www.usborderpatrol.com/usbp/laws/border_patrol608_11',
    'https://www.avvo.com/legal-guides/ugc/immigration-holds-ice-detainers-placed-pursuant-to-8-cfr-2877d',
  ],
  notEncoded:
    '8 U.S.C. 1357(d), the one mention of detainers in a statute (drug arrests; the officer asks, the service decides), lays no duty on a jail. ' +
    '(b) the list of officers who may issue; (c) records an agency gives when it asks for a detainer; (e) no federal ' +
    'payment [from memory]. ' +
    'The 48 hours of (d), Saturdays, Sundays and holidays left out, run only where the law of the place lets a jail hold at all.',
}

export const cfr287p7 = [
  ruleOf(section, {
    id: 'us/8-cfr-287.7/d',
    citation: '8 CFR 287.7(d)',
    text:
      'Upon a determination by the Department to issue a detainer for an alien not otherwise detained by a criminal ' +
      'justice agency, such agency ' +
      'shall maintain custody of the alien for a period not to exceed 48 hours, excluding Saturdays, Sundays, and ' +
      'holidays in order to permit ' +
      'assumption of custody by the Department.',
    plain: 'On its face the regulation tells the jail to keep the person up to 48 hours more.',
    when: detainer,
    answers: [says('must', 'hold-past-release')],
    groups: ['federal-detainer-demand'],
    examples: [
      {
        title: 'a detainer alone: the regulation speaks, and is read as a request',
        place: 'us',
        at: '2017-09-15T23:10:00-06:00',
        facts: onDetainerA,
        expect: { 'hold-past-release': 'needs-human' },
      },
    ],
  }),
  ruleOf(
    {
      ...section,
      citation: '8 CFR 287.7(a), (d); Printz v. United States, 521 U.S. 898 (1997)',
      verified: 'partly',
      to: '2014-03-04',
      notEncoded: 'Printz is from memory. The question ends for this desk with the first appellate decision, Galarza, on Mar. 4, 2014.',
    },
    {
      id: 'us/8-cfr-287.7/request-or-command',
      text:
        '[(a):] The detainer is a request [...]. [(d):] such agency shall maintain custody of the alien for a period not to exceed 48 hours [...]. ' +
        '[Printz, from memory: Congress may not order state officers to run a federal programme.]',
      plain: 'One paragraph says request, the other says shall; no court of appeals had yet said which. Nobody is kept on a doubt.',
      when: detainer,
      answers: [says('needs-human', 'hold-past-release')],
      groups: ['fourth-amendment'],
      over: [
        defeats(
          ['us/8-cfr-287.7/d'],
          'The regulation itself calls the detainer a request, (a), and a federal command to a state jail would meet the Tenth Amendment; ' +
            'whether (d) commands was not decided before 2014.',
        ),
      ],
      counsel: [
        {
          question: 'Does 8 CFR 287.7(d) command this jail?',
          readings: [
            '(d) says that the agency "shall maintain custody": it is a command.',
            '(a) says that the detainer "is a request", and Congress may not command state officers.',
          ],
          citations: ['8 CFR 287.7(a), (d)', 'Printz v. United States, 521 U.S. 898 (1997)'],
          meanwhile: 'The person is released when eligible.',
        },
      ],
      examples: [
        {
          title: 'a detainer of 2013, federal law alone',
          place: 'us',
          at: '2013-06-03T12:00:00-06:00',
          facts: onDetainer2012,
          expect: { 'hold-past-release': 'needs-human' },
        },
      ],
    },
  ),
  ruleOf(section, {
    id: 'us/8-cfr-287.7/a',
    citation: '8 CFR 287.7(a)',
    text:
      'The detainer is a request that such agency advise the Service, prior to release of the alien, in order for the ' +
      'Service to arrange to assume custody [...].',
    plain: 'Federal law asks for notice of release and does not command it; the law of the place decides.',
    when: any(noticeForm, includes('request.asks', 'notify-of-release')),
    answers: [says('not-required', 'notify-of-release')],
    examples: [
      {
        title: 'the detainer asks for notice; nothing federal commands it',
        place: 'us',
        at: '2017-09-15T23:10:00-06:00',
        facts: onDetainerA,
        expect: { 'notify-of-release': 'not-required' },
      },
    ],
  }),
]
