// Federal courts on detainers: a request, not a command; and a new seizure that the holding jail answers for.
import { detainer, immigrationPaper } from '../../papers.ts'
import { defeats, ruleOf, says } from '../../rule.ts'
import type { Rule, Section } from '../../rule.ts'
import { onDetainer2012, onDetainerA } from '../../sample-facts.ts'

const galarza: Section = {
  citation: 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. Mar. 4, 2014)',
  layer: 'federal-court',
  place: 'us',
  from: '2014-03-04',
  to: null,
  verified: 'yes',
  sources: ['http://lawsdocbox.com/Immigration/80291703-United-states-court-of-appeals-for-the-third-circuit-no-ernesto-galarza.html'],
  notEncoded: 'Persuasive outside the Third Circuit. Liability under 42 U.S.C. 1983 is shown as information only.',
}

/** One decision a rule, so that none is cited before its day. */
const seizureCase = (
  id: string,
  citation: string,
  from: string,
  text: string,
  verified: Rule['verified'],
  sources: readonly string[],
): Rule =>
  ruleOf(
    {
      citation: `U.S. Const. amend. IV; ${citation}`,
      layer: 'federal-court',
      place: 'us',
      from,
      to: null,
      verified,
      sources,
      notEncoded:
        'Persuasive in the Tenth Circuit. Jimenez Moreno v. Napolitano (N.D. Ill. Sept. 30, 2016; from memory) held detainers of the Chicago office ' +
        'void for want of a finding of likely escape; it binds none here. City of El Cenizo v. Texas, 890 F.3d 164 (5th Cir. 2018) is the other ' +
        'pole: it turns on a state ' +
        'statute that orders cooperation. Whether a given paper shows probable cause is for a person.',
    },
    {
      id: `us/fourth-amendment/${id}`,
      text,
      plain:
        'Keeping the person past release is a new arrest, which needs power under state law and probable cause; the ' +
        'jail that does it answers for it.',
      when: immigrationPaper,
      answers: [says('needs-human', 'hold-past-release')],
      groups: ['fourth-amendment'],
      counsel: [
        {
          question:
            'Does any law give this jail power to make a new arrest on this paper, and does the paper show probable ' +
            'cause that a court would accept?',
          citations: [`U.S. Const. amend. IV; ${citation}`],
          meanwhile: 'The person is released when eligible.',
        },
      ],
      examples: [
        {
          title: 'federal law alone does not say that a jail may hold',
          place: 'us',
          at: '2019-01-15T12:00:00-07:00',
          facts: onDetainerA,
          expect: { 'hold-past-release': 'needs-human' },
        },
      ],
    },
  )

export const detainerCases = [
  ruleOf(galarza, {
    id: 'us/galarza',
    text:
      '[In substance:] 8 CFR 287.7 does not compel a state or local agency to detain; detainers are requests, and an ' +
      'agency that holds on one may answer for it.',
    plain: 'A detainer is a request; the jail is free to say no.',
    when: detainer,
    answers: [says('not-required', 'hold-past-release')],
    exposure: [{ kind: 'private-claim', says: 'An agency that chooses to hold may answer for it under 42 U.S.C. 1983.' }],
    over: [
      defeats(
        ['us/8-cfr-287.7/d'],
        'Read as a request and not as a command, since a federal command to a state jail would offend the Tenth Amendment; ' +
          'so the law of the place decides, and it may refuse.',
      ),
    ],
    examples: [
      {
        title: 'the regulation is heard and set aside',
        place: 'us-co-denver',
        at: '2014-05-02T09:00:00-06:00',
        facts: onDetainer2012,
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
  seizureCase(
    'arizona',
    'Arizona v. United States, 567 U.S. 387 (June 25, 2012)',
    '2012-06-25',
    '[from memory] Being removable is generally civil; prolonged detention by state officers for it alone raises constitutional concern.',
    'no',
    [],
  ),
  seizureCase(
    'miranda-olivares',
    'Miranda-Olivares v. Clackamas County, 2014 WL 1414305 (D. Or. Apr. 11, 2014)',
    '2014-04-11',
    '[In substance:] Holding a person past release on a detainer is a new seizure; the county was liable where the ' +
      'jail would not release her on bail because of the hold.',
    'yes',
    [
      'https://www.lexisnexis.com/community/insights/legal/immigration/b/insidenews/posts/' +
        'ice-detainer-4th-amendment-violation-miranda-olivares-v-clackamas-county',
    ],
  ),
  seizureCase(
    'morales',
    'Morales v. Chadbourne, 793 F.3d 208 (1st Cir. 2015)',
    // The day of decision was not seen; cited only once the year is over.
    '2016-01-01',
    '[In substance:] Detention on a detainer is an arrest that needs probable cause.',
    'partly',
    ['https://paperzz.com/doc/8399524/immigration-detainers-legal-update-february-2017'],
  ),
  seizureCase(
    'mercado',
    'Mercado v. Dallas County, 229 F. Supp. 3d 501 (N.D. Tex. Jan. 17, 2017)',
    '2017-01-17',
    '[In substance:] Holds after a person could post bail, on detainers, state a claim under the Fourth Amendment.',
    'yes',
    ['https://print.casetext.com/case/mercado-v-dall-cnty-1'],
  ),
  seizureCase(
    'creedle',
    'Creedle v. Miami-Dade County, 349 F. Supp. 3d 1276 (S.D. Fla. Nov. 9, 2018)',
    '2018-11-09',
    '[In substance:] A county policy of honouring detainers survives a motion to dismiss; state law gave no power of ' +
      'civil immigration arrest.',
    'yes',
    ['http://casetext.com/case/creedle-v-miami-dade-cnty'],
  ),
  seizureCase(
    'cfc',
    'C.F.C. v. Miami-Dade County, 349 F. Supp. 3d 1236 (S.D. Fla. Dec. 14, 2018)',
    '2018-12-14',
    '[In substance:] The same of the same policy, in part; a person kept on a detainer alone states a claim.',
    'yes',
    ['http://casetext.com/case/cfc-v-miami-dade-cnty'],
  ),
]
