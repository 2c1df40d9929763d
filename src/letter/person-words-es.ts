// Spanish words of letters to a person in custody: plain, neutral Spanish, our own translation, not certified by a court interpreter.
import type { AnswerKind } from '../law/answer.ts'
import type { Choice, PersonWords } from './person-words.ts'

const hold = (answer: AnswerKind, counsel: string): string => {
  switch (answer) {
    case 'must-not':
      return 'No. Usted no estará más tiempo en la cárcel a causa de este documento. La ley no permite que la cárcel lo retenga por él.'
    case 'no-authority':
      return 'No. Usted no estará más tiempo en la cárcel a causa de este documento. La cárcel no tiene facultad para retenerlo por él.'
    case 'must':
      return 'Sí. La ley dice que la cárcel debe mantenerlo bajo custodia.'
    case 'may':
      return 'Tal vez. La ley permite que la cárcel lo mantenga bajo custodia. No dice que deba hacerlo.'
    case 'not-required':
      return 'La ley no obliga a la cárcel a retenerlo a causa de este documento.'
    case 'silent':
      return 'No encontramos ninguna ley que ordene a la cárcel retenerlo a causa de este documento.'
    case 'needs-human':
    case 'conflict':
      return `Hemos consultado a ${counsel} sobre este documento. Esta consulta no alarga su estancia.`
    default:
      return answer satisfies never
  }
}

const chosen = (choice: Choice, asker: string): string =>
  ({ give: `La cárcel avisará a ${asker}.`, refuse: `La cárcel no avisará a ${asker}.`, open: 'La cárcel todavía no lo ha decidido.' })[
    choice
  ]

const notify = (answer: AnswerKind, choice: Choice, asker: string, counsel: string): string => {
  switch (answer) {
    case 'must':
      return `Sí. La ley dice que la cárcel debe avisar a ${asker} cuándo va a quedar usted en libertad.`
    case 'may':
      return (
        `La ley permite que la cárcel avise a ${asker} cuándo va a quedar usted en libertad. ` +
        `No dice que deba hacerlo. ${chosen(choice, asker)}`
      )
    case 'must-not':
      return `No. La ley no permite que la cárcel avise a ${asker} cuándo va a quedar usted en libertad.`
    case 'no-authority':
      return `No. La cárcel no tiene facultad para avisar a ${asker} cuándo va a quedar usted en libertad.`
    case 'not-required':
      return `La ley no obliga a la cárcel a avisar a ${asker} cuándo va a quedar usted en libertad. ${chosen(choice, asker)}`
    case 'silent':
      return `No encontramos ninguna ley sobre esto. ${chosen(choice, asker)}`
    case 'needs-human':
    case 'conflict':
      return `Todavía no lo sabemos. Hemos consultado a ${counsel}. Mientras no haya respuesta, la cárcel no avisará a ${asker}.`
    default:
      return answer satisfies never
  }
}

const inPerson = (answer: AnswerKind, counsel: string): string => {
  switch (answer) {
    case 'must':
    case 'may':
      return 'En persona: La ley permite que entren en la cárcel para hablar con usted.'
    case 'must-not':
    case 'no-authority':
      return 'En persona: La ley no permite que entren en la cárcel para entrevistarlo.'
    case 'not-required':
    case 'silent':
      return 'En persona: Ninguna ley obliga a la cárcel a dejarlos entrar para entrevistarlo.'
    case 'needs-human':
    case 'conflict':
      return `En persona: Hemos consultado a ${counsel}. Mientras no haya respuesta, no pueden entrevistarlo en la cárcel.`
    default:
      return answer satisfies never
  }
}

const byPhone = (answer: AnswerKind, barred: boolean, counsel: string): string => {
  if (barred)
    return 'Por teléfono o video: No puede hacerse hasta que se le hayan informado sus derechos por escrito, en el idioma que usted elija.'
  switch (answer) {
    case 'must':
    case 'may':
      return 'Por teléfono o video: La ley permite que la cárcel lo organice. Usted puede negarse.'
    case 'must-not':
    case 'no-authority':
      return 'Por teléfono o video: La ley no permite que la cárcel lo organice.'
    case 'not-required':
    case 'silent':
      return 'Por teléfono o video: Ninguna ley obliga a la cárcel a organizarlo.'
    case 'needs-human':
    case 'conflict':
      return `Por teléfono o video: Hemos consultado a ${counsel}. Mientras no haya respuesta, la cárcel no lo organizará.`
    default:
      return answer satisfies never
  }
}

const other = (answer: AnswerKind, counsel: string): string => {
  switch (answer) {
    case 'must':
      return 'La ley dice que la cárcel debe hacerlo.'
    case 'may':
      return 'La ley permite que la cárcel lo haga. No dice que deba hacerlo.'
    case 'must-not':
      return 'La ley no permite que la cárcel lo haga.'
    case 'no-authority':
      return 'La cárcel no tiene facultad para hacerlo.'
    case 'not-required':
      return 'La ley no obliga a la cárcel a hacerlo.'
    case 'silent':
      return 'No encontramos ninguna ley sobre esto.'
    case 'needs-human':
    case 'conflict':
      return `Hemos consultado a ${counsel} sobre esto.`
    default:
      return answer satisfies never
  }
}

