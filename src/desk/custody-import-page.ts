// Imports an export of the jail's own system: a CSV file and its mapping file; checked first if wished, each bad line named.
import { recordCustody } from '../acts.ts'
import { parseCustodyMapping } from '../custody/csv-mapping.ts'
import { readCustodyCsv } from '../custody/read-csv.ts'
import type { CsvReading } from '../custody/read-csv.ts'
import { DeskError } from '../errors.ts'
import { refuseFuture } from './custody-form.ts'
import { actorOf } from './desk-options.ts'
import type { Visit } from './desk-options.ts'
import { screenAt, sendScreen, visitOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { tokenField } from './fields.ts'
import type { Screen } from './layout.ts'
import { alertBox, html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { takeIn } from './upload.ts'
import { countOf } from './words.ts'

const eventsMax = 20_000
const fileBytesMax = 16 * 1024 * 1024

type Failed = { readonly booking: string; readonly event: string; readonly says: string }
type Imported = { readonly reading: CsvReading; readonly recorded: number | null; readonly failed: readonly Failed[] }

export const custodyImportRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/bookings/import', async (visit) => importScreen(visit, null))
  app.post('/bookings/import', { schema: { hide: true } }, async (request, reply) => {
    const visit = visitOf(parts, request)
    const sent = new Map<string, Uint8Array>()
    const fields = new Map<string, string>()
    for await (const part of request.parts({ limits: { fileSize: fileBytesMax, files: 2 } })) {
      if (part.type === 'field') fields.set(part.fieldname, typeof part.value === 'string' ? part.value : '')
      else {
        sent.set(part.fieldname, (await takeIn(part.file, null)).bytes)
        if (part.file.truncated)
          throw new DeskError('request-too-large', `The file [${part.fieldname}] has more than ${fileBytesMax} bytes.`)
      }
    }
    parts.sessions.checkToken(visit.session, fields.get('token'))
    const imported = await importFiles(visit, sent.get('file'), sent.get('mapping'), fields.get('act') === 'check')
    return sendScreen(reply, visit, importScreen(visit, imported))
  })
}

const importFiles = async (
  visit: Visit,
  file: Uint8Array | undefined,
  mappingFile: Uint8Array | undefined,
  checkOnly: boolean,
): Promise<Imported> => {
  if (!file?.length) throw new DeskError('input-invalid', 'No export was chosen, or it is empty.')
  if (!mappingFile?.length) throw new DeskError('input-invalid', 'No mapping file was chosen, or it is empty.')
  const mapping = parseCustodyMapping(decoded(mappingFile, 'utf-8'))
  const reading = readCustodyCsv(decoded(file, mapping.encoding), mapping)
  if (reading.events.length > eventsMax)
    throw new DeskError('input-invalid', `The export has ${reading.events.length} events; at most ${eventsMax} are taken at once.`)
  if (checkOnly) return { reading, recorded: null, failed: [] }
  const failed: Failed[] = []
  let recorded = 0
  for (const event of reading.events) {
    try {
      refuseFuture(event.at, visit.now)
      await recordCustody(visit.desk, event, { actor: actorOf(visit) })
      recorded += 1
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      failed.push({ booking: event.booking, event: event.event, says: error.happened })
    }
  }
  return { reading, recorded, failed }
}

const decoded = (bytes: Uint8Array, encoding: string): string => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    throw new DeskError('input-invalid', `The file is not written in ${encoding}.`, { cause: error })
  }
}

const importScreen = (visit: Visit, imported: Imported | null): Screen => ({
  title: 'Import from the jail’s system',
  under: 'bookings',
  live: false,
  main: html`<div class="desk-title"><h1>Import from the jail’s system</h1></div>
    ${imported === null ? nothing : result(imported)}
    <form method="post" action="/bookings/import" enctype="multipart/form-data" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}
      <label class="usa-label" for="file">Export (CSV)</label
      ><input class="desk-file" id="file" name="file" type="file" accept=".csv,text/csv" required />
      <label class="usa-label" for="mapping">Mapping file (YAML)</label
      ><span class="usa-hint" id="mapping-hint">It says which column is what, and what the codes mean.</span>
      <input class="desk-file" id="mapping" name="mapping" type="file" accept=".yaml,.yml" aria-describedby="mapping-hint" required />
      <div class="desk-buttons">
        <button class="usa-button usa-button--outline" name="act" value="check">Check only</button
        ><button class="usa-button" name="act" value="import">Import</button>
      </div>
    </form>`,
})

const result = ({ reading, recorded, failed }: Imported): Html => {
  const lost = reading.problems.filter((problem) => problem.lost).length
  const title =
    recorded === null
      ? `Checked: ${countOf(reading.events.length, 'event')} can be read. Nothing was recorded.`
      : `${countOf(recorded, 'event')} recorded.`
  const passed = `${countOf(reading.ignored, 'line')} passed over by the mapping. ${countOf(lost, 'line')} could not be read.`
  const said = html`<p>${passed} ${countOf(failed.length, 'event')} refused.</p>`
  return html`${alertBox(lost + failed.length > 0 ? 'warning' : 'success', title, said, 'status')}
  ${
    reading.problems.length === 0
      ? nothing
      : html`<h2>What is wrong in the file</h2>
          <ul>
            ${reading.problems
              .slice(0, 100)
              .map(
                (problem) =>
                  html`<li>
                    Line ${problem.line}${problem.column === '' ? '' : `, column ${problem.column}`}: ${problem.says}
                    ${problem.lost ? tag('Line lost', 'bad') : nothing}
                  </li>`,
              )}
          </ul>`
  }
  ${
    failed.length === 0
      ? nothing
      : html`<h2>What was refused</h2>
          <ul>
            ${failed.slice(0, 100).map((each) => html`<li>Booking ${each.booking}, ${each.event}: ${each.says}</li>`)}
          </ul>`
  }`
}
