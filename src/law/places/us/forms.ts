// The detainer forms by revision: when each was in use, and what its own words ask. Old detainers remain active; all are still met.
import type { TimelineEntry } from '../timeline-entry.ts'

const guidance = 'https://www.scribd.com/document/343192456/ICE-Guidance-for-Form-I-247A'
const recalled = 'The wording is recalled, not retrieved.'

export const detainerForms: readonly TimelineEntry[] = [
  {
    id: 'us/form/i-247-1997',
    kind: 'form',
    from: '1997-04-01',
    to: '2010-08-01',
    name: 'I-247 (Rev. 4-1-97), then (Rev. 08/01/07)',
    says:
      '"Please accept this notice as a detainer. This is for notification purposes only [...]." "Federal regulations (8 CFR 287.7) require that you ' +
      'detain the alien for a period not to exceed 48 hours (excluding Saturdays, Sundays and Federal holidays) [...]." [from memory] The one ' +
      `older form that says "require". ${recalled}`,
    rules: ['us/8-cfr-287.7/d', 'us/8-cfr-287.7/request-or-command'],
    source: 'recalled wording; no blank was found',
    verified: 'no',
  },
  {
    id: 'us/form/i-247-2010',
    kind: 'form',
    from: '2010-08-01',
    to: '2011-12-29',
    name: 'I-247 (8/10), then (6/11)',
    says:
      'Issued under Interim Policy 10074.1 of August 2010 (day not seen). Asks to keep the person up to 48 hours, Saturdays, Sundays and holidays left ' +
      `out, and to tell of the release. No notice to the person. [from memory] ${recalled}`,
    rules: ['us/8-cfr-287.7/d', 'us/8-cfr-287.7/a'],
    source: 'http://www.judicialwatch.org/document-archive/icedetainer/',
    verified: 'no',
  },
  {
    id: 'us/form/i-247-2011',
    kind: 'form',
    from: '2011-12-29',
    to: '2012-12-21',
    name: 'I-247 (12/11)',
    says:
      'Announced Dec. 29, 2011 with a hotline and a notice to the person in five more languages; asks that the person be given a copy. ' +
      `"You are not authorized to hold the subject beyond these 48 hours." [from memory] ${recalled}`,
    rules: ['us/form-i-247-2011/serve-copy', 'us/8-cfr-287.7/d', 'us/8-cfr-287.7/a'],
    source: 'ICE bulletin of Dec. 29, 2011 (facts seen; footer recalled)',
    verified: 'partly',
  },
  {
    id: 'us/form/i-247-2012',
    kind: 'form',
    from: '2012-12-21',
    to: '2015-06-12',
    name: 'I-247 (12/12)',
    says:
      '"Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS, excluding Saturdays, Sundays, and holidays [...]." "This request derives ' +
      'from federal regulation 8 C.F.R. 287.7." "Provide a copy to the subject of this detainer." [from memory] Guidance of Dec. 21, 2012 was seen.',
    rules: ['us/form-i-247-2012/serve-copy', 'us/8-cfr-287.7/d', 'us/8-cfr-287.7/a'],
    source: 'https://pdfslide.us/documents/revised-2012-ice-detainer-guidance-would-comply-with-immigration-hold-requests.html',
    verified: 'partly',
  },
  {
    id: 'us/form/i-247d',
    kind: 'form',
    from: '2015-06-12',
    to: '2017-04-02',
    name: 'I-247D (5/15), Request for Voluntary Action',
    says:
      'Asks to keep the person up to 48 hours and to tell of the release. "The subject must be served with a copy of this request in order for it ' +
      'to take effect." In use from May or June 2015.',
    rules: ['us/form-i-247d/serve-copy', 'us/8-cfr-287.7/d', 'us/8-cfr-287.7/a'],
    source: guidance,
    verified: 'partly',
  },
  {
    id: 'us/form/i-247n',
    kind: 'form',
    from: '2015-06-12',
    to: '2017-04-02',
    name: 'I-247N (5/15), Request for Voluntary Notification',
    says: 'Asks for notice only, 48 hours ahead if possible; those 48 hours are notice, never a hold.',
    rules: ['us/8-cfr-287.7/a'],
    source: 'https://docslib.org/doc/6569505/ice-documents-produced',
    verified: 'yes',
  },
  {
    id: 'us/form/i-247x',
    kind: 'form',
    from: '2015-08-01',
    to: '2017-04-02',
    name: 'I-247X (8/15), Request for Voluntary Transfer',
    says: 'A request for custody outside the priorities of the I-247D. Only its title was seen; the month is recalled.',
    rules: ['us/8-cfr-287.7/d', 'us/8-cfr-287.7/a'],
    source: guidance,
    verified: 'partly',
  },
  {
    id: 'us/form/i-247a',
    kind: 'form',
    from: '2017-04-02',
    to: null,
    name: 'I-247A (3/17 and later prints)',
    says:
      'Notify "as early as practicable, at least 48 hours, if possible"; maintain custody "for a period not to exceed 48 hours beyond the time he or she ' +
      'would otherwise have been released". It takes effect only when a copy is served on the person. Replaces D, N and X; "detainers issued on prior ' +
      'versions [...] remain active".',
    rules: ['us/form-i-247a/serve-copy', 'us/form-i-247a/unserved', 'us/8-cfr-287.7/d', 'us/8-cfr-287.7/a'],
    source: guidance,
    verified: 'yes',
  },
  {
    id: 'us/form/i-247g',
    kind: 'form',
    from: '2025-03-04',
    to: null,
    name: 'I-247G, Request for Advance Notification of Release',
    says: 'Neither requests nor authorizes that anyone be held; asks for notice only.',
    rules: ['us/8-cfr-287.7/a'],
    source: 'https://immigrantjustice.org/node/15062',
    verified: 'yes',
  },
]
