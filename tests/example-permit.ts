// A permit to notify as the law of a worked example gives it, for tests of lines: made by a determination, as every permit is.
import { caseFileParser } from '../src/determination/case-file.ts'
import { determine } from '../src/determination/determine.ts'
import { permitNotice } from '../src/determination/permit.ts'
import type { NoticePermit } from '../src/determination/permit.ts'
import { parseDeterminationId } from '../src/log/ids.ts'

export const examplePermit = (): NoticePermit => {
  const file = caseFileParser.parse({
    place: 'us-co-denver',
    custodian: 'jail',
    at: '2018-03-01T12:00:00-07:00',
    request: {
      written: true,
      purpose: 'civil',
      asks: ['notify-of-release'],
      instruments: [{ form: 'I-247A', signer: 'immigration-officer' }],
    },
  })
  const minted = permitNotice(determine(file), parseDeterminationId('t_1'), true)
  if (!minted) throw new Error('the law of the example permits the notice')
  return minted
}
