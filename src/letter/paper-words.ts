// Names of papers and signers in plain words, in both languages, so that a letter says which paper it speaks of.
import type { Instrument, InstrumentKind, IssuingBody, SignerRole } from '../instrument/instrument.ts'
import type { LetterLanguage } from './letter-kind.ts'
import { printableValue } from './printable.ts'

type Words = Readonly<Record<LetterLanguage, string>>

const kindWords: Readonly<Record<InstrumentKind, Words>> = {
  detainer: { en: 'immigration detainer', es: 'solicitud de retención de inmigración (detainer)' },
  'notification-request': { en: 'request to be told of a release', es: 'solicitud de aviso de liberación' },
  'transfer-request': { en: 'request to transfer custody', es: 'solicitud de traslado de custodia' },
  'administrative-warrant': { en: 'administrative immigration warrant of arrest', es: 'orden administrativa de arresto de inmigración' },
  'removal-warrant': { en: 'administrative immigration warrant of removal', es: 'orden administrativa de deportación' },
  'detention-order': { en: 'immigration order to detain or release', es: 'orden de inmigración de detener o liberar' },
  'custody-notice': { en: 'immigration notice of custody decision', es: 'aviso de inmigración sobre la decisión de custodia' },
  'notice-to-appear': { en: 'notice to appear in immigration court', es: 'citatorio para comparecer ante el tribunal de inmigración' },
  'administrative-subpoena': { en: 'administrative subpoena', es: 'citación administrativa (subpoena)' },
  'arrest-warrant': { en: 'arrest warrant', es: 'orden de arresto' },
  'search-warrant': { en: 'search warrant', es: 'orden de registro' },
  'court-subpoena': { en: 'court subpoena', es: 'citación judicial (subpoena)' },
  'grand-jury-subpoena': { en: 'grand jury subpoena', es: 'citación de gran jurado (subpoena)' },
  'court-order': { en: 'court order', es: 'orden de un tribunal' },
  writ: { en: 'writ of a court', es: 'mandamiento de un tribunal (writ)' },
  'interview-request': { en: 'request for an interview', es: 'solicitud de entrevista' },
  'information-request': { en: 'request for information', es: 'solicitud de información' },
  'u-visa-certification': { en: 'request to certify for a U visa', es: 'solicitud de certificación para una visa U' },
  'cover-sheet': { en: 'cover sheet', es: 'hoja de portada' },
  other: { en: 'paper of a kind that was not identified', es: 'documento de un tipo que no se pudo identificar' },
}

const senderWords: Readonly<Record<IssuingBody, Words>> = {
  dhs: { en: 'the U.S. Department of Homeland Security (DHS)', es: 'el Departamento de Seguridad Nacional de los Estados Unidos (DHS)' },
  'federal-court': { en: 'a federal court', es: 'un tribunal federal' },
  'state-court': { en: 'a state court', es: 'un tribunal estatal' },
  'immigration-court': { en: 'an immigration court', es: 'un tribunal de inmigración' },
  attorney: { en: 'a lawyer', es: 'un abogado' },
  police: { en: 'a police agency', es: 'una agencia de policía' },
  other: { en: 'another office', es: 'otra oficina' },
  unknown: { en: 'a sender that we could not identify', es: 'un remitente que no pudimos identificar' },
}

const signerWords: Readonly<Record<SignerRole, Words>> = {
  'immigration-officer': {
    en: 'An immigration officer signed it. A judge did not sign it.',
    es: 'Lo firmó un oficial de inmigración. No lo firmó un juez.',
  },
  'immigration-judge': { en: 'An immigration judge signed it.', es: 'Lo firmó un juez de inmigración.' },
  'federal-magistrate-judge': { en: 'A federal magistrate judge signed it.', es: 'Lo firmó un juez magistrado federal.' },
  'federal-district-judge': { en: 'A federal district judge signed it.', es: 'Lo firmó un juez federal de distrito.' },
  'state-judge': { en: 'A state judge signed it.', es: 'Lo firmó un juez estatal.' },
  'clerk-of-court': { en: 'A clerk of a court signed it.', es: 'Lo firmó un secretario de un tribunal.' },
  attorney: { en: 'A lawyer signed it. A judge did not sign it.', es: 'Lo firmó un abogado. No lo firmó un juez.' },
  unsigned: { en: 'Nobody signed it.', es: 'Nadie lo firmó.' },
  illegible: { en: 'We could not read who signed it.', es: 'No pudimos leer quién lo firmó.' },
}

/** `immigration detainer (Form I-247A, 3/17)`. */
export const paperName = ({ kind, form, revision }: Instrument, language: LetterLanguage): string => {
  const words = kindWords[kind][language]
  if (form === null || form.trim() === '') return words
  const name = printableValue(form)
  const edition = revision === null || revision === '' ? '' : `, ${printableValue(revision)}`
  return `${words} (${language === 'en' ? 'Form' : 'formulario'} ${name}${edition})`
}

/** The office as the paper names it; the body that issued it where it names none. */
export const senderName = ({ fields, issuingBody }: Instrument, language: LetterLanguage): string => {
  const from = printableValue(fields.from ?? '')
  return from === '' ? senderWords[issuingBody][language] : from
}

/** One sentence; a signer that is not established is said to be so, never taken for a judge. */
export const signerSentence = ({ signer }: Instrument, language: LetterLanguage): string =>
  signer === null
    ? { en: 'We do not know yet who signed it.', es: 'Todavía no sabemos quién lo firmó.' }[language]
    : signerWords[signer][language]
