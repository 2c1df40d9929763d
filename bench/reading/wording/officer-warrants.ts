// I-200 and I-205: words at the AcroForm field names of blank PDFs seen [V], running text recalled [R].
import { asPrinted, slashed, spaced, word } from '../worded.ts'
import { dateBetween } from '../invented.ts'
import type { Block, SheetOfBlocks } from '../../../src/outside/paper-maker/blocks.ts'
import type { Filled, Filler, Wording } from '../worded.ts'

const values = ({ person, around, chance }: Filler, years: readonly [number, number]): Filled => {
  const issued = dateBetween(chance, ...years)
  return {
    fileNumber: { printed: spaced(person.fileNumber, chance), truth: person.fileNumber },
    issuedOn: { printed: slashed(issued), truth: issued },
    subjectName: asPrinted(person.listed),
    officerName: asPrinted(`${around.officer}, ${around.title}`),
  }
}

const service: readonly Block[] = [
  { rule: true },
  { title: ['Certificate of Service'], scale: 1.15 },
  { line: 'I hereby certify that the Warrant for Arrest of Alien was served by me at {none:2.2}' },
  {
    rows: [
      [
        ['Name of Alien', 'none'],
        ['Date of Service', 'none'],
      ],
    ],
    manner: 'caption',
  },
  { line: 'and the contents of this notice were read to him or her in the {none:1.4} language.' },
  {
    rows: [
      [
        ['Name and Signature of Officer', 'none'],
        ['Name or Number of Interpreter (if applicable)', 'none'],
      ],
    ],
    manner: 'caption',
  },
]

const i200: Wording = (filler) => {
  const grounds = [
    'basis-charging-document',
    'basis-pending-proceedings',
    'basis-deferred-inspection',
    'basis-biometric',
    'basis-statements',
  ]
  const ticked = grounds.filter((_, at) => filler.chance.some([0.2, 0.4, 0.1, 0.6, 0.9][at] ?? 0))
  const sheet = {
    foot: 'Form I-200 (Rev. 09/16)',
    blocks: [
      { columns: [[{ line: '*U.S. DEPARTMENT OF HOMELAND SECURITY*' }], [{ title: ['Warrant for Arrest of Alien'], scale: 1.3 }]] },
      { rule: true as const },
      { right: [{ rows: [[['File No.', 'fileNumber'] as const], [['Date', 'issuedOn'] as const]] }] },
      {
        line: 'To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and Nationality Act and part 287 of title 8, Code of Federal Regulations, to serve warrants of arrest for immigration violations',
      },
      { gap: 4 },
      { line: 'I have determined that there is probable cause to believe that {subjectName:3.2}' },
      { line: 'is removable from the United States. This determination is based upon:' },
      {
        indent: 0.3,
        options: [
          ['basis-charging-document', 'the execution of a charging document to initiate removal proceedings against the subject;'],
          ['basis-pending-proceedings', 'the pendency of ongoing removal proceedings against the subject;'],
          ['basis-deferred-inspection', 'the failure to establish admissibility subsequent to deferred inspection;'],
          [
            'basis-biometric',
            'biometric confirmation of the subject’s identity and a records check of federal databases that affirmatively indicate, by themselves or in addition to other reliable information, that the subject either lacks immigration status or notwithstanding such status is removable under U.S. immigration law; and/or',
          ],
          [
            'basis-statements',
            'statements made voluntarily by the subject to an immigration officer and/or other reliable evidence that affirmatively indicate the subject either lacks immigration status or notwithstanding such status is removable under U.S. immigration law.',
          ],
        ],
      },
      {
        line: '*YOU ARE COMMANDED* to arrest and take into custody for removal proceedings under the Immigration and Nationality Act, the above-named alien.',
      },
      {
        signature: '(Signature of Authorized Immigration Officer)',
        printed: [['(Printed Name and Title of Authorized Immigration Officer)', 'officerName'] as const],
      },
      ...service,
    ] satisfies readonly Block[],
  }
  return word([sheet], values(filler, [2016, 2026]), ticked, {
    kind: 'administrative-warrant',
    form: 'I-200',
    revision: '09/16',
    issuingBody: 'dhs',
    signer: filler.signed ? 'immigration-officer' : 'unsigned',
    asks: [],
  })
}

