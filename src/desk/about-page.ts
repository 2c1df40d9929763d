// What this desk is set to: place, law, the agency's written policy, lines, where the records are. Nothing is changed here.
import { lanes } from '../intake-to-release.ts'
import type { Visit } from './desk-options.ts'
import { screenAt } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import type { Screen } from './layout.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { plain } from './words.ts'

export const aboutRoutes = (app: App, parts: DeskParts): void => screenAt(app, parts, '/about', aboutScreen)

const aboutScreen = async (visit: Visit): Promise<Screen> => {
  const { agency, outside } = visit.desk
  const [seq, backlog] = await Promise.all([
    outside.store.lastSeq(),
    outside.store.count('work', { state: [...lanes.reading, ...lanes.quick.slice(0, 1), ...lanes.letters, ...lanes.notices] }),
  ])
  const { policy, ice } = agency
  return {
    title: 'About',
    under: 'about',
    main: html`<div class="desk-title"><h1>About this desk</h1></div>
      ${list('The place and its law', [
        ['Facility', `${agency.facility}, ${agency.name}`],
        ['Place', agency.place],
        ['Version of the law', visit.options.lawVersion],
        ['Time zone', agency.zone],
        ['Advice in law', agency.counsel.en],
      ])}
      ${list('The agency’s written policy', [
        ['Notices of release where the law says may', policy.allowsNotices ? 'given' : 'not given'],
        ['A notice should have left within', `${policy.noticeMinutesTarget} minutes`],
        ['Agreement under 8 U.S.C. 1357(g)', plain(policy.agreement287g)],
        ['Release date is public', policy.releaseDateIsPublic === undefined ? 'not told' : policy.releaseDateIsPublic ? 'yes' : 'no'],
        [
          'Reimbursement agreement',
          policy.reimbursementAgreement === undefined ? 'not told' : policy.reimbursementAgreement ? 'yes' : 'no',
        ],
      ])}
      <p><a href="/courts">Courts and judges</a> that papers are checked against are kept on a page of their own.</p>
      ${list('Lines', [
        [
          'Notices leave by',
          outside.noticeLines.length === 0
            ? 'no line: every notice is a telephone call'
            : outside.noticeLines.map((line) => line.channel).join(', '),
        ],
        ['ICE e-mail', ice.email ?? 'none'],
        ['ICE fax', ice.fax ?? 'none'],
        ['ICE telephone', ice.phone ?? 'none'],
        ['Drop folder', agency.dropFolder ?? 'none'],
      ])}
      ${list('Records', [
        ['Data folder', visit.options.dataDir ?? 'none: nothing lasts'],
        ['Entries in the log', String(seq)],
        ['Work at hand', String(backlog)],
        ['Version', visit.options.version],
      ])}
      <p>
        Policy, lines and addresses are set in <code>agency.yaml</code> in the data folder; the desk reads it when it starts. Other systems
        send papers and custody events by the <a href="/api/openapi.json">API</a>.
      </p>`,
  }
}

const list = (title: string, pairs: readonly (readonly [string, string])[]): Html =>
  html`<section>
    <h2>${title}</h2>
    <dl class="desk-facts desk-facts-wide">
      ${pairs.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`
