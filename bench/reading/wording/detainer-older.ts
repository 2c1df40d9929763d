// I-247 of 12/12, 12/11, 8/10 and before: recalled throughout [R]; the boxes of 12/12 are borne out by the columns of ICE's own table.
import { detainerValues } from './detainer-2017.ts'
import { word } from '../worded.ts'
import type { Block, SheetOfBlocks } from '../../../src/outside/paper-maker/blocks.ts'
import type { Ask } from '../../../src/instrument/instrument.ts'
import type { Wording } from '../worded.ts'

const title: Block = { title: ['DEPARTMENT OF HOMELAND SECURITY', 'IMMIGRATION DETAINER - NOTICE OF ACTION'], scale: 1.15 }
const head: readonly Block[] = [
  {
    rows: [
      [
        ['Subject ID', 'subjectId'],
        ['File No', 'fileNumber'],
      ],
      [
        ['Event #', 'eventNumber'],
        ['Date', 'issuedOn'],
      ],
    ],
  },
  {
    rows: [
      [
        ['TO: (Name and Title of Institution - OR Any Subsequent Law Enforcement Agency)', 'to'],
        ['FROM: (Department of Homeland Security Office Address)', 'from'],
      ],
    ],
    manner: 'cells',
  },
  {
    rows: [
      [['Name of Alien', 'subjectName']],
      [
        ['Date of Birth', 'dateOfBirth', 3],
        ['Nationality', 'citizenship', 3],
        ['Sex', 'sex', 1],
      ],
    ],
  },
  {
    line: '*THE U.S. DEPARTMENT OF HOMELAND SECURITY (DHS) HAS TAKEN THE ACTION RELATED TO THE PERSON IDENTIFIED ABOVE, CURRENTLY IN YOUR CUSTODY:*',
  },
]
const reasons: readonly Block[] = [
  {
    options: [
      [
        'reason-to-believe',
        'Determined that there is reason to believe the individual is an alien subject to removal from the United States. The individual (check all that apply):',
      ],
    ],
  },
  {
    indent: 0.4,
    options: [
      ['prior-felony', 'has a prior a felony conviction or has been charged with a felony offense;'],
      ['three-misdemeanors', 'has three or more prior misdemeanor convictions;'],
      [
        'violent-misdemeanor',
        'has a prior misdemeanor conviction or has been charged with a misdemeanor for an offense that involves violence, threats, or assaults; sexual abuse or exploitation; driving under the influence of alcohol or a controlled substance; or other significant threat to public safety;',
      ],
      ['illegal-entry', 'has been convicted of illegal entry pursuant to 8 U.S.C. § 1325;'],
      ['illegal-reentry', 'has illegally re-entered the country after a previous removal or return;'],
      [
        'immigration-fraud',
        'has been found by an immigration officer or an immigration judge to have knowingly committed immigration fraud;',
      ],
      ['significant-risk', 'otherwise poses a significant risk to national security, border security, or public safety; and/or'],
    ],
  },
]
const investigation: readonly Block[] = [
  {
    options: [
      [
        'initiated-investigation',
        'Initiated an investigation to determine whether this person is subject to removal from the United States.',
      ],
    ],
  },
]
const actions: Block = {
  options: [
    [
      'initiated-proceedings',
      'Initiated removal proceedings and served a Notice to Appear or other charging document. A copy of the charging document is attached and was served on {none:1.1} (date).',
    ],
    [
      'served-warrant',
      'Served a warrant of arrest for removal proceedings. A copy of the warrant is attached and was served on {none:1.1} (date).',
    ],
    ['obtained-order', 'Obtained an order of deportation or removal from the United States for this person.'],
  ],
}
const requests = (flows: string): Block => ({
  options: [
    [
      'request-hold',
      `Maintain custody of the subject for a period *NOT TO EXCEED 48 HOURS*, excluding Saturdays, Sundays, and holidays, beyond the time when the subject would have otherwise been released from your custody to allow DHS to take custody of the subject. ${flows} As early as possible prior to the time you otherwise would release the subject, please notify DHS by calling {phone:1.5} during business hours or {none:1.2} after hours or in an emergency. If you cannot reach a DHS Official at these numbers, please contact the ICE Law Enforcement Support Center in Burlington, Vermont at: (802) 872-6020.`,
    ],
    ['provide-copy', 'Provide a copy to the subject of this detainer.'],
    ['request-notice', 'Notify this office of the time of release at least 30 days prior to release or as far in advance as possible.'],
    ['notify-death', 'Notify this office in the event of the inmate’s death, hospitalization or transfer to another institution.'],
    ['upon-conviction-only', 'Consider this request for a detainer operative only upon the subject’s conviction.'],
    ['cancel-previous', 'Cancel the detainer previously placed by this Office on {cancelsDetainerOf:1.2} (date).'],
  ],
})
const foot: readonly Block[] = [
  { signature: '(Signature of Immigration Officer)', printed: [['(Name and title of Immigration Officer)', 'officerName']] },
  { rule: true },
  {
    line: '*TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING THE SUBJECT OF THIS NOTICE:* Please provide the information below, sign, and return to DHS using the envelope enclosed for your convenience.',
    scale: 0.88,
  },
  {
    rows: [
      [
        ['Local Booking/Inmate #', 'none'],
        ['Latest criminal charge/conviction', 'none'],
      ],
    ],
    manner: 'inline',
  },
]

