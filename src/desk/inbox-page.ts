// Inbox: drop papers here, see what waits for a person, and every paper with what it is, who signed it and whom it matches.
import { DeskError } from '../errors.ts'
import { receive } from '../intake-to-release.ts'
import { isErrorCode } from '../errors.ts'
import { actorOf } from './desk-options.ts'
import type { Visit } from './desk-options.ts'
import { screenAt, visitOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { afterAct } from './done.ts'
import type { Screen } from './layout.ts'
import { html, moment, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { paperRow } from './row-shapes.ts'
import type { PaperRow } from './row-shapes.ts'
import { cleanFileName, takeIn } from './upload.ts'
import { channelWords, countOf, paperWords, signedBy } from './words.ts'

const papersShownMax = 100

export const inboxRoutes = (app: App, parts: DeskParts): void => {
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/inbox', 302))
  screenAt(app, parts, '/inbox', inboxScreen)
  app.post('/inbox', { schema: { hide: true } }, async (request, reply) => {
    const visit = visitOf(parts, request)
    let files = 0
    let trusted = false
    for await (const part of request.parts({ limits: { fileSize: Number.MAX_SAFE_INTEGER, files: 50 } })) {
      if (part.type === 'field') {
        if (part.fieldname === 'token') {
          parts.sessions.checkToken(visit.session, part.value)
          trusted = true
        }
        continue
      }
      // The token stands before the files in the form; a file without it is not ours and is not kept.
      if (!trusted) throw new DeskError('form-not-ours', 'The files did not come from a page of this desk that you have open.')
      if (part.filename === '') {
        part.file.resume()
        continue
      }
      const uploaded = await takeIn(part.file, null)
      await receive(visit.desk, {
        ...uploaded,
        fileName: cleanFileName(part.filename),
        channel: 'inbox',
        from: null,
        actor: actorOf(visit),
      })
      files += 1
    }
    if (files === 0) throw new DeskError('input-invalid', 'No file was chosen.')
    return reply.redirect(afterAct('/inbox', 'received'), 303)
  })
}

const inboxScreen = async (visit: Visit): Promise<Screen> => {
  const rows = (await visit.desk.outside.store.rows('paper', { limit: papersShownMax })).map((row) => paperRow(row))
  const total = await visit.desk.outside.store.count('paper')
  const waiting = rows.filter((row) => waitsFor(row).length > 0)
  return {
    title: 'Inbox',
    under: 'inbox',
    main: html`<div class="desk-title">
        <h1>Inbox</h1>
        <a class="usa-button usa-button--outline" href="/requests/new">Write down a request</a>
      </div>
      ${dropZone(visit)} ${waitingSection(waiting)}
      <section aria-labelledby="papers-title">
        <h2 id="papers-title">Papers</h2>
        ${rows.length === 0 ? html`<p>No paper has come in yet.</p>` : papersTable(visit, rows)}
        ${total > rows.length ? html`<p class="desk-quiet">The newest ${rows.length} of ${total} are shown.</p>` : nothing}
      </section>`,
  }
}

const dropZone = (visit: Visit): Html =>
  html`<form method="post" action="/inbox" enctype="multipart/form-data" class="desk-drop" id="drop">
    <input type="hidden" name="token" value="${visit.session.token}" />
    <label for="files"
      ><strong>Drop faxes or scans here</strong>, or choose files.
      <span class="desk-quiet">PDF, TIFF, PNG or JPEG, up to 64 MB each.</span></label
    >
    <div class="desk-drop-row">
      <input
        id="files"
        type="file"
        name="files"
        multiple
        accept=".pdf,.tif,.tiff,.png,.jpg,.jpeg,application/pdf,image/tiff,image/png,image/jpeg"
      />
      <button class="usa-button" type="submit">Receive</button>
    </div>
  </form>`

/** What a person has to do with a paper, in words; empty if nothing. */
const waitsFor = (row: PaperRow): readonly string[] => {
  const live = row.instruments.filter((each) => each.withdrawn === null)
  return [
    ...(live.some((each) => each.match === 'proposed') ? ['Say who this is'] : []),
    ...(row.asked > 0 ? [`Check ${countOf(row.asked, 'value')} the reader was not sure of`] : []),
  ]
}

const waitingSection = (rows: readonly PaperRow[]): Html =>
  rows.length === 0
    ? html`<section class="desk-calm" aria-label="Waits for a person"><p>Nothing waits for a person.</p></section>`
    : html`<section aria-labelledby="waits-title" class="desk-waits">
        <h2 id="waits-title">Waits for a person</h2>
        <ul>
          ${rows.map(
            (row) =>
              html`<li>
                <a class="desk-waits-link" href="/papers/${row.key}"
                  ><strong>${nameOf(row)}</strong>
                  <span>${row.instruments.map((each) => paperWords(each.kind, each.form)).join(' + ')}</span></a
                >
                <span>${waitsFor(row).join(' · ')}</span>
              </li>`,
          )}
        </ul>
      </section>`

const nameOf = (row: PaperRow): string => row.instruments.find((each) => each.name !== null)?.name ?? row.fileName

const papersTable = (visit: Visit, rows: readonly PaperRow[]): Html =>
  html`<table class="usa-table usa-table--borderless desk-stacks">
    <caption class="usa-sr-only">
      Papers, newest first
    </caption>
    <thead>
      <tr>
        <th scope="col">Came in</th>
        <th scope="col">What it is</th>
        <th scope="col">About</th>
        <th scope="col">State</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <td data-label="Came in">
              ${moment(row.at, visit.desk.agency.zone, visit.now)}<br /><span class="desk-quiet"
                >${channelWords[row.channel]}${
                  row.pages > 0 ? `, ${countOf(row.pages, 'page')}` : ''
                }${row.receipts > 1 ? `, received ${row.receipts} times` : ''}</span
              >
            </td>
            <td data-label="What it is">${whatItIs(row)}</td>
            <td data-label="About"><a href="/papers/${row.key}">${nameOf(row)}</a></td>
            <td data-label="State">${stateOf(row)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`

const whatItIs = (row: PaperRow): Html =>
  row.instruments.length === 0
    ? html`<span class="desk-quiet">${row.state === 'waiting' ? 'Not read yet' : 'Not known'}</span>`
    : html`<ul class="desk-plain">
        ${row.instruments.map(
          (each) => html`<li>${paperWords(each.kind, each.form)}<br /><span class="desk-quiet">${signedBy(each.signer)}</span></li>`,
        )}
      </ul>`

const stateOf = (row: PaperRow): Html => {
  if (row.state === 'waiting') return tag('Being read', 'plain')
  if (row.state === 'unreadable') return html`${tag('Not readable', 'bad')}${problemLine(row)}`
  const live = row.instruments.filter((each) => each.withdrawn === null)
  const matches = new Set(live.map((each) => each.match))
  return html`${row.asked > 0 ? tag(`${row.asked} to check`, 'warn') : nothing}
  ${matches.has('proposed') ? tag('Who is this?', 'warn') : nothing} ${matches.has('matched') ? tag('Matched', 'good') : nothing}
  ${matches.has('none') ? tag('Nobody in custody matches', 'quiet') : nothing}
  ${matches.has('not-tried') ? tag('Being matched', 'plain') : nothing}
  ${live.length < row.instruments.length ? tag('Withdrawn', 'quiet') : nothing}
  ${row.problem === null ? nothing : html`${tag('Read in part', 'warn')}${problemLine(row)}`}`
}

const problemLine = (row: PaperRow): Html => {
  if (row.problem === null || !isErrorCode(row.problem.code)) return nothing
  const { notDone, doNow } = new DeskError(row.problem.code, '')
  return html`<p class="desk-problem">${notDone} ${doNow}</p>`
}
