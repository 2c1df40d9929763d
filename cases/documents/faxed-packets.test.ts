// Papers that come as they come: as PDF with their own text, and over a fax line; what is wrong must be flagged.
import { afterAll, describe, expect, it } from 'vitest'
import { inventPaper } from '../../src/outside/paper-maker/invent.ts'
import { makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { openPageReader } from '../../src/outside/page-reader/real.ts'
import { toFax } from '../../src/outside/paper-maker/to-fax.ts'
import { fieldNames } from '../../src/instrument/instrument.ts'
import type { InstrumentRead } from '../../src/instrument/instrument.ts'
import type { PaperWanted } from '../../src/outside/paper-maker/make-paper.ts'

const reader = openPageReader()
afterAll(() => reader.close())

/** Values read otherwise than printed and not flagged: there must be none. */
const silentErrors = (read: InstrumentRead, printed: PaperWanted): readonly string[] => {
  const wrong = fieldNames.flatMap((name) => {
    const field = read.fields[name]
    const value = printed.values[name]
    return field === undefined || field.needsReview || value === undefined || field.value === value
      ? []
      : [`${name}: read [${field.value}], printed [${value}]`]
  })
  const known = [...read.ticked, ...(printed.ticked ?? [])]
  const ticks = read.needsReview.includes('ticked')
    ? []
    : known.filter((tick) => read.ticked.includes(tick) !== (printed.ticked ?? []).includes(tick))
  return [...wrong, ...ticks.map((tick) => `tick ${tick}`)]
}

const rightShare = (read: InstrumentRead, printed: PaperWanted, names: readonly (typeof fieldNames)[number][]): number =>
  names.filter((name) => read.fields[name]?.value === printed.values[name]).length / names.length

describe('PDF with its own text', () => {
  it.each([
    [
      'I-247A',
      'detainer',
      'immigration-officer',
      [
        'subjectName',
        'dateOfBirth',
        'fileNumber',
        'subjectId',
        'eventNumber',
        'issuedOn',
        'citizenship',
        'sex',
        'phone',
        'to',
        'from',
        'officerName',
      ],
    ],
    ['I-200', 'administrative-warrant', 'immigration-officer', ['subjectName', 'fileNumber', 'issuedOn', 'officerName']],
    ['I-205', 'removal-warrant', 'immigration-officer', ['subjectName', 'fileNumber', 'issuedOn']],
    [
      'I-138',
      'administrative-subpoena',
      'immigration-officer',
      ['subjectName', 'fileNumber', 'dueOn', 'issuedOn', 'recordsSought', 'caseNumber', 'to'],
    ],
    ['AO 442', 'arrest-warrant', null, ['subjectName', 'caseNumber', 'issuedOn', 'offense', 'judgeName', 'courtName']],
  ] as const)(
    '%s is read whole',
    async (form, kind, signer, names) => {
      for (const seed of [3, 8]) {
        const printed = inventPaper(form, seed)
        const { reading } = await reader.read(await makePaper(printed))
        const read = reading.instruments[0]
        if (read === undefined) throw new Error('no instrument')
        expect(reading.instruments).toHaveLength(1)
        expect(read).toMatchObject({ kind, form })
        const title = printed.values.judgeName ?? ''
        const court = /Magistrate/.test(title)
          ? 'federal-magistrate-judge'
          : /District/.test(title)
            ? 'federal-district-judge'
            : 'clerk-of-court'
        expect(read.signer.role).toBe(signer ?? court)
        expect(silentErrors(read, printed)).toEqual([])
        expect(rightShare(read, printed, names)).toBe(1)
      }
    },
    60_000,
  )

  it.each([
    ['I-203', 'detention-order', 'immigration-officer', ['subjectName', 'fileNumber', 'issuedOn']],
    ['I-286', 'custody-notice', 'immigration-officer', ['subjectName', 'fileNumber', 'issuedOn']],
    ['I-862', 'notice-to-appear', 'immigration-officer', ['subjectName', 'fileNumber', 'dateOfBirth']],
    ['AO 93', 'search-warrant', null, ['caseNumber', 'dueOn', 'issuedOn', 'judgeName', 'courtName']],
    ['AO 88B', 'court-subpoena', 'attorney', ['caseNumber', 'to', 'issuedOn', 'courtName', 'recordsSought']],
    ['writ', 'writ', 'federal-magistrate-judge', ['caseNumber', 'issuedOn']],
    ['state-warrant', 'arrest-warrant', 'state-judge', ['caseNumber', 'dateOfBirth', 'issuedOn']],
  ] as const)(
    '%s is known for what it is',
    async (form, kind, signer, names) => {
      for (const seed of [3, 8]) {
        const printed = inventPaper(form, seed)
        const { reading } = await reader.read(await makePaper(printed))
        const read = reading.instruments[0]
        if (read === undefined) throw new Error('no instrument')
        expect(reading.instruments).toHaveLength(1)
        expect(read.kind).toBe(kind)
        if (signer !== null) expect(read.signer.role).toBe(signer)
        else expect(read.signer.role).toMatch(/judge|clerk/)
        expect(rightShare(read, printed, names)).toBe(1)
        if (kind !== 'writ') expect(silentErrors(read, printed)).toEqual([])
      }
    },
    60_000,
  )

  it('an unsigned paper is not signed', async () => {
    const { reading } = await reader.read(await makePaper({ ...inventPaper('AO 442', 4), signed: false }))
    expect(reading.instruments[0]?.signer).toMatchObject({ role: 'unsigned', needsReview: true })
  }, 30_000)

  it('letters are requests', async () => {
    const interview = await reader.read(await makePaper(inventPaper('interview-letter', 3)))
    expect(interview.reading.instruments[0]).toMatchObject({ kind: 'interview-request', issuingBody: 'dhs' })
    const information = await reader.read(await makePaper(inventPaper('information-letter', 3)))
    expect(information.reading.instruments[0]).toMatchObject({
      kind: 'information-request',
      asks: ['notify-of-release', 'give-custody-status', 'give-personal-information'],
    })
  }, 30_000)
})

describe('over a fax line', () => {
  it('a detainer of three pages and a warrant of one are two instruments, on their pages', async () => {
    const printed = [inventPaper('I-247A', 11), inventPaper('I-200', 11)] as const
    const fax = await toFax(await Promise.all(printed.map(makePaper)), { resolution: 'fine', level: 1, seed: 2 })
    const { fileType, reading } = await reader.read(fax)
    expect(fileType).toBe('tiff')
    expect(reading.instruments.map((read) => [read.form, read.pages])).toEqual([
      ['I-247A', [1, 2, 3]],
      ['I-200', [4]],
    ])
    for (const [index, read] of reading.instruments.entries()) {
      const wanted = printed[index]
      if (wanted === undefined) throw new Error('more instruments than papers')
      expect(read.signer.role).toBe('immigration-officer')
      expect(silentErrors(read, wanted)).toEqual([])
      expect(rightShare(read, wanted, ['subjectName', 'fileNumber', 'issuedOn'])).toBeGreaterThanOrEqual(2 / 3)
    }
  }, 180_000)

  it.each([
    ['AO 442', 'fine', 2, 'arrest-warrant'],
    ['I-138', 'standard', 1, 'administrative-subpoena'],
    ['I-200', 'standard', 2, 'administrative-warrant'],
  ] as const)(
    '%s, %s resolution, level %d, keeps its kind and hides no error',
    async (form, resolution, level, kind) => {
      const printed = inventPaper(form, 21)
      const { reading } = await reader.read(await toFax([await makePaper(printed)], { resolution, level, seed: 5 }))
      const read = reading.instruments[0]
      if (read === undefined) throw new Error('no instrument')
      expect(read).toMatchObject({ kind, form })
      if (form !== 'AO 442') expect(read.signer.role).not.toMatch(/judge|clerk/)
      expect(silentErrors(read, printed)).toEqual([])
    },
    120_000,
  )
})