type Edition = {
  readonly revision: string
  readonly body: readonly Block[]
  readonly grounds: readonly string[]
  readonly years: readonly [number, number]
  readonly flows: string
}

const older =
  ({ revision, body, grounds, years, flows }: Edition): Wording =>
  (filler) => {
    const { chance } = filler
    const cancelled = chance.some(0.1)
    const asks: readonly Ask[] = cancelled
      ? []
      : chance.some(0.75)
        ? ['hold-past-release', 'notify-of-release']
        : chance.some(0.5)
          ? ['hold-past-release']
          : ['notify-of-release']
    const ticked = [
      ...(grounds.length > 1 ? ['reason-to-believe', chance.one(grounds)] : grounds),
      ...(chance.some(0.3) ? [chance.one(['initiated-proceedings', 'served-warrant', 'obtained-order'])] : []),
      ...(asks.includes('hold-past-release') ? ['request-hold', 'provide-copy'] : []),
      ...(asks.includes('notify-of-release') ? ['request-notice'] : []),
      ...(chance.some(0.1) && !cancelled ? ['upon-conviction-only'] : []),
      ...(cancelled ? ['cancel-previous'] : []),
    ]
    const sheet = {
      foot: `DHS Form I-247 (${revision})`,
      count: 'Page 1 of 3',
      blocks: [
        title,
        ...head,
        ...body,
        actions,
        {
          line: 'This action does not limit your discretion to make decisions related to this person’s custody classification, work, quarter assignments, or other matters.',
        },
        { line: '*IT IS REQUESTED THAT YOU:*' },
        requests(flows),
        ...foot,
      ],
    }
    return word([sheet], detainerValues(filler, years, cancelled), ticked, {
      kind: 'detainer',
      form: 'I-247',
      revision,
      issuingBody: 'dhs',
      signer: filler.signed ? 'immigration-officer' : 'unsigned',
      asks,
    })
  }

