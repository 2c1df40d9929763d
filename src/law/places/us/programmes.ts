// National programmes by date: what reached the immigration service from every booking, and what it asked of jails.
import type { TimelineEntry } from '../timeline-entry.ts'

const crs = 'https://www.everycrsreport.com/reports/R42690.html'

export const nationalProgrammes: readonly TimelineEntry[] = [
  {
    id: 'us/timeline/287-7',
    kind: 'law',
    from: '1997-04-01',
    to: null,
    name: '8 CFR 287.7 in its present form',
    says:
      'A detainer asks the jail to tell the service before release, (a), and says that the jail "shall maintain custody" up to 48 hours, (d), ' +
      'Saturdays, Sundays and holidays left out. Courts have read it as a request (Galarza, Mar. 4, 2014).',
    rules: ['us/8-cfr-287.7/a', 'us/8-cfr-287.7/d', 'us/8-cfr-287.7/request-or-command', 'us/galarza'],
    source: 'https://www.usborderpatrol.com/usbp/laws/border_patrol608_11',
    verified: 'yes',
  },
  {
    id: 'us/timeline/secure-communities-2008',
    kind: 'programme',
    from: '2008-01-01',
    to: '2014-11-20',
    name: 'Secure Communities',
    says:
      'Fingerprints taken at booking reach the Department of Homeland Security through the FBI, whatever the jail does; so in all later periods. ' +
      'The programme began in 2008, the day was not seen; when Denver was connected was not seen. It binds no jail.',
    rules: [],
    source: crs,
    verified: 'yes',
  },
  {
    id: 'us/timeline/pep',
    kind: 'programme',
    from: '2014-11-20',
    to: '2017-02-20',
    name: 'Priority Enforcement Program (PEP)',
    says:
      'Announced Nov. 20, 2014; in effect from Jan. 5, 2015 to Feb. 20, 2017; public from July 2, 2015. Transfers limited to priority classes; ' +
      'notice of release (Form I-247N) rather than holds (I-247D, I-247X) as the rule.',
    rules: ['us/form-i-247d/serve-copy'],
    source: `GAO-20-36; ${crs}`,
    verified: 'yes',
  },
  {
    id: 'us/timeline/eo-13768',
    kind: 'programme',
    from: '2017-01-25',
    to: '2021-01-20',
    name: 'Executive Order 13768: Secure Communities again',
    says:
      'Ended PEP, revived Secure Communities, and set up a weekly report of declined detainers (first week: 206 of 3,083 listed, one of them in Denver). ' +
      'It binds no jail.',
    rules: [],
    source:
      'https://www.westword.com/news/in-report-ordered-by-donald-trump-ice-lists-denver-as-uncooperative-in-providing-detainer-requests-8895915',
    verified: 'yes',
  },
  {
    id: 'us/timeline/policy-10074-2',
    kind: 'policy',
    from: '2017-04-02',
    to: null,
    name: 'ICE Policy 10074.2',
    says:
      "Binds ICE's officers only: no detainer without probable cause, none merely because an inquiry has begun; a signed I-200 or I-205 goes with it " +
      '(whether it must or should was seen only in part). That is why a detainer comes with a warrant that no judge signed.',
    rules: [],
    source: 'http://www.judicialwatch.org/document-archive/icedetainer/',
    verified: 'yes',
  },
  {
    id: 'us/timeline/eo-13993',
    kind: 'programme',
    from: '2021-01-20',
    to: '2025-01-20',
    name: 'Executive Order 13993',
    says: 'Revoked Executive Order 13768. Fingerprints went on reaching the Department. It binds no jail.',
    rules: [],
    source: crs,
    verified: 'yes',
  },
  {
    id: 'us/timeline/eo-14159',
    kind: 'programme',
    from: '2025-01-20',
    to: null,
    name: 'Executive Order 14159 (90 FR 8443)',
    says:
      'Revoked the orders of 2021; tells the Department to seek 287(g) agreements and to withhold funds. That it revives Secure Communities by name was ' +
      'not verified and is not said here. It binds no jail.',
    rules: [],
    source: 'https://regulations.justia.com/regulations/fedreg/2025/01/29/2025-02006.html',
    verified: 'yes',
  },
  {
    id: 'us/timeline/eo-14287',
    kind: 'programme',
    from: '2025-04-28',
    to: null,
    name: 'Executive Order 14287 (90 FR 18761)',
    says: 'Orders lists of jurisdictions. An injunction of Apr. 24, 2025 (N.D. Cal.) bars cutting the funds of the cities that sued. It binds no jail.',
    rules: [],
    source: 'https://www.govinfo.gov/content/pkg/FR-2025-05-02/html/2025-07789.htm',
    verified: 'yes',
  },
  {
    id: 'us/timeline/gonzalez',
    kind: 'court',
    from: '2025-03-04',
    to: null,
    name: 'Settlement in Gonzalez v. ICE',
    says:
      'For five years, in the offices it covers: no certain detainers without a neutral review; Form I-247G asks for notice only. Whether detainers ' +
      'sent to Colorado are covered (Exhibit B) was not seen.',
    rules: ['us/8-cfr-287.7/a'],
    source: 'https://immigrantjustice.org/node/15062',
    verified: 'partly',
  },
]