export const personWordsEs: PersonWords = {
  asks: {
    'hold-past-release': 'Mantenerlo en la cárcel después del momento en que deba quedar en libertad.',
    'notify-of-release': 'Avisar al remitente cuándo va a quedar usted en libertad.',
    'transfer-custody': 'Entregarlo al remitente.',
    'give-custody-status': 'Decir si usted está en esta cárcel.',
    'interview-in-person': 'Dejar que unos oficiales vengan a la cárcel a hablar con usted.',
    'interview-by-phone': 'Dejar que unos oficiales hablen con usted por teléfono o video.',
    'give-personal-information': 'Dar información personal sobre usted.',
    'give-status-information': 'Dar información sobre ciudadanía o inmigración.',
    'answer-subpoena': 'Entregar registros sobre usted.',
    'give-database-access': 'Dejar que unos oficiales consulten los registros electrónicos de la cárcel.',
    'admit-to-secure-area': 'Dejar que unos oficiales entren en las áreas cerradas de la cárcel.',
    'give-workspace': 'Dar a unos oficiales un lugar de trabajo en la cárcel.',
    'arrest-on-administrative-warrant': 'Arrestarlo por una orden que hizo un oficial de inmigración, no un juez.',
    'obey-court-order': 'Hacer lo que ordenó un tribunal.',
  },
  officers: 'los oficiales de inmigración (ICE)',
  sender: 'quien envió el documento',
  noticeTitle: 'Llegó a la cárcel un documento sobre usted',
  copyTitle: 'Su copia de un documento sobre usted',
  advisementTitle: 'Sus derechos antes de una entrevista con oficiales de inmigración',
  desk: 'Oficina de Liberaciones',
  labels: {
    to: 'Para',
    booking: 'Número de ingreso (booking)',
    name: 'Nombre',
    paper: 'Documento',
    from: 'De',
    received: 'Llegó a la cárcel',
    pages: 'Páginas',
    ours: 'Número de nuestra carta',
    page: 'Página',
    of: 'de',
    laws: 'Las leyes que se mencionan en esta carta',
    interviewOn: 'Hora solicitada',
  },
  opening: (agency) => `Este aviso es de ${agency}. Le informa de un documento que lo nombra y de lo que hará la cárcel al respecto.`,
  cameHeading: 'Qué llegó',
  came: (when) => `El documento llegó a la cárcel el ${when}.`,
  paperIs: (paper, from) => `Es: ${paper}. Viene de: ${from}.`,
  withIt: (paper) => `Con él llegó: ${paper}.`,
  copyIsHere: 'Se adjunta a este aviso una copia del documento.',
  asksHeading: 'Qué pide el documento a la cárcel',
  asksNothing: 'No pudimos encontrar en el documento qué pide a la cárcel.',
  asksFollow: 'El documento pide lo siguiente. Esta lista no dice que la cárcel lo vaya a hacer.',
  holdHeading: '¿Estará usted más tiempo en la cárcel por ello?',
  hold,
  until: (moment) => `Esta respuesta vale hasta el ${moment}.`,
  otherReasons: 'Es posible que usted siga en la cárcel por otra razón, como su caso penal.',
  notifyHeading: (asker) => `¿Avisará la cárcel a ${asker} cuando usted salga?`,
  notifyNotAsked: (asker) => `El documento no pide a la cárcel que avise a ${asker} cuando usted salga.`,
  notify,
  notifyDelaysNothing: 'Su liberación no espera a que se dé ese aviso.',
  interviewHeading: 'Si quieren entrevistarlo',
  inPerson,
  byPhone,
  rightsFollow: 'Estos son sus derechos:',
  rightsSource: (citations) => `La ley le da estos derechos: ${citations}.`,
  otherHeading: 'Las otras cosas que pide el documento',
  other,
  whoHeading: 'A quién preguntar',
  who: (phone) =>
    'Pida a un oficial de la cárcel que se comunique con la Oficina de Liberaciones (Release Desk). ' +
    `Su familia o su abogado pueden llamar al ${phone}.`,
  lawyer: 'Usted puede mostrar este aviso y la copia a un abogado.',
  lawSource: (citations, more) =>
    `La ley en que se basa esta respuesta: ${citations}${more ? '; las demás leyes se nombran al final de esta carta' : ''}.`,
  copyOpening: 'Llegó a la cárcel un documento que lo nombra. Detrás de esta hoja hay una copia de todas sus páginas.',
  copyKeep: 'La copia es para usted. La acompaña un aviso en palabras sencillas.',
  copyDuty: (citations) => `La cárcel le da esta copia conforme a ${citations}.`,
  receiptHeading: 'Constancia de entrega',
  receiptBlanks: [
    'Entregado por (nombre en letra de molde y placa)',
    'Fecha y hora',
    'Idioma del aviso',
    'Firma de la persona (no está obligada a firmar)',
  ],
  advisementOpening: (paper, from, when) =>
    `Unos oficiales de inmigración quieren entrevistarlo. Su solicitud llegó a la cárcel el ${when}. Es: ${paper}. Viene de: ${from}.`,
  advisementNotYet:
    'No puede haber ninguna entrevista por teléfono o video antes de que usted haya recibido esta página en el idioma que elija.',
  rightsHeading: 'Sus derechos',
  choiceHeading: 'Su decisión',
  choiceLead: 'Marque una opción. Usted no está obligado a marcar ni a firmar nada.',
  choices: ['No quiero la entrevista.', 'Quiero hablar con un abogado antes de decidir.', 'Acepto la entrevista.'],
  choiceAfter: 'Si acepta, de todos modos puede guardar silencio durante la entrevista.',
  signatureHeading: 'Firma de la persona',
  signatureBlanks: ['Nombre en letra de molde', 'Firma', 'Fecha y hora'],
  witnessHeading: 'Para el oficial que entrega esta página',
  witnessBlanks: [
    'Nombre en letra de molde y número de placa',
    'Firma',
    'Fecha y hora',
    'Intérprete, si lo hubo (nombre e idioma)',
    'Si la persona no firmó: lo que dijo',
  ],
  footer: 'Este aviso explica un documento. No es asesoría legal.',
}
