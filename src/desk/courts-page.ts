// The courts and judges that the agency keeps: seen, entered and ended, with who did it and when; what is ended stays to be seen.
import { z } from 'zod'
import { courtBodies, docketShapeNames } from '../instrument/court-roster.ts'
import { foldCourts } from '../log/court-record.ts'
import { endCourt, endJudge, enterCourt, enterJudge, mayChangeRoster } from '../roster-acts.ts'
import { actorOf } from './desk-options.ts'
import { actAt, screenAt } from './desk-parts.ts'
import { chooseField, longField, textField, tokenField } from './fields.ts'
import { fullMoment, html, nothing, tag } from './markup.ts'
import { countOf } from './words.ts'
import type { CourtBody, DocketShape } from '../instrument/court-roster.ts'
import type { CourtRecord, Deed, KeptCourt, KeptJudge } from '../log/court-record.ts'
import type { Visit } from './desk-options.ts'
import type { App, DeskParts } from './desk-parts.ts'
import type { Screen } from './layout.ts'
import type { Html } from './markup.ts'

const bodyWords: Readonly<Record<CourtBody, string>> = { 'federal-court': 'Federal court', 'state-court': 'State court' }
const docketWords: Readonly<Record<DocketShape, string>> = {
  'federal-district': 'As 1:26-mj-00417-KLM (federal district courts)',
  'colorado-state': 'As 2026CR000417 or D0162026CR417 (courts of Colorado)',
  any: 'Not known: any number with a digit',
}

const courtParser = z.object({
  name: z.string().trim().min(8, 'is too short to be told from others').max(200),
  body: z.enum(courtBodies),
  docket: z.enum(docketShapeNames),
  caption: z
    .string()
    .max(1000)
    .transform((text) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .refine((lines) => lines.every((line) => line.length >= 8), 'has a line that is too short to be told from others'),
})
const judgeParser = z.object({
  court: z.string().max(100),
  name: z
    .string()
    .trim()
    .max(200)
    .refine((name) => (name.match(/[\p{L}]{2,}/gu) ?? []).length >= 2, 'needs a first name and a surname, written out')
    .refine((name) => !/\b(?:judge|magistrate|justice|hon(?:orable)?)\b/i.test(name), 'is the name alone, without a title'),
})
const endParser = z.object({ key: z.string().max(100) })

export const courtsRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/courts', courtsScreen)
  actAt(app, parts, '/courts', courtParser, async (visit, court) => {
    await enterCourt(visit.desk, court, { actor: actorOf(visit) })
    return { to: '/courts', done: 'court' }
  })
  actAt(app, parts, '/courts/judges', judgeParser, async (visit, judge) => {
    await enterJudge(visit.desk, judge, { actor: actorOf(visit) })
    return { to: '/courts', done: 'judge' }
  })
  actAt(app, parts, '/courts/end', endParser, async (visit, { key }) => {
    await endCourt(visit.desk, key, { actor: actorOf(visit) })
    return { to: '/courts', done: 'ended' }
  })
  actAt(app, parts, '/courts/judges/end', endParser, async (visit, { key }) => {
    await endJudge(visit.desk, key, { actor: actorOf(visit) })
    return { to: '/courts', done: 'ended' }
  })
}

const courtsScreen = async (visit: Visit): Promise<Screen> => {
  const record = foldCourts(await visit.desk.outside.store.entriesOf('desk'))
  const sitting = record.courts.filter(({ ended }) => ended === null)
  const ended = record.courts.filter((court) => court.ended !== null)
  return {
    title: 'Courts and judges',
    under: 'about',
    live: false,
    main: html`<div class="desk-title"><h1>Courts and judges</h1></div>
      <p>
        A paper is taken for a judge’s only if its court stands here. Once judges of a court are entered, a paper of that court which bears
        another name is shown to a person. A name here never makes a paper judicial by itself: caption, number, title and signature must
        hold as well. ${changedBy(visit)}
      </p>
      ${sitting.map((court) => courtPart(court, record, visit))}
      ${
        ended.length === 0
          ? nothing
          : html`<h2>Courts no longer on the roster</h2>
              <ul>
                ${ended.map((court) => html`<li><strong>${court.name}</strong> ${deeds(court, visit)} ${namesOf(court, record)}</li>`)}
              </ul>`
      }
      ${mayChange(visit) ? newCourt(visit) : nothing}`,
  }
}

const mayChange = (visit: Visit): boolean => mayChangeRoster(visit.desk.agency, actorOf(visit))

const changedBy = ({ desk }: Visit): string => {
  const names = desk.agency.roster.changedBy
  return names.length === 0
    ? 'Nobody may change this roster at the desk.'
    : `This roster is changed by ${names.join(', ')}, as the agency’s settings say.`
}

const namesOf = (court: KeptCourt, { judges }: CourtRecord): string => {
  const names = judges.filter((judge) => judge.court === court.key).map(({ name }) => name)
  return names.length === 0 ? '' : `Its judges: ${names.join('; ')}.`
}

