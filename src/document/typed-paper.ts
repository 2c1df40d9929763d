// A request written down by a clerk (a telephone call, a letter copied by hand): a small JSON text that is kept as a paper.
import { z } from 'zod'

/** The text of a typed paper: `{ "releasedesk-typed": ... }`, one instrument or several. */
const envelopeParser = z.object({
  'releasedesk-typed': z.union([z.record(z.string(), z.json()), z.array(z.record(z.string(), z.json())).min(1)]),
})

export type TypedPaper = readonly Readonly<Record<string, z.infer<ReturnType<typeof z.json>>>>[]

/** null: these bytes are no typed paper. The fields of each instrument are parsed by the instrument reader, not here. */
export const parseTypedPaper = (bytes: Uint8Array): TypedPaper | null => {
  if (!startsAsJson(bytes)) return null
  try {
    const parsed = envelopeParser.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    if (!parsed.success) return null
    const typed = parsed.data['releasedesk-typed']
    return Array.isArray(typed) ? typed : [typed]
  } catch {
    return null
  }
}

/** The bytes of a typed paper: stable for equal content, so that the same note twice is one paper received twice. */
export const typedPaperBytes = (instruments: TypedPaper): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify({ 'releasedesk-typed': instruments.length === 1 ? instruments[0] : instruments }, null, 1)}\n`)

const startsAsJson = (bytes: Uint8Array): boolean => {
  const first = bytes.findIndex((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)
  return first >= 0 && first < 64 && bytes[first] === 0x7b
}
