// 8 CFR 236.1(b), 287.5(e), 241.2: administrative warrants, and 8 U.S.C. 1357(g), agreements that would let deputies serve them.
import { always, oneOf } from '../../condition.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA, onWarrant200 } from '../../sample-facts.ts'

const warrants: Section = {
  citation: '8 CFR 236.1(b)(1); 8 CFR 287.5(e)(3); 8 CFR 241.2(b)',
  layer: 'federal-regulation',
  place: 'us',
  from: '2005-11-04',
  to: null,
  verified: 'yes',
  sources: ['https://www.law.cornell.edu/cfr/text/8/236.1', 'http://cfr.laws-info.com/text/8/241/2'],
  notEncoded:
    'The lists of officers in 287.5(e) were seen only in part. 8 U.S.C. 1226(a), (c) and 1231(a), the roots of I-200 and I-205, speak to federal ' +
    'officers and were not retrieved. 8 U.S.C. 1324 (harbouring; from memory): no decision was found that a timely release, or refusing what is ' +
    'only asked, is harbouring; no rule rests on it.',
}

const agreements: Section = {
  citation: '8 U.S.C. 1357(g)',
  layer: 'federal-statute',
  place: 'us',
  from: '1996-09-30',
  to: null,
  verified: 'no',
  sources: [],
  notEncoded:
    'The text was not retrieved; the words are from memory. (10): no agreement is needed to communicate about status ' +
    'or otherwise to cooperate.',
}

export const administrativeWarrants = [
  ruleOf(warrants, {
    id: 'us/8-cfr-236.1/b',
    text:
      'A warrant of arrest may be issued only by those immigration officers listed in 287.5(e)(2) [...] and may be ' +
      'served only by those immigration ' +
      'officers listed in 287.5(e)(3). [241.2(b): a warrant of removal is executed by] any officer authorized by 8 ' +
      'CFR 287.5(e)(3) [...].',
    plain: 'Only immigration officers may serve an I-200 or an I-205; a deputy has no power to arrest on one.',
    when: always,
    answers: [says('no-authority', 'arrest-on-administrative-warrant')],
    groups: ['bars'],
    examples: [
      {
        title: 'an I-200 at the jail',
        place: 'us',
        at: '2018-02-01T09:00:00-07:00',
        facts: { ...onWarrant200, 'agency.agreement287g': 'none' },
        expect: { 'arrest-on-administrative-warrant': 'no-authority' },
      },
    ],
  }),
  ruleOf(agreements, {
    id: 'us/8-usc-1357-g/agreement',
    citation: '8 U.S.C. 1357(g)(1)',
    text:
      'Under a written agreement trained local officers may do immigration-officer functions, to the extent consistent ' +
      'with State and local law. [from memory]',
    plain:
      'An agreement under 287(g) claims federal power for trained deputies, as far as state and local law allow; ' +
      'whether they do is for counsel.',
    when: oneOf('agency.agreement287g', ['jail', 'warrant-service', 'task-force']),
    answers: [says('needs-human', 'hold-past-release', 'arrest-on-administrative-warrant')],
    groups: ['open-questions'],
    over: [
      defeats(
        ['group:state-power', 'us/8-cfr-236.1/b'],
        'The agency has an agreement under 8 U.S.C. 1357(g), which claims another source of power; whether the law ' +
          'of the place admits it is open.',
      ),
    ],
    counsel: [
      {
        question: 'Does the law of this place let deputies use powers under the 287(g) agreement?',
        readings: [
          'It does: the agreement makes trained deputies federal officers for this, under federal power.',
          'It does not: the agreement works only to the extent consistent with State and local law, which give no such power.',
        ],
        citations: ['8 U.S.C. 1357(g)(1)'],
        meanwhile: 'No one is held or arrested under the agreement.',
      },
    ],
    examples: [
      {
        title: 'a jail with an agreement, before Colorado spoke',
        place: 'us-co',
        at: '2018-02-01T09:00:00-07:00',
        facts: { ...onDetainerA, 'agency.agreement287g': 'jail' },
        expect: { 'hold-past-release': 'needs-human' },
      },
    ],
  }),
  ruleOf(agreements, {
    id: 'us/8-usc-1357-g/9',
    citation: '8 U.S.C. 1357(g)(9)',
    text: 'Nothing requires a State or a subdivision to enter into an agreement. [from memory]',
    plain: 'Federal law does not require an agreement.',
    when: always,
    answers: [says('not-required', 'enter-agreement')],
    examples: [
      {
        title: 'no agreement is required',
        place: 'us',
        at: '2016-02-01T09:00:00-07:00',
        facts: {},
        expect: { 'enter-agreement': 'not-required' },
      },
    ],
  }),
]
