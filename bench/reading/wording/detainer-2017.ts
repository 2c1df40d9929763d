// I-247A in its editions: wording to "(802) 8" as seen in an archived copy of the 02/17 print [V], the rest recalled [R].
import { asPrinted, eventNumber, phoneAs, slashed, spaced, word } from '../worded.ts'
import { dateBetween } from '../invented.ts'
import type { Block, SheetOfBlocks } from '../../../src/outside/paper-maker/blocks.ts'
import type { Filled, Filler, Wording } from '../worded.ts'

/** The values of the head and the foot that every I-247 since 2010 has. */
export const detainerValues = (filler: Filler, years: readonly [number, number], cancelled: boolean): Filled => {
  const { person, around, chance } = filler
  const issued = dateBetween(chance, ...years)
  const cancels = dateBetween(chance, ...years)
  return {
    subjectId: asPrinted(chance.digits(9)),
    eventNumber: asPrinted(eventNumber(chance)),
    fileNumber: { printed: spaced(person.fileNumber, chance), truth: person.fileNumber },
    issuedOn: { printed: slashed(issued), truth: issued },
    to: asPrinted(around.to),
    from: asPrinted(around.from),
    subjectName: asPrinted(person.listed),
    dateOfBirth: { printed: slashed(person.born), truth: person.born },
    citizenship: asPrinted(person.citizenship),
    sex: asPrinted(person.sex),
    phone: { printed: phoneAs(around.phone, chance), truth: around.phone },
    officerName: asPrinted(`${around.officer}, ${around.title}`),
    cancelsDetainerOf: cancelled ? { printed: slashed(cancels), truth: cancels } : undefined,
  }
}

export const head = (name: 'Alien' | 'Subject', citizenship: string): readonly Block[] => [
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
        ['FROM: (DHS Office Address)', 'from'],
      ],
    ],
    manner: 'cells',
  },
  {
    rows: [
      [[`Name of ${name}`, 'subjectName']],
      [
        ['Date of Birth', 'dateOfBirth', 3],
        [citizenship, 'citizenship', 3],
        ['Sex', 'sex', 1],
      ],
    ],
  },
]

export const basis = (who: 'alien' | 'subject'): Block => ({
  options: [
    ['basis-final-order', `a final order of removal against the ${who};`],
    ['basis-pending-proceedings', `the pendency of ongoing removal proceedings against the ${who};`],
    [
      'basis-biometric',
      `biometric confirmation of the ${who}’s identity and a records check of federal databases that affirmatively indicate, by themselves or in addition to other reliable information, that the ${who} either lacks immigration status or notwithstanding such status is removable under U.S. immigration law; and/or`,
    ],
    [
      'basis-statements',
      `statements made by the ${who} to an immigration officer and/or other reliable evidence that affirmatively indicate the ${who} either lacks immigration status or notwithstanding such status is removable under U.S. immigration law.`,
    ],
  ],
})

export const jailBlock = (who: 'alien' | 'subject'): readonly Block[] => [
  { rule: true },
  {
    line: `*TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING THE ${who.toUpperCase()} WHO IS THE SUBJECT OF THIS NOTICE:*`,
    scale: 0.88,
  },
  {
    rows: [
      [
        ['Local Booking/Inmate #', 'none'],
        ['Estimated release date/time', 'none'],
      ],
    ],
    manner: 'inline',
  },
  {
    line: `This form was served upon the ${who} on {none:1.1}, in the following manner: [served-in-person] in person [served-by-mail] by inmate mail delivery`,
    scale: 0.9,
  },
]

export const noticeSheets = (foot: string): readonly SheetOfBlocks[] => [
  {
    foot,
    count: 'Page 2 of 3',
    blocks: [
      { title: ['NOTICE TO THE DETAINEE'], scale: 1.1 },
      {
        line: 'The Department of Homeland Security (DHS) has placed an immigration detainer on you. An immigration detainer is a notice to a law enforcement agency that DHS intends to assume custody of you (after you otherwise would be released from custody) because there is probable cause that you are subject to removal from the United States under federal immigration law. If you believe you are a United States citizen or the victim of a crime, please advise DHS by calling the ICE Law Enforcement Support Center toll free at (855) 448-6903.',
      },
      { title: ['NOTIFICACIÓN A LA PERSONA DETENIDA'], scale: 1.1 },
      {
        line: 'El Departamento de Seguridad Nacional (DHS) le ha puesto una retención de inmigración. Si usted cree que es ciudadano de los Estados Unidos o víctima de un delito, infórmeselo al DHS llamando gratis al (855) 448-6903.',
      },
    ],
  },
  {
    foot,
    count: 'Page 3 of 3',
    blocks: [
      { title: ['AVIS AU DÉTENU OU À LA DÉTENUE'], scale: 1.1 },
      {
        line: 'Le Département de la Sécurité Intérieure (DHS) a émis un ordre de détention d’immigration à votre encontre. Si vous croyez être citoyen des États-Unis ou victime d’un crime, veuillez en aviser le DHS en appelant gratuitement le (855) 448-6903.',
      },
      { title: ['NOTIFICAÇÃO AO DETENTO'], scale: 1.1 },
      {
        line: 'O Departamento de Segurança Nacional (DHS) emitiu um mandado de detenção imigratória contra você. Se acredita ser cidadão dos Estados Unidos ou vítima de um crime, informe o DHS pelo telefone (855) 448-6903.',
      },
    ],
  },
]

