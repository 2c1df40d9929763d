// A reader for tests of the review page: takes any PNG for a faxed detainer with its warrant, of which it is not sure of two values.
import sharp from 'sharp'
import type { Read } from '../../src/document/paper.ts'
import type { InstrumentRead } from '../../src/instrument/instrument.ts'
import { simulatePageReader } from '../../src/outside/page-reader/simulated.ts'
import type { PageReader } from '../../src/outside/outside.ts'

const read = (value: string, y: number, needsReview: boolean): Read<string> => ({
  value,
  confidence: needsReview ? 0.62 : 0.97,
  page: 1,
  box: [0.12, y, 0.4, 0.025],
  needsReview,
})

const instrumentsOf = (name: string, born: string): readonly InstrumentRead[] => [
  {
    pages: [1],
    kind: 'detainer',
    form: 'I-247A',
    revision: '3/17',
    confidence: 0.98,
    issuingBody: 'dhs',
    signer: { role: 'immigration-officer', confidence: 0.95, needsReview: false },
    asks: ['hold-past-release', 'notify-of-release'],
    fields: {
      subjectName: read(name, 0.22, true),
      dateOfBirth: read(born, 0.27, true),
      fileNumber: read('A099 000 111', 0.17, false),
    },
    ticked: ['basis-biometric', 'notify-ice'],
    needsReview: ['subjectName', 'dateOfBirth'],
    because: ['the form number I-247A stands in the footer'],
  },
  {
    pages: [2],
    kind: 'administrative-warrant',
    form: 'I-200',
    revision: null,
    confidence: 0.97,
    issuingBody: 'dhs',
    signer: { role: 'immigration-officer', confidence: 0.96, needsReview: false },
    asks: [],
    fields: { subjectName: { ...read(name, 0.3, false), page: 2 } },
    ticked: [],
    needsReview: [],
    because: ['the title of the form'],
  },
]

export const unsureReader = (name: string, born: string): PageReader => {
  const typed = simulatePageReader()
  const isPicture = (bytes: Uint8Array): boolean => bytes[0] === 0x89
  return {
    warm: async () => undefined,
    read: async (bytes, signal) =>
      isPicture(bytes)
        ? { fileType: 'png', reading: { instruments: instrumentsOf(name, born), pageCount: 2, pagesNotUnderstood: [] }, problem: null }
        : typed.read(bytes, signal),
    picture: async (bytes, page, widthPx) => (isPicture(bytes) ? picture(name, page, widthPx) : typed.picture(bytes, page, widthPx)),
    close: async () => undefined,
  }
}

const picture = async (name: string, page: number, widthPx: number): Promise<Uint8Array> => {
  const title = page === 1 ? 'IMMIGRATION DETAINER - NOTICE OF ACTION' : 'WARRANT FOR ARREST OF ALIEN'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 1100"><rect width="850" height="1100" fill="#fff"/>
    <g font-family="Liberation Mono, monospace" font-size="17"><text x="230" y="80">${title}</text>
    <text x="104" y="205">File No. A099 000 111</text><text x="104" y="262">${name}</text>
    <text x="104" y="317">Date of birth</text></g></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).resize({ width: widthPx }).png().toBuffer())
}

/** A PNG of a few bytes, for dropping on the inbox. */
export const smallPng = async (): Promise<Buffer> =>
  sharp({ create: { width: 20, height: 26, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