const firstSheet: SheetOfBlocks = {
  foot: 'Form I-247 (Rev. 08/01/07)N',
  blocks: [
    { title: ['U.S. Department of Homeland Security'], scale: 1.05 },
    { title: ['IMMIGRATION DETAINER - NOTICE OF ACTION'], scale: 1.2 },
    {
      rows: [
        [
          ['File No', 'fileNumber'],
          ['Date', 'issuedOn'],
        ],
      ],
    },
    {
      rows: [
        [
          ['TO: (Name and title of institution)', 'to'],
          ['FROM: (Office address)', 'from'],
        ],
      ],
      manner: 'cells',
    },
    {
      rows: [
        [['Name of Alien', 'subjectName']],
        [
          ['Date of Birth', 'dateOfBirth'],
          ['Nationality', 'citizenship'],
          ['Sex', 'sex'],
        ],
      ],
    },
    {
      line: '*You are advised that the action noted below has been taken by the U.S. Department of Homeland Security concerning the above-named inmate of your institution:*',
    },
    {
      options: [
        [
          'initiated-investigation',
          'Investigation has been initiated to determine whether this person is subject to removal from the United States.',
        ],
        [
          'initiated-proceedings',
          'A Notice to Appear or other charging document initiating removal proceedings, a copy of which is attached, was served on {none:1.1}.',
        ],
        ['served-warrant', 'A warrant of arrest in removal proceedings, a copy of which is attached, was served on {none:1.1}.'],
        ['obtained-order', 'Deportation or removal from the United States has been ordered.'],
      ],
    },
    {
      line: '*It is requested that you:* Please accept this notice as a detainer. This is for notification purposes only and does not limit your discretion in any decision affecting the offender’s classification, work, and quarter assignments, or other treatment which he or she would otherwise receive.',
    },
    {
      options: [
        [
          'request-hold',
          'Federal regulations (8 CFR 287.7) require that you detain the alien for a period not to exceed 48 hours (excluding Saturdays, Sundays and Federal holidays) to provide adequate time for DHS to assume custody of the alien. You may notify DHS by calling {phone:1.5} during business hours.',
        ],
        ['request-notice', 'Notify this office of the time of release at least 30 days prior to release or as far in advance as possible.'],
        ['notify-death', 'Notify this office in the event of the inmate’s death or transfer to another institution.'],
        ['cancel-previous', 'Please cancel the detainer previously placed by this Service on {none:1.1}.'],
      ],
    },
    { signature: '(Signature of Immigration Officer)', printed: [['(Title of Immigration Officer)', 'officerName']] },
    { line: 'Receipt acknowledged: Date of latest conviction {none:1.2} Latest conviction charge {none:1.6}' },
  ],
}

const first: Wording = (filler) => {
  const { chance } = filler
  const values = detainerValues(filler, [1999, 2009], false)
  const ticked = [
    chance.one(['initiated-investigation', 'initiated-proceedings', 'obtained-order']),
    'request-hold',
    ...(chance.some(0.5) ? ['request-notice'] : []),
  ]
  return word([firstSheet], { ...values, subjectId: undefined, eventNumber: undefined }, ticked, {
    kind: 'detainer',
    form: 'I-247',
    revision: '08/01/07',
    issuingBody: 'dhs',
    signer: filler.signed ? 'immigration-officer' : 'unsigned',
    asks: ticked.includes('request-notice') ? ['hold-past-release', 'notify-of-release'] : ['hold-past-release'],
  })
}

export const detainersOlder: Readonly<Record<string, Wording>> = {
  'I-247 (12/12)': older({
    revision: '12/12',
    body: reasons,
    grounds: ['prior-felony', 'illegal-reentry', 'significant-risk', 'three-misdemeanors'],
    years: [2013, 2014],
    flows:
      'This request derives from federal regulation 8 C.F.R. § 287.7. For purposes of this immigration detainer, you are not authorized to hold the subject beyond these 48 hours.',
  }),
  'I-247 (12/11)': older({
    revision: '12/11',
    body: investigation,
    grounds: ['initiated-investigation'],
    years: [2012, 2012],
    flows:
      'This request flows from federal regulation 8 C.F.R. § 287.7, which provides that a law enforcement agency “shall maintain custody of an alien” once a detainer has been issued by DHS. You are not authorized to hold the subject beyond these 48 hours.',
  }),
  'I-247 (8/10)': older({
    revision: '8/10',
    body: investigation,
    grounds: ['initiated-investigation'],
    years: [2010, 2011],
    flows: 'This request flows from federal regulation 8 C.F.R. § 287.7.',
  }),
  'I-247 (08/01/07)': first,
}
