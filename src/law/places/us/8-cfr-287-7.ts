// 8 CFR 287.7: immigration detainers, Form I-247 and its successors.
import { any, includes } from '../../condition.ts'
import { detainer, noticeForm } from '../../papers.ts'
import { ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA } from '../../sample-facts.ts'

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
