// What every page reader must do, the real one and its twin: typed papers read, unusable files refused with their code.
import { describe, expect, it } from 'vitest'
import { typedPaperBytes } from '../../document/typed-paper.ts'
import type { PageReader } from '../outside.ts'

export const describePageReader = (name: string, open: () => PageReader): void => {
  describe(`page reader: ${name}`, () => {
    const typed = typedPaperBytes([{ form: 'I-247A', signer: 'immigration-officer', subjectName: 'ROE, JOHN', dateOfBirth: '1997-03-04' }])

    it('reads a typed paper as sure', async () => {
      const reader = open()
      const { fileType, reading, problem } = await reader.read(typed)
      expect({ fileType, problem, pages: reading.pageCount }).toEqual({ fileType: 'text', problem: null, pages: 1 })
      expect(reading.instruments).toHaveLength(1)
      expect(reading.instruments[0]).toMatchObject({
        kind: 'detainer',
        form: 'I-247A',
        issuingBody: 'dhs',
        asks: ['hold-past-release', 'notify-of-release'],
        signer: { role: 'immigration-officer', confidence: 1, needsReview: false },
        fields: { subjectName: { value: 'ROE, JOHN', confidence: 1, needsReview: false }, dateOfBirth: { value: '1997-03-04' } },
        needsReview: [],
      })
      await reader.close()
    })
    it('never takes a signer for granted', async () => {
      const reader = open()
      const { reading } = await reader.read(typedPaperBytes([{ form: 'arrest-warrant' }]))
      expect(reading.instruments[0]).toMatchObject({ kind: 'arrest-warrant', signer: { role: 'illegible', needsReview: true } })
      await reader.close()
    })
    it('draws a typed paper', async () => {
      const reader = open()
      const picture = await reader.picture(typed, 1, 400)
      expect([...picture.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
      await reader.close()
    })
    it.each([
      ['0 bytes', new Uint8Array(0), 'paper-empty'],
      ['a program renamed', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'paper-type-unknown'],
      ['more than the limit', new Uint8Array(200 * 1024 * 1024), 'paper-too-large'],
      ['JSON of another kind', new TextEncoder().encode('{"a":1}'), 'paper-type-unknown'],
    ])('refuses %s', async (_, bytes, code) => {
      const reader = open()
      await expect(reader.read(bytes)).rejects.toMatchObject({ code })
      await reader.close()
    })
  })
}
