// Cisneros v. Elder: keeping inmates on immigration papers is an arrest without authority (2018, vacated 2020); damages lie (2022).
import { all, is } from '../../condition.ts'
import { immigrationPaper } from '../../papers.ts'
import { ruleOf, says, settles } from '../../rule.ts'
import type { Section } from '../../rule.ts'
import { onDetainerA, onWarrant200 } from '../../sample-facts.ts'

const section: Section = {
  citation: 'Cisneros v. Elder, No. 18CV30549 (El Paso Cty. Dist. Ct. Dec. 6, 2018)',
  layer: 'state-court',
  place: 'us-co',
  from: '2018-12-06',
  // The judgment was vacated as moot by the Court of Appeals.
  to: '2020-09-03',
  verified: 'yes',
  sources: [
    'https://pdfslide.us/documents/district-court-case-number-2018cv30549-el-paso-1262018-rut-noemi-chavez-rodriguez.html',
    'https://www.coloradopolitics.com/news/lawsuit-dismissed-against-el-paso-sheriff-over-ice-detainers/' +
      'article_3edfb0d4-eea9-11ea-a2c4-5fa4bc00ac28.html',
  ],
  notEncoded:
    'A trial court of another county: persuasive, and without force since it was vacated. The rights to bail and due process, which it also found broken.',
}

/** Cited from the day of the remand that was seen; the day of the Supreme Court's own decision in 2022 was not. */
const damages: Section = {
  ...section,
  citation: 'Cisneros v. Elder, 2022 CO 13M',
  from: '2022-09-15',
  to: null,
  sources: [
    'https://law.justia.com/cases/colorado/court-of-appeals/2022/19ca0546.html',
    'https://news.yahoo.com/el-paso-county-pay-25-035400945.html',
  ],
  notEncoded: 'Cited from the remand, 2022 COA 106 (Sept. 15, 2022). Judgment for $25,000 in March 2023. It changes no answer.',
}

export const cisneros = [
  ruleOf(section, {
    id: 'us-co/cisneros-2018',
    text:
      '[In substance:] Keeping inmates after bond or sentence on Form I-247A, I-200 or I-205 is a warrantless arrest for which the sheriff has no ' +
      'authority under state law.',
    plain: 'A Colorado court found no authority in state law to keep a person on these papers.',
    when: immigrationPaper,
    answers: [says('no-authority', 'hold-past-release')],
    groups: ['bars', 'state-power'],
    over: [
      settles(
        ['group:fourth-amendment'],
        'Those cases ask whether state law gives power for a new arrest; this court found that it gives none.',
      ),
    ],
    examples: [
      {
        title: 'a detainer in a Colorado county in January 2019',
        place: 'us-co',
        at: '2019-01-15T12:00:00-07:00',
        facts: { ...onDetainerA, 'agency.agreement287g': 'none' },
        expect: { 'hold-past-release': 'no-authority' },
      },
      {
        title: 'an I-200 in the same month',
        place: 'us-co',
        at: '2019-01-15T12:00:00-07:00',
        facts: { ...onWarrant200, 'agency.agreement287g': 'none' },
        expect: { 'hold-past-release': 'no-authority' },
      },
    ],
  }),
  ruleOf(damages, {
    id: 'us-co/cisneros-2022',
    text:
      '[In substance:] A sheriff who refuses release after bond to honour an immigration hold acts in the operation of a jail: immunity is waived, ' +
      'and damages for false imprisonment lie.',
    plain: 'Who keeps a person past release on an immigration paper answers for it in damages.',
    when: all(immigrationPaper, is('custody.state', 'eligible')),
    exposure: [{ kind: 'private-claim', says: 'Damages for false imprisonment against a sheriff who keeps the person.' }],
    examples: [
      {
        title: 'bond posted, and a detainer',
        place: 'us-co',
        at: '2023-03-01T12:00:00-07:00',
        facts: { ...onDetainerA, 'custody.state': 'eligible', 'custody.eligibleBecause': 'bond-posted' },
        expect: { 'hold-past-release': 'must-not' },
      },
    ],
  }),
]
