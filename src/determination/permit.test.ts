// The permit to notify: given by a determination only, and refused in every other shape.
import { describe, expect, it } from 'vitest'
import { parseDeterminationId } from '../log/ids.ts'
import { assertPermit, NoticePermit, permitNotice } from './permit.ts'
import { determine } from './determine.ts'
import { caseFileParser } from './case-file.ts'

const id = parseDeterminationId('t_1')
const detainer = (asks: readonly string[], written = true) =>
  determine(
    caseFileParser.parse({
      place: 'us-co-denver',
      custodian: 'jail',
      at: '2018-03-01T12:00:00-07:00',
      request: {
        written,
        purpose: 'civil',
        namesOnePerson: true,
        asks,
        instruments: [{ form: 'I-247A', signer: 'immigration-officer', nature: 'civil' }],
      },
    }),
  )

describe('No notice leaves without a determination that permits or requires it', () => {
  it('mints a permit when the law says may and the written policy wants notices', () => {
    const permit = permitNotice(detainer(['notify-of-release']), id, true)
    expect(permit?.determination).toBe(id)
    if (permit) expect(() => assertPermit(permit)).not.toThrow()
  })

  it('mints none when the law says may and the agency does not want it', () => {
    expect(permitNotice(detainer(['notify-of-release']), id, false)).toBeNull()
  })

  it('refuses whatever was not minted: a look-alike, a copy, an object with the prototype', () => {
    const permit = permitNotice(detainer(['notify-of-release']), id, true)
    const prototyped: unknown = Object.create(NoticePermit.prototype)
    const forged: readonly unknown[] = [
      { determination: id },
      Object.fromEntries(Object.entries(permit ?? {})),
      prototyped,
      structuredClone({ determination: id }),
    ]
    for (const forgery of forged) {
      // The line sees it through the same door as a real permit.
      expect(() => void Reflect.apply(assertPermit, null, [forgery])).toThrow(/No notice leaves/)
    }
    expect(() => NoticePermit.mint(Symbol('mint'), id)).toThrow(/minted by a determination/)
  })
})
