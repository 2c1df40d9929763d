// Paper review: the pages and what was read from them side by side; what is unsure first, beside its crop; then whom it is about.
import { z } from 'zod'
import { paperOf } from '../desk-work.ts'
import { DeskError } from '../errors.ts'
import { parsePaperId } from '../log/ids.ts'
import type { PaperRecord } from '../log/paper-record.ts'
import { answersPanel } from './answers-panel.ts'
import type { Visit } from './desk-options.ts'
import { pathId, screenAt, visitOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { dutiesPanel } from './duties-panel.ts'
import { errorWords } from './error-page.ts'
import { tokenField } from './fields.ts'
import { instrumentPanel } from './instrument-panel.ts'
import type { Screen } from './layout.ts'
import { lettersPanel } from './letters-panel.ts'
import { alertBox, fullMoment, html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { matchPanel } from './match-panel.ts'
import { pagesPanel } from './pages-panel.ts'
import { questionsPanel } from './questions-panel.ts'
import { channelWords, countOf } from './words.ts'

const queryParser = z.object({ q: z.string().max(200).optional() })

export const paperRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/papers/:id', async (visit, request) => {
    const record = await paperOf(visit.desk, pathId(request, 'id', parsePaperId))
    const asked = queryParser.parse(request.query).q ?? null
    return paperScreen(record, visit, await matchPanel(record, asked, visit), await pagesPanel(record, visit))
  })
  app.get('/papers/:id/original', { schema: { hide: true } }, async (request, reply) => {
    const { desk } = visitOf(parts, request)
    const record = await paperOf(desk, pathId(request, 'id', parsePaperId))
    const bytes = await desk.outside.store.kept(record.sha256)
    if (bytes === null) throw new DeskError('paper-damaged', `The kept file of the paper [${record.id}] is not there.`)
    // What a stranger sent is never opened by the browser: it is only handed on, under a name of ours.
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${record.id}.${record.fileType ?? 'bin'}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(bytes))
  })
}

const paperScreen = (record: PaperRecord, visit: Visit, match: Html, pages: Html): Screen => {
  const { standing } = record
  const own = record.instruments.filter((each) => standing?.instruments.includes(each.id) === true)
  const asks = own.flatMap((each) => each.instrument.asks)
  return {
    title: nameOf(record),
    under: 'inbox',
    main: html`<div class="desk-title"><h1>${nameOf(record)}</h1></div>
      <p class="desk-quiet">
        ${receiptWords(record, visit)} ${record.pages > 0 ? countOf(record.pages, 'page') : ''}
        <a href="/papers/${record.id}/original">Download the original</a>
      </p>
      ${problemPart(record, visit)}
      <div class="desk-review">
        <div class="desk-review-fields">
          ${match} ${record.instruments.map((each, index) => instrumentPanel(record, each, index, visit))}
          ${
            standing === null || own.length === 0
              ? nothing
              : html`${questionsPanel({ missing: standing.determination.missing, asks, path: visit.path, papers: [] }, visit)}
                ${answersPanel(standing, asks, visit)}`
          }
          ${dutiesPanel(record.duties, visit.path, visit)}
          ${lettersPanel(
            record.letters,
            record.instruments.map((each) => each.instrument),
            visit.path,
            visit,
          )}
        </div>
        ${pages}
      </div>`,
  }
}

const receiptWords = ({ receipts }: PaperRecord, visit: Visit): Html => {
  const first = receipts[0]
  if (first === undefined) return nothing
  const from = first.from === null ? '' : ` from ${first.from}`
  const again = receipts.length > 1 ? `, and ${countOf(receipts.length - 1, 'time')} again` : ''
  const at = fullMoment(first.at, visit.desk.agency.zone)
  return html`Received ${at} ${channelWords[first.channel]}${from}, file ${first.fileName}${again}.`
}

const nameOf = (record: PaperRecord): string => {
  const named = record.instruments.find(
    (each) => each.instrument.fields.subjectName !== undefined || each.read?.fields.subjectName !== undefined,
  )
  return named?.instrument.fields.subjectName ?? named?.read?.fields.subjectName?.value ?? record.receipts[0]?.fileName ?? 'Paper'
}

const problemPart = (record: PaperRecord, visit: Visit): Html => {
  if (record.state === 'waiting')
    return alertBox('info', 'The paper is kept and is being read', 'This page shows it as soon as it is.', 'status')
  if (record.problem === null) return nothing
  const error = new DeskError(record.problem.code, '')
  const title = record.state === 'unreadable' ? 'The paper could not be read' : 'The paper was read in part'
  return html`${alertBox(
      'error',
      title,
      html`<p>${happenedOf(record.problem.text, error)}</p>
        ${errorWords(error)}`,
    )}
    <div class="desk-buttons">
      <a class="usa-button" href="/requests/new?paper=${record.id}">Type it in by hand</a>
      ${record.state === 'unreadable' ? readAgain(record, visit) : nothing}
    </div>`
}

const readAgain = (record: PaperRecord, visit: Visit): Html =>
  html`<form method="post" action="/papers/${record.id}/read">
    ${tokenField(visit.session.token)}<button class="usa-button usa-button--outline">Let the reader try again</button>
  </form>`

/** The kept text is the whole message; the parts that the catalogue gives are shown by themselves. */
const happenedOf = (text: string | null, { code, notDone, doNow }: DeskError): string =>
  (text ?? 'What happened was erased.').replace(`${code}: `, '').replace(notDone, '').replace(doNow, '').trim()