const i200Older: Wording = (filler) => {
  const sheet = {
    foot: 'Form I-200 (Rev. 08/01/07) N',
    blocks: [
      { title: ['U.S. Department of Homeland Security'], scale: 1.1 },
      { title: ['Warrant for Arrest of Alien'], scale: 1.5 },
      { right: [{ rows: [[['File No.', 'fileNumber'] as const], [['Date', 'issuedOn'] as const]] }] },
      { line: 'To any officer delegated authority pursuant to Section 287 of the Immigration and Nationality Act:' },
      { line: 'From evidence submitted to me, it appears that:' },
      { rows: [[['Full name of alien', 'subjectName'] as const]], manner: 'caption' as const },
      {
        line: 'an alien who entered the United States at or near {none:1.6} on {none:1.1} is within the country in violation of the immigration laws and is therefore liable to being taken into custody as authorized by section 236 of the Immigration and Nationality Act.',
      },
      {
        line: 'By virtue of the authority vested in me by the immigration laws of the United States and the regulations issued pursuant thereto, I command you to take the above-named alien into custody for proceedings in accordance with the applicable provisions of the immigration laws and regulations.',
      },
      {
        signature: '(Signature of Designated Immigration Officer)',
        printed: [['(Print name and Title of Designated Immigration Officer)', 'officerName'] as const],
      },
      { rule: true as const },
      { title: ['Certificate of Service'], scale: 1.15 },
      {
        line: 'Served by me at {none:2} on {none:1.2}. I certify that following such service, the alien was advised concerning his or her right to counsel and was furnished a copy of this warrant.',
      },
    ] satisfies readonly Block[],
  }
  return word([sheet], values(filler, [2003, 2015]), [], {
    kind: 'administrative-warrant',
    form: 'I-200',
    revision: '08/01/07',
    issuingBody: 'dhs',
    signer: filler.signed ? 'immigration-officer' : 'unsigned',
    asks: [],
  })
}

const i205Foot = 'ICE Form I-205 (8/07)'

const i205First: SheetOfBlocks = {
  foot: i205Foot,
  count: 'Page 1 of 2',
  blocks: [
    { line: 'U.S. DEPARTMENT OF HOMELAND SECURITY|U.S. Immigration and Customs Enforcement' },
    { title: ['WARRANT OF REMOVAL/DEPORTATION'], scale: 1.4 },
    { right: [{ rows: [[['File No', 'fileNumber']], [['Date', 'issuedOn']]] }] },
    { line: 'To any immigration officer of the United States Department of Homeland Security:' },
    { rows: [[['Full name of alien', 'subjectName']]], manner: 'caption' },
    { line: 'who entered the United States at {none:2} on {none:1.3}' },
    { line: 'is subject to removal/deportation from the United States, based upon a final order by:' },
    {
      indent: 0.4,
      options: [
        ['order-by-immigration-judge', 'an immigration judge in exclusion, deportation, or removal proceedings'],
        ['order-by-designated-official', 'a designated official'],
        ['order-by-board-of-immigration-appeals', 'the Board of Immigration Appeals'],
        ['order-by-district-or-magistrate-judge', 'a United States District or Magistrate Court Judge'],
      ],
    },
    { line: 'and pursuant to the following provisions of the Immigration and Nationality Act: {none:2}' },
    {
      line: 'I, the undersigned officer of the United States, by virtue of the power and authority vested in the Secretary of Homeland Security under the laws of the United States and by his or her direction, command you to take into custody and remove from the United States the above-named alien, pursuant to law, at the expense of: {none:2}',
    },
    {
      signature: '(Signature of immigration officer)',
      printed: [
        ['(Title of immigration officer)', 'officerName'],
        ['(Date and office location)', 'none'],
      ],
    },
  ],
}

const i205Second: SheetOfBlocks = {
  foot: i205Foot,
  count: 'Page 2 of 2',
  blocks: [
    { line: 'To be completed by immigration officer executing the warrant: Name of alien being removed: {none:2}' },
    { line: 'Port, date, and manner of removal: {none:3.4}' },
    {
      columns: [
        [{ framed: [{ gap: 90 }, { line: 'Photograph of alien removed' }] }],
        [{ framed: [{ gap: 90 }, { line: 'Right index fingerprint of alien removed' }] }],
      ],
    },
    { line: '(Signature of alien being fingerprinted) {none:3}' },
    { line: 'Departure witnessed by: {none:3}' },
    { line: 'If actual departure is not witnessed, fully identify source or means of verification of departure: {none:0}' },
    { line: 'If self-removal (self-deportation), pursuant to 8 CFR 241.7, check here. [self-removal]' },
  ],
}

const i205: Wording = (filler) => {
  const ticked = [
    filler.chance.one([
      'order-by-immigration-judge',
      'order-by-designated-official',
      'order-by-board-of-immigration-appeals',
      'order-by-district-or-magistrate-judge',
    ]),
  ]
  return word([i205First, i205Second], values(filler, [2008, 2026]), ticked, {
    kind: 'removal-warrant',
    form: 'I-205',
    revision: '8/07',
    issuingBody: 'dhs',
    signer: filler.signed ? 'immigration-officer' : 'unsigned',
    asks: [],
  })
}

export const officerWarrants: Readonly<Record<string, Wording>> = { 'I-200 (09/16)': i200, 'I-200 (08/01/07)': i200Older, 'I-205': i205 }
