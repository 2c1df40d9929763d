// The log of calls: lines as HylaFAX 6.0.7 wrote them on a test line, and what the comparison with the record finds.
import { describe, expect, it } from 'vitest'
import { parseTransferLog, reconcileFaxes } from './transfer-log.ts'

const line = (...fields: readonly string[]): string => fields.join('\t')
const log = [
  line(
    '11/22/26 08:24',
    'SEND',
    '000000001',
    'ttyS0',
    '1',
    '"n_3f9c.1"',
    'desk@localhost',
    '"3035550155"',
    '"FIELD OFFICE 0111"',
    '2220073',
    '1',
    '0:00:20',
    '0:00:17',
    '""',
    '""',
    '""',
    '""',
    '"desk"',
    '"00 46 1F 22"',
  ),
  line(
    '11/22/26 08:26',
    'SEND',
    '000000002',
    'ttyS0',
    '3',
    '"n_3f9c.2"',
    'desk@localhost',
    '"3035550144"',
    '""',
    '2220073',
    '0',
    '0:00:01',
    '0:00:00',
    '"Busy signal detected; too many attempts to dial"',
    '""',
    '""',
    '""',
    '"desk"',
    '"00 00 00"',
  ),
  line(
    '11/22/26 08:30',
    'SEND',
    '000000003',
    'ttyS0',
    '4',
    '"letter to the court"',
    'clerk@jail',
    '"3035550177"',
    '"COURT"',
    '2220073',
    '2',
    '0:01:01',
    '0:00:58',
    '""',
    '""',
    '""',
    '""',
    '"clerk"',
    '"00 46 1F 22"',
  ),
  line(
    '11/22/26 08:30',
    'RECV',
    '000000004',
    'ttyS0',
    'recvq/fax000000001.tif',
    '""',
    'fax',
    '"+1.303.555.0100"',
    '"FIELD OFFICE"',
    '4193919',
    '1',
    '0:00:10',
    '0:00:10',
    '"T.30 T2 timeout, expected signal not received"',
    '"Line"',
    '"3035550111"',
    '"<NONE>::3035550155"',
    '""',
    '"00 00 00"',
  ),
  line(
    '11/22/26 08:30',
    'CALL',
    '000000004',
    'ttyS0',
    '',
    '""',
    'fax',
    '"+1.303.555.0100"',
    '""',
    '0',
    '0',
    '0:00:13',
    '0:00:13',
    '""',
    '"Line"',
    '"3035550111"',
    '""',
    '""',
    '""',
  ),
  'no line of a log',
  '',
].join('\n')

const sent = { kind: 'sent', serverAnswer: 'done', fax: { pages: 1, remoteId: null } } as const
const failed = { kind: 'failed', reason: 'busy', permanent: false } as const

describe('the log of calls', () => {
  it('reads calls out and in, and passes over what is neither', () => {
    const calls = parseTransferLog(log)
    expect(calls.map(({ kind, call }) => [kind, call])).toEqual([
      ['SEND', '000000001'],
      ['SEND', '000000002'],
      ['SEND', '000000003'],
      ['RECV', '000000004'],
    ])
    expect(calls[0]).toMatchObject({ job: '1', tag: 'n_3f9c.1', number: '3035550155', remoteId: 'FIELD OFFICE 0111', pages: 1, reason: '' })
    expect(calls[3]).toMatchObject({
      file: 'fax000000001.tif',
      callerNumber: '3035550111',
      reason: 'T.30 T2 timeout, expected signal not received',
    })
  })

  it('has nothing to say where it and the record agree; other users’ faxes are not ours', () => {
    const record = [
      { messageId: 'n_3f9c.1', outcome: sent },
      { messageId: 'n_3f9c.2', outcome: failed },
      // Nothing was dialled: no call is missing.
      { messageId: 'n_3f9c.3', outcome: failed },
    ]
    expect(reconcileFaxes(parseTransferLog(log), record)).toEqual([])
  })

  it('finds a call that is not on record, an attempt without its call, and what the two tell differently', () => {
    const calls = parseTransferLog(log)
    expect(reconcileFaxes(calls, [{ messageId: 'n_3f9c.2', outcome: failed }])).toMatchObject([
      { kind: 'call-not-on-record', messageId: 'n_3f9c.1' },
    ])
    const record = [
      { messageId: 'n_3f9c.1', outcome: failed },
      { messageId: 'n_3f9c.2', outcome: sent },
      { messageId: 'n_0000.1', outcome: sent },
    ]
    expect(reconcileFaxes(calls, record).map(({ kind, messageId }) => [kind, messageId])).toEqual([
      ['told-differently', 'n_3f9c.1'],
      ['told-differently', 'n_3f9c.2'],
      ['no-such-call', 'n_0000.1'],
    ])
    expect(
      reconcileFaxes(calls, [
        { messageId: 'n_3f9c.1', outcome: null },
        { messageId: 'n_3f9c.2', outcome: failed },
      ]),
    ).toMatchObject([{ kind: 'told-differently', outcome: 'no end' }])
  })
})