const courtPart = (court: KeptCourt, { judges }: CourtRecord, visit: Visit): Html => {
  const own = judges.filter((judge) => judge.court === court.key)
  const sitting = own.filter(({ ended }) => ended === null)
  const left = own.filter(({ ended }) => ended !== null)
  return html`<section class="desk-instrument" aria-labelledby="court-${court.key}">
    <h2 id="court-${court.key}">${court.name}</h2>
    <p class="desk-quiet">${bodyWords[court.body]}. ${deeds(court, visit)}</p>
    <dl class="desk-facts desk-facts-wide">
      <div>
        <dt>Known by the words</dt>
        <dd>${court.caption.join('; ')}</dd>
      </div>
      <div>
        <dt>Its case numbers</dt>
        <dd>${docketWords[court.docket]}</dd>
      </div>
    </dl>
    ${
      own.length === 0
        ? html`<p>No judge entered: names on its papers prove nothing, and are not asked about.</p>`
        : judgeTable(court, [...sitting, ...left], visit)
    }
    ${mayChange(visit) ? html`${newJudge(court, visit)} ${endCourtForm(court, sitting.length, visit)}` : nothing}
  </section>`
}

const judgeTable = (court: KeptCourt, judges: readonly KeptJudge[], visit: Visit): Html =>
  html`<table class="usa-table usa-table--borderless desk-stacks">
    <caption class="usa-sr-only">
      Judges of the ${court.name}
    </caption>
    <thead>
      <tr>
        <th scope="col">Judge</th>
        <th scope="col">Entered</th>
        <th scope="col">Standing</th>
      </tr>
    </thead>
    <tbody>
      ${judges.map(
        (judge) =>
          html`<tr>
            <td data-label="Judge"><strong>${judge.name}</strong></td>
            <td data-label="Entered">${deed(judge.entered, visit)}</td>
            <td data-label="Standing">
              ${
                judge.ended === null
                  ? html`${tag('Sits', 'good')}
                    ${mayChange(visit) ? endForm('/courts/judges/end', judge.key, `End ${judge.name}`, 'No longer sits', visit) : nothing}`
                  : html`${tag('Ended', 'quiet')} ${deed(judge.ended, visit)}`
              }
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`

const deeds = ({ entered, ended }: KeptCourt, visit: Visit): Html =>
  html`${entered === null ? 'Known from public facts.' : html`Entered ${deed(entered, visit)}.`}
  ${ended === null ? nothing : html`Ended ${deed(ended, visit)}.`}`

const deed = ({ by, at }: Deed, visit: Visit): Html =>
  html`${fullMoment(at, visit.desk.agency.zone)} by ${by.kind === 'person' ? by.account : 'the desk'}`

const newJudge = (court: KeptCourt, visit: Visit): Html =>
  html`<details class="desk-details">
    <summary>Enter a judge<span class="usa-sr-only"> of the ${court.name}</span></summary>
    <form method="post" action="/courts/judges" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}<input type="hidden" name="court" value="${court.key}" />
      ${textField({
        id: `judge-${court.key}`,
        name: 'name',
        label: 'First name and surname',
        hint: 'As printed under the signature, without the title',
        required: true,
      })}
      <button class="usa-button">Enter<span class="usa-sr-only"> the judge</span></button>
    </form>
  </details>`

const endCourtForm = (court: KeptCourt, sitting: number, visit: Visit): Html =>
  html`<details class="desk-details">
    <summary>Take off the roster<span class="usa-sr-only">: ${court.name}</span></summary>
    <p>
      Its papers will be shown to a person each
      time${sitting === 0 ? '' : `, and its ${countOf(sitting, 'judge is', 'judges are')} no longer looked up`}. It stays on this page as
      ended.
    </p>
    ${endForm('/courts/end', court.key, `End ${court.name}`, 'End', visit)}
  </details>`

const endForm = (action: string, key: string, says: string, words: string, visit: Visit): Html =>
  html`<form method="post" action="${action}">
    ${tokenField(visit.session.token)}<input type="hidden" name="key" value="${key}" />
    <button class="usa-button usa-button--outline" aria-label="${says}: ${words}">${words}</button>
  </form>`

const newCourt = (visit: Visit): Html =>
  html`<h2>Enter a court</h2>
    <form method="post" action="/courts" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)} ${textField({ id: 'court-name', name: 'name', label: 'Name of the court', required: true })}
      ${chooseField({
        id: 'court-body',
        name: 'body',
        label: 'Kind',
        choices: courtBodies.map((body) => [body, bodyWords[body]]),
        required: true,
      })}
      ${longField({
        id: 'court-caption',
        name: 'caption',
        label: 'Words of its caption that tell it from other courts',
        hint: 'One way of printing it on each line; the name itself if empty',
      })}
      ${chooseField({
        id: 'court-docket',
        name: 'docket',
        label: 'How it numbers its cases',
        choices: docketShapeNames.map((shape) => [shape, docketWords[shape]]),
        required: true,
      })}
      <button class="usa-button">Enter the court</button>
    </form>`
