// I-203, I-203A, I-286, I-862 and I-138: titles partly seen [V], wording recalled [R]; I-203 and I-203A supposed but for the title.
import { asPrinted, eventNumber, phoneAs, slashed, spaced, word } from '../worded.ts'
import { dateBetween } from '../invented.ts'
import type { Block, SheetOfBlocks } from '../../../src/outside/paper-maker/blocks.ts'
import type { Filled, Filler, Wording } from '../worded.ts'

const heads = ({ person, chance }: Filler, years: readonly [number, number]): Filled => {
  const issued = dateBetween(chance, ...years)
  return {
    fileNumber: { printed: spaced(person.fileNumber, chance), truth: person.fileNumber },
    issuedOn: { printed: slashed(issued), truth: issued },
    subjectName: asPrinted(person.listed),
  }
}
const officer = ({ around }: Filler): Filled => ({ officerName: asPrinted(`${around.officer}, ${around.title}`) })
const birth = ({ person }: Filler): Filled => ({ dateOfBirth: { printed: slashed(person.born), truth: person.born } })
const signerOf = (filler: Filler) => (filler.signed ? 'immigration-officer' : 'unsigned')

const i203 =
  (several: boolean): Wording =>
  (filler) => {
    const ticked = [filler.chance.some(0.6) ? 'detain' : 'release']
    const sheet = {
      foot: several ? 'Form I-203A (Rev. 08/01/07)' : 'Form I-203 (Rev. 08/01/07)',
      blocks: [
        { line: '*U.S. DEPARTMENT OF HOMELAND SECURITY*' },
        { title: [several ? 'ORDER TO DETAIN OR RELEASE ALIENS' : 'ORDER TO DETAIN OR RELEASE ALIEN'], scale: 1.4 },
        { rule: true as const },
        { rows: [[['To', 'to'] as const], [['File No', 'fileNumber'] as const, ['Date', 'issuedOn'] as const]] },
        { line: 'Please [detain] Detain [release] Release' },
        {
          rows: [
            [['Name of Alien', 'subjectName'] as const],
            [['Date of Birth', 'dateOfBirth'] as const, ['Nationality', 'citizenship'] as const, ['Sex', 'sex', 0.5] as const],
          ],
        },
        ...(several ? [{ line: 'and the aliens named on the attached list of {none:0.6} names.' }] : []),
        { line: 'Remarks: {none:0}' },
        { gap: 14 },
        { signature: '(Signature of Authorized Officer)', printed: [['(Title)', 'officerName'] as const] },
      ] satisfies readonly Block[],
    }
    const { person, around } = filler
    const filled = {
      ...heads(filler, [2008, 2026]),
      ...birth(filler),
      ...officer(filler),
      to: asPrinted(around.to),
      citizenship: asPrinted(person.citizenship),
      sex: asPrinted(person.sex),
    }
    return word([sheet], filled, ticked, {
      kind: 'detention-order',
      form: several ? 'I-203A' : 'I-203',
      revision: '08/01/07',
      issuingBody: 'dhs',
      signer: signerOf(filler),
      asks: null,
    })
  }

const i286Sheet: SheetOfBlocks = {
  foot: 'DHS Form I-286 (1/14)',
  count: 'Page 1 of 1',
  blocks: [
    { line: '*U.S. DEPARTMENT OF HOMELAND SECURITY*' },
    { title: ['NOTICE OF CUSTODY DETERMINATION'], scale: 1.4 },
    {
      rows: [
        [['Alien’s Name', 'subjectName']],
        [
          ['A-File Number', 'fileNumber'],
          ['Date', 'issuedOn'],
        ],
        [
          ['Event ID', 'eventNumber'],
          ['Subject ID', 'subjectId'],
        ],
      ],
    },
    {
      line: 'Pursuant to the authority contained in section 236 of the Immigration and Nationality Act and part 236 of title 8, Code of Federal Regulations, I have determined that, pending a final administrative determination in your case, you will be:',
    },
    {
      options: [
        ['custody-detained', 'Detained by the Department of Homeland Security.'],
        ['custody-released', 'Released (check all that apply):'],
      ],
    },
    {
      indent: 0.5,
      options: [
        ['under-bond', 'Under bond in the amount of {none:1}'],
        ['own-recognizance', 'On your own recognizance.'],
        ['other-conditions', 'Under other conditions. [Additional document(s) will be provided.]'],
      ],
    },
    {
      signature: 'Name and Signature of Authorized Officer',
      printed: [
        ['Title', 'officerName'],
        ['Office Location/Address', 'none'],
      ],
    },
    { line: 'You may request a review of this custody determination by an immigration judge.' },
    {
      line: '[acknowledged] I acknowledge receipt of this notification, and [requests-review] I do request [waives-review] I do not request an immigration judge review of this custody determination.',
    },
    {
      rows: [
        [
          ['Signature of Alien', 'none'],
          ['Date', 'none'],
        ],
      ],
      manner: 'caption',
    },
    { line: 'The contents of this notice were read to {none:1.6} in the {none:1.1} language.' },
  ],
}