const requests: readonly Block[] = [
  { line: '*IT IS THEREFORE REQUESTED THAT YOU:*' },
  {
    line: '• *Notify* DHS as early as practicable (at least 48 hours, if possible) before the alien is released from your custody. Please notify DHS by calling [notify-ice] U.S. Immigration and Customs Enforcement (ICE) or [notify-cbp] U.S. Customs and Border Protection (CBP) at {phone:1.5}. If you cannot reach an official at the number(s) provided, please contact the Law Enforcement Support Center at: (802) 872-6020.',
  },
  {
    line: '• *Maintain custody* of the alien for a period *NOT TO EXCEED 48 HOURS* beyond the time when he/she would otherwise have been released from your custody to allow DHS to assume custody. The alien must be served with a copy of this form for the detainer to take effect. This detainer arises from DHS authorities and should not impact decisions about the alien’s bail, rehabilitation, parole, release, diversion, custody classification, work, quarter assignments, or other matters.',
  },
  { line: '• *Relay* this detainer to any other law enforcement agency to which you transfer custody of the alien.' },
  { line: '• *Notify* this office in the event of the alien’s death, hospitalization or transfer to another institution.' },
  {
    options: [
      [
        'cancel-previous',
        'If checked: please cancel the detainer related to this alien previously submitted to you on {cancelsDetainerOf:1.2} (date).',
      ],
    ],
    indent: 0,
  },
  { signature: '(Signature of Immigration Officer) (Sign in ink)', printed: [['(Name and title of Immigration Officer)', 'officerName']] },
]

type Edition = { readonly foot: string; readonly revision: string | null; readonly years: readonly [number, number] }

const detainer =
  ({ foot, revision, years }: Edition): Wording =>
  (filler) => {
    const { chance } = filler
    const cancelled = chance.some(0.12)
    const lent = !cancelled && chance.some(0.12)
    const sheet: SheetOfBlocks = {
      foot,
      count: 'Page 1 of 3',
      blocks: [
        { title: ['DEPARTMENT OF HOMELAND SECURITY (DHS)', 'IMMIGRATION DETAINER – NOTICE OF ACTION'], scale: 1.15 },
        ...head('Alien', 'Citizenship'),
        {
          line: '*1. DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN. THIS DETERMINATION IS BASED ON (complete box 1 or 2):*',
        },
        basis('alien'),
        { line: '*2. DHS TRANSFERRED THE ALIEN TO YOUR CUSTODY FOR A PROCEEDING OR INVESTIGATION (complete box 1 or 2).*' },
        {
          options: [
            [
              'transferred-to-your-custody',
              'Upon completion of the proceeding or investigation for which the alien was transferred to your custody, DHS intends to resume custody of the alien to complete processing and/or make an admissibility determination.',
            ],
          ],
        },
        ...requests,
        ...jailBlock('alien'),
      ],
    }
    const grounds = lent
      ? ['transferred-to-your-custody']
      : ['basis-final-order', 'basis-pending-proceedings', 'basis-biometric', 'basis-statements'].filter((_, at) =>
          chance.some([0.14, 0.1, 0.6, 0.95][at] ?? 0),
        )
    const ticked = [...grounds, chance.some(0.9) ? 'notify-ice' : 'notify-cbp', ...(cancelled ? ['cancel-previous'] : [])]
    return word([sheet, ...noticeSheets(foot)], detainerValues(filler, years, cancelled), ticked, {
      kind: 'detainer',
      form: 'I-247A',
      revision,
      issuingBody: 'dhs',
      signer: filler.signed ? 'immigration-officer' : 'unsigned',
      asks: cancelled ? [] : ['hold-past-release', 'notify-of-release'],
    })
  }

export const detainers2017: Readonly<Record<string, Wording>> = {
  'I-247A (3/17)': detainer({ foot: 'DHS Form I-247A (3/17)', revision: '3/17', years: [2017, 2025] }),
  'I-247A (02/17)': detainer({ foot: 'DHS Form I-247A (02/17)', revision: '02/17', years: [2017, 2024] }),
  'I-247A (2025)': detainer({ foot: 'DHS Form I-247A (5/25)', revision: '5/25', years: [2025, 2026] }),
  'I-247A (no edition)': detainer({ foot: 'DHS Form I-247A', revision: null, years: [2025, 2026] }),
}
