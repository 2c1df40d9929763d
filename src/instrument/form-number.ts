// The form number and edition printed on a page (`DHS Form I-247A (3/17)`, `AO 442 (Rev. 11/11)`), read through usual misreadings.
import type { Sheet } from './sheet.ts'

export type FormNumber = { readonly name: string; readonly revision: string | null; readonly line: number; readonly confidence: number }

const dhsNumber = /(?:form|forn|fonn|dhs|ice|cbp)\W{0,3}\s*[il1|[\]!]\s*[-—–]?\s*(\d{3}|[0-9osl]{3})\s*([adgnx])?(?=[\s(.,]|$)/i
const aoNumber = /\bA[O0]\s?(\d{2,3})\s?([A-C])?(?=\s*\(?\s*rev|\s*\(|\s|$)/i
const edition = /\(?\s*(?:rev\.?\s*)?(\d{1,2}[/-]\d{1,2}(?:[/-]\d{2})?)\s*\)?/i

/** All form numbers on the sheet; an I-number is only taken beside the word Form or an agency's name. */
export const formNumbers = (sheet: Sheet): readonly FormNumber[] =>
  sheet.lines.flatMap((line, number) => {
    const text = line.map((token) => token.text).join(' ')
    const confidence = Math.min(1, ...line.slice(0, 4).map((token) => token.confidence))
    const dhs = dhsNumber.exec(text)
    if (dhs !== null) {
      const digits = (dhs[1] ?? '').toLowerCase().replaceAll('o', '0').replaceAll('l', '1').replaceAll('s', '5')
      const letter = (dhs[2] ?? '').toUpperCase()
      return [{ name: `I-${digits}${letter}`, revision: revisionAfter(text, dhs), line: number, confidence }]
    }
    const ao = aoNumber.exec(text)
    if (ao !== null && ao.index < 6)
      return [{ name: `AO ${ao[1] ?? ''}${(ao[2] ?? '').toUpperCase()}`, revision: revisionAfter(text, ao), line: number, confidence }]
    return []
  })

const revisionAfter = (text: string, found: RegExpExecArray): string | null => {
  const match = edition.exec(text.slice(found.index + found[0].length, found.index + found[0].length + 24))
  return match?.[1] ?? null
}

/** `Page 2 of 3`; null where the page does not say. */
export const pageCountOf = (sheet: Sheet): { readonly page: number; readonly of: number } | null => {
  for (const line of sheet.lines) {
    const match = /\bpage\s*([0-9lI|]{1,2})\s*of\s*(\d{1,2})/i.exec(line.map((token) => token.text).join(' '))
    if (match !== null) return { page: Number((match[1] ?? '').replaceAll(/[lI|]/g, '1')), of: Number(match[2]) }
  }
  return null
}