const i286: Wording = (filler) => {
  const detained = filler.chance.some(0.7)
  const ticked = detained ? ['custody-detained'] : ['custody-released', filler.chance.one(['under-bond', 'own-recognizance'])]
  const filled = {
    ...heads(filler, [2014, 2026]),
    ...officer(filler),
    eventNumber: asPrinted(eventNumber(filler.chance)),
    subjectId: asPrinted(filler.chance.digits(9)),
  }
  return word([i286Sheet], filled, ticked, {
    kind: 'custody-notice',
    form: 'I-286',
    revision: '1/14',
    issuingBody: 'dhs',
    signer: signerOf(filler),
    asks: [],
  })
}

const i862Foot = 'DHS Form I-862 (2/20)'

const i862First: SheetOfBlocks = {
  foot: i862Foot,
  count: 'Page 1 of 2',
  blocks: [
    { line: '*DEPARTMENT OF HOMELAND SECURITY*' },
    { title: ['NOTICE TO APPEAR'], scale: 1.5 },
    { line: '*In removal proceedings under section 240 of the Immigration and Nationality Act:*' },
    {
      rows: [
        [
          ['Subject ID', 'subjectId'],
          ['File No', 'fileNumber'],
        ],
        [
          ['DOB', 'dateOfBirth'],
          ['Event No', 'eventNumber'],
        ],
      ],
    },
    { line: 'In the Matter of:' },
    { rows: [[['Respondent', 'subjectName']]] },
    { line: 'currently residing at: {none:0}' },
    {
      options: [
        ['arriving-alien', 'You are an arriving alien.'],
        ['present-without-admission', 'You are an alien present in the United States who has not been admitted or paroled.'],
        ['admitted-but-removable', 'You have been admitted to the United States, but are removable for the reasons stated below.'],
      ],
    },
    {
      line: 'The Department of Homeland Security alleges that you: 1. You are not a citizen or national of the United States; 2. You are a native of the country stated above and a citizen of the same.',
    },
    {
      line: '*YOU ARE ORDERED* to appear before an immigration judge of the United States Department of Justice at: {from} to show why you should not be removed from the United States based on the charge(s) set forth above.',
    },
    {
      columns: [
        [{ line: 'Date: {issuedOn:1.5}' }],
        [{ signature: '(Signature and Title of Issuing Officer)', printed: [['(Title)', 'officerName']] }],
      ],
    },
  ],
}

const i862Second: SheetOfBlocks = {
  foot: i862Foot,
  count: 'Page 2 of 2',
  blocks: [
    { title: ['Notice to Respondent'], scale: 1.2 },
    {
      line: '*Warning:* Any statement you make may be used against you in removal proceedings. *Alien Registration:* This copy of the Notice to Appear served upon you is evidence of your alien registration while you are in removal proceedings.',
    },
    {
      line: '*Representation:* If you so choose, you may be represented in this proceeding, at no expense to the Government, by an attorney or other individual authorized and qualified to represent persons before the Executive Office for Immigration Review.',
    },
    { title: ['Certificate of Service'], scale: 1.1 },
    {
      line: 'This Notice To Appear was served on the respondent by me on {none:1.2}, in the following manner and in compliance with section 239(a)(1) of the Act. [in-person] in person [by-certified-mail] by certified mail',
    },
  ],
}

const i862: Wording = (filler) => {
  const ticked = [filler.chance.one(['arriving-alien', 'present-without-admission', 'admitted-but-removable'])]
  const filled = {
    ...heads(filler, [2020, 2026]),
    ...birth(filler),
    ...officer(filler),
    eventNumber: asPrinted(eventNumber(filler.chance)),
    subjectId: asPrinted(filler.chance.digits(9)),
  }
  return word(
    [i862First, i862Second],
    filled,
    ticked,
    { kind: 'notice-to-appear', form: 'I-862', revision: '2/20', issuingBody: 'dhs', signer: signerOf(filler), asks: [] },
    { from: filler.around.from },
  )
}

