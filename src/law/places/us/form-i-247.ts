// The detainer forms' own words: a copy must be served on the person for the request to take effect.
import { all, is, not, shown, some } from '../../condition.ts'
import { field } from '../../condition.ts'
import { formI247A } from '../../papers.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { DutySaid, Section } from '../../rule.ts'
import { onDetainer2012, onDetainerA, onDetainerD } from '../../sample-facts.ts'

const form247A: Section = {
  citation: 'DHS Form I-247A (effective Apr. 2, 2017), notice to be served',
  layer: 'federal-form',
  place: 'us',
  from: '2017-04-02',
  to: null,
  verified: 'yes',
  sources: ['https://www.scribd.com/document/343192456/ICE-Guidance-for-Form-I-247A'],
  notEncoded:
    'The form names no hour for the copy; the end of the calendar day is ours. Its boxes and grounds are read from ' +
    'the paper, not here. ' +
    'Detainers on earlier forms remain active.',
}

/** Nobody can be served in custody after leaving it. */
const notServed = all(not(shown(is('subject.servedWithCopy', true))), not(shown(is('custody.state', 'released'))))
const serveCopy: DutySaid = {
  duty: 'serve-copy',
  to: 'subject',
  by: { kind: 'end-of-day' },
  byWords: 'before the person leaves custody, and by the end of the day',
  language: 'chosen',
  lifts: [],
  says: 'Give the person a copy of the request, in a language they chose, and note when and by whom it was given.',
  beforeLeaving: true,
}

export const formI247 = [
  ruleOf(form247A, {
    id: 'us/form-i-247a/serve-copy',
    text: '[...] a copy of the form must be served on the alien in order for the detainer to take effect.',
    plain: 'The person must be given a copy of the I-247A.',
    when: all(formI247A, notServed),
    duties: [serveCopy],
    examples: [
      {
        title: 'no copy given yet',
        place: 'us',
        at: '2017-09-15T23:10:00-06:00',
        facts: { ...onDetainerA, 'subject.servedWithCopy': false },
        expect: {},
      },
    ],
  }),
  ruleOf(form247A, {
    id: 'us/form-i-247a/unserved',
    text: '[...] a copy of the form must be served on the alien in order for the detainer to take effect.',
    plain: 'By its own words an I-247A of which the person has no copy has not taken effect.',
    when: all(formI247A, is('subject.servedWithCopy', false)),
    answers: [says('not-required', 'hold-past-release')],
    over: [
      defeats(['us/8-cfr-287.7/d'], 'The form says that it takes effect only when a copy has been served on the person, and none has.'),
    ],
    examples: [
      {
        title: 'an unserved I-247A asks for nothing yet',
        place: 'us-co-denver',
        at: '2017-09-15T23:10:00-06:00',
        facts: { ...onDetainerA, 'subject.servedWithCopy': false },
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  ruleOf(
    {
      ...form247A,
      citation: 'DHS Form I-247D (2015), notice to be served',
      from: '2015-06-12',
      verified: 'partly',
      notEncoded: 'The form was seen only as reported.',
    },
    {
      id: 'us/form-i-247d/serve-copy',
      text: 'The subject must be served with a copy of this request in order for it to take effect.',
      plain: 'The person must be given a copy of the I-247D.',
      when: all(some('request.instruments', field.is('form', 'I-247D')), notServed),
      duties: [serveCopy],
      examples: [
        {
          title: 'an I-247D of 2016',
          place: 'us-co-denver',
          at: '2016-12-20T13:30:00-07:00',
          facts: onDetainerD,
          expect: { 'hold-past-release': 'must-not' },
        },
      ],
    },
  ),
  ruleOf(
    {
      ...form247A,
      citation: 'DHS Form I-247 (12/11), copy to the subject',
      from: '2011-12-29',
      verified: 'partly',
      sources: ['ICE bulletin of Dec. 29, 2011'],
      notEncoded:
        'The words were not retrieved. The revision is told by the day of issue, since the case file names only "earlier"; without that day the rule ' +
        'does not speak. Revisions before 12/11 carry no notice to the person.',
    },
    {
      id: 'us/form-i-247-2011/serve-copy',
      text: '[In substance:] The form announced on December 29, 2011 asks the agency to provide a copy to the subject.',
      plain: 'The form asks that the person be given a copy.',
      ifUnknown: 'does-not-apply',
      when: all(
        some('request.instruments', all(field.is('form', 'I-247 (earlier)'), not(field.beforeDate('issuedOn', '2011-12-29')))),
        notServed,
      ),
      duties: [serveCopy],
      examples: [
        {
          title: 'a detainer issued in March 2012',
          place: 'us',
          at: '2012-03-02T10:00:00-07:00',
          facts: { 'request.instruments': [{ form: 'I-247 (earlier)', signer: 'immigration-officer', issuedOn: '2012-03-01' }] },
          expect: { 'hold-past-release': 'needs-human' },
        },
      ],
    },
  ),
  ruleOf(
    {
      ...form247A,
      citation: 'DHS Form I-247 (12/12), copy to the subject',
      from: '2012-12-21',
      verified: 'partly',
      notEncoded: 'The words were seen only in guidance of Dec. 21, 2012.',
    },
    {
      id: 'us/form-i-247-2012/serve-copy',
      text: 'The form asks the agency to provide a copy to the subject of the detainer.',
      plain: 'The form asks that the person be given a copy.',
      when: all(some('request.instruments', field.is('form', 'I-247 (12/12)')), notServed),
      duties: [serveCopy],
      examples: [
        {
          title: 'a detainer of 2014',
          place: 'us-co-denver',
          at: '2014-06-02T10:00:00-06:00',
          facts: onDetainer2012,
          expect: { 'hold-past-release': 'must-not' },
        },
      ],
    },
  ),
]
