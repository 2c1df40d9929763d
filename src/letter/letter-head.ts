// The parts that every letter has, put around its blocks: head, date, references, citations, signature of the desk.
import { dayOf, momentForOfficial, momentForPerson } from './moment-words.ts'
import { printable, printableValue } from './printable.ts'
import { plainTextOf } from './plain-text.ts'
import { civilDateOf } from '../time/instant.ts'
import type { LetterAgency } from './letter-input.ts'
import type { LetterLanguage } from './letter-kind.ts'
import type { Block, Cited, Letter, Row, Template } from './letter.ts'
import type { Instant } from '../time/instant.ts'

export type LetterParts = {
  readonly template: Template
  readonly language: LetterLanguage
  readonly title: string
  readonly agency: LetterAgency
  readonly at: Instant
  readonly desk: string
  readonly to: readonly string[]
  readonly references: readonly Row[]
  readonly blocks: readonly Block[]
  readonly citationsTitle: string
  readonly citations: readonly Cited[]
  readonly footer: string
  readonly pageWord: string
  readonly ofWord: string
}

/** The finished letter. Signed by the desk and the agency, never by an invented name. */
export const letterOf = (parts: LetterParts): Letter => {
  const { agency, language, at } = parts
  const name = printableValue(agency.name)
  const values = {
    title: printable(parts.title),
    agency: { name, desk: parts.desk, address: agency.address.map(printableValue), phone: printableValue(agency.phone) },
    date: dayOf(at, agency.zone, language),
    dateIso: civilDateOf(at, agency.zone),
    to: parts.to.map(printableValue),
    references: parts.references,
    blocks: parts.blocks.filter((block) => block.kind !== 'paragraph' || block.text !== ''),
    citationsTitle: parts.citationsTitle,
    citations: parts.citations,
    signed: [
      parts.desk,
      name,
      parts.template === 'letter' ? momentForOfficial(at, agency.zone) : momentForPerson(at, agency.zone, language),
    ],
    footer: parts.footer,
    pageWord: parts.pageWord,
    ofWord: parts.ofWord,
  }
  return { template: parts.template, language, values, title: values.title, plainText: plainTextOf(values) }
}
