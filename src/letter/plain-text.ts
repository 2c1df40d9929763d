// A letter as plain text for the body of a mail: every word of the printed one, in the same order.
import type { Block, LetterValues } from './letter.ts'

/** Lines end with `\n`; no line is wrapped, because mail programs wrap to the reader's window. */
export const plainTextOf = (values: LetterValues): string => {
  const parts = [
    [values.agency.name, values.agency.desk, ...values.agency.address, values.agency.phone].join('\n'),
    values.date,
    values.to.join('\n'),
    values.references.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    values.title,
    ...values.blocks.map(blockText),
    values.signed.join('\n'),
    citationText(values),
    values.footer,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min(block.text.length, 72))}`
    case 'paragraph':
    case 'answer':
      return block.text
    case 'list':
      return block.lines.map((line, index) => (block.ordered ? `${index + 1}. ${line}` : `- ${line}`)).join('\n')
    case 'quote':
      return `"${block.text}" (${block.citation})`
    case 'choices':
      return block.choices.map((choice) => `[ ] ${choice}`).join('\n')
    case 'blanks':
      return block.labels.map((label) => `${label}: ______________________`).join('\n')
    default:
      return block satisfies never
  }
}

const citationText = (values: LetterValues): string =>
  values.citations.length === 0
    ? ''
    : [values.citationsTitle, ...values.citations.map(({ citation, text }) => `- ${citation}${text === null ? '' : `: "${text}"`}`)].join(
        '\n',
      )