const i138Sheet: SheetOfBlocks = {
  foot: 'DHS Form I-138 (6/09)',
  count: 'Page 1 of 2',
  blocks: [
    {
      columns: [
        [{ framed: [{ line: '1. To (Name, Address, City, State, Zip Code)', scale: 0.85 }, { line: '{to}' }, { gap: 8 }] }],
        [
          { title: ['DEPARTMENT OF HOMELAND SECURITY', 'IMMIGRATION ENFORCEMENT SUBPOENA'], scale: 1.05 },
          { line: 'to Appear and/or Produce Records|8 U.S.C. § 1225(d), 8 C.F.R. § 287.4' },
        ],
      ],
    },
    { rows: [[['Subpoena Number', 'caseNumber']]] },
    { line: '2. In Reference To', scale: 0.85 },
    {
      rows: [
        [
          ['Title of Proceeding', 'subjectName', 2],
          ['File Number, if Applicable', 'fileNumber', 1],
        ],
      ],
      manner: 'caption',
    },
    { line: 'By the service of this subpoena upon you, *YOU ARE HEREBY SUMMONED AND REQUIRED TO:*' },
    {
      options: [
        [
          'appear',
          '(A) APPEAR before the U.S. Customs and Border Protection (CBP), U.S. Immigration and Customs Enforcement (ICE), or U.S. Citizenship and Immigration Services (USCIS) Official named in Block 3 at the place, date, and time specified, to testify and give information relating to the matter indicated in Block 2.',
        ],
        [
          'produce-records',
          '(B) PRODUCE the records (books, papers, or other documents) indicated in Block 4, to the CBP, ICE, or USCIS Official named in Block 3 at the place, date, and time specified.',
        ],
      ],
    },
    {
      line: 'Your testimony and/or production of the indicated records is required in connection with an investigation or inquiry relating to the enforcement of U.S. immigration laws. Failure to comply with this subpoena may subject you to an order of contempt by a federal District Court, as provided by 8 U.S.C. § 1225(d)(4)(B).',
    },
    {
      rows: [
        [
          ['3. (A) CBP, ICE or USCIS Official before whom you are required to appear', 'officerName', 2],
          ['(B) Date', 'dueOn', 1],
          ['(C) Time', 'time', 1],
        ],
        [['Telephone Number', 'phone']],
      ],
      manner: 'cells',
    },
    { framed: [{ line: '4. Records required to be produced for inspection', scale: 0.85 }, { line: '{recordsSought}' }, { gap: 14 }] },
    { line: '5. Authorized Official', scale: 0.9 },
    {
      signature: '(Signature)',
      printed: [
        ['(Printed Name)', 'signedBy'],
        ['(Title)', 'signerTitle'],
        ['(Date)', 'issuedOn'],
      ],
    },
    {
      line: 'If you have any questions regarding this subpoena, contact the CBP, ICE, or USCIS Official identified in Block 3.',
      scale: 0.9,
    },
  ],
}

const i138: Wording = (filler) => {
  const { chance, around, person } = filler
  const due = dateBetween(chance, 2027, 2027)
  const issued = dateBetween(chance, 2025, 2026)
  const ticked = chance.some(0.8) ? ['produce-records'] : ['appear', 'produce-records']
  const filled: Filled = {
    to: asPrinted(around.to),
    caseNumber: asPrinted(`ICE-2026-${chance.digits(5)}`),
    subjectName: asPrinted(person.listed),
    fileNumber: { printed: spaced(person.fileNumber, chance), truth: person.fileNumber },
    officerName: asPrinted(`${around.officer}, ${around.title}`),
    phone: { printed: phoneAs(around.phone, chance), truth: around.phone },
    dueOn: { printed: slashed(due), truth: due },
    issuedOn: { printed: slashed(issued), truth: issued },
    recordsSought: asPrinted(around.records),
  }
  return word(
    [i138Sheet],
    filled,
    ticked,
    {
      kind: 'administrative-subpoena',
      form: 'I-138',
      revision: '6/09',
      issuingBody: 'dhs',
      signer: signerOf(filler),
      asks: ['answer-subpoena'],
    },
    { time: '10:00 a.m.', signedBy: around.judge, signerTitle: 'Supervisory Detention and Deportation Officer' },
  )
}

export const custodyPapers: Readonly<Record<string, Wording>> = {
  'I-203': i203(false),
  'I-203A': i203(true),
  'I-286': i286,
  'I-862': i862,
  'I-138': i138,
}
