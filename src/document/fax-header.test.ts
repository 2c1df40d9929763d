// Lines as makes of fax machines print them, and lines of papers that only look so.
import { describe, expect, it } from 'vitest'
import { parseFaxHeader } from './fax-header.ts'

describe('the line over a faxed page', () => {
  it.each([
    ['11/14/2026 09:41  FROM 303 555 0100  ICE ERO DENVER   P. 01', '303 555 0100 ICE ERO DENVER', '2026-11-14T09:41', 1, null],
    ['NOV-14-2026 09:41 From:ICE ERO DENVER 3035550100 To:7205550194 P.1/3', 'ICE ERO DENVER 3035550100', '2026-11-14T09:41', 1, 3],
    ["11-14-'26 09:41 FROM- ICE ERO          T-123 P0002/0003 F-456", 'ICE ERO', '2026-11-14T09:41', 2, 3],
    ['From ICE DENVER   Sat 14 Nov 2026 09:41:12 PM MST   Page 3 of 3', 'ICE DENVER', '2026-11-14T21:41', 3, 3],
    ['ICE ERO DENVER 11/14/2026 9:41:12 AM PAGE 1/003 Fax Server', 'ICE ERO DENVER', '2026-11-14T09:41', 1, 3],
    ['Nov. 14, 2026  9:41PM   ICE ERO DENVER   No. 1234   P. 1/3', 'ICE ERO DENVER', '2026-11-14T21:41', 1, 3],
    ['2026-11-14 12:05 AM Fax sent by : 3035550100 Pg: 4/12', '3035550100', '2026-11-14T00:05', 4, 12],
    ['14/11/2026 09:41 3035550100 ICE ERO 001/003', '3035550100 ICE ERO', '2026-11-14T09:41', 1, 3],
    ['11/14/2026 09:41 FROM 303 555 0100 ICE ERO DENVER P, O1', '303 555 0100 ICE ERO DENVER', '2026-11-14T09:41', 1, null],
    ['09:41 FROM ICE ERO P.2', 'ICE ERO', null, 2, null],
    ['02/30/2026 09:41 FROM ICE ERO P.2', '02/30/2026 | ICE ERO', null, 2, null],
    ['11/14/2026 09:41 FROM POLICE DEPT P. 01', 'POLICE DEPT', '2026-11-14T09:41', 1, null],
  ])('%s', (text, sender, minute, page, of) => {
    const header = parseFaxHeader(text)
    expect(header).toMatchObject({ text, minute, page, of })
    if (!text.startsWith('02/30')) expect(header?.sender).toBe(sender)
  })

  it.each([
    'DEPARTMENT OF HOMELAND SECURITY',
    'Subject ID: 399887766   Event #: DEN2611000123',
    'Page 1 of 3',
    'Form I-247A (3/17)   Page 1 of 3',
    'Date: 11/14/2026',
  ])('is not: %s', (text) => {
    expect(parseFaxHeader(text)).toBeNull()
  })

  it('knows a line whose moment was cut off by its sender and its count of pages, and no other text', () => {
    expect(parseFaxHeader('44f4t/ ZUZ O UU.4I FROM 303 555 0100 ICE ERO DENVER P. 01/Q4')).toMatchObject({
      minute: null,
      sender: '303 555 0100 ICE ERO DENVER',
      page: 1,
      of: 4,
    })
    expect(parseFaxHeader('Records received from the clerk, page 3')).toBeNull()
    expect(parseFaxHeader('Page 1 of 3')).toBeNull()
  })
})
