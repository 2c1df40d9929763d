// Counts by month, computed from the log alone, as a table and as CSV.
import type { Report, Visit } from './desk-options.ts'
import { screenAt, visitOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import type { Screen } from './layout.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'

export const reportRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/report', reportScreen)
  app.get('/report.csv', { schema: { hide: true } }, async (request, reply) => {
    const { options } = visitOf(parts, request)
    const { csv } = await options.reportOf()
    return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="releasedesk-report.csv"').send(csv)
  })
}

const reportScreen = async (visit: Visit): Promise<Screen> => {
  const report = await visit.options.reportOf()
  return {
    title: 'Report',
    under: 'report',
    main: html`<div class="desk-title">
        <h1>Report by month</h1>
        <a class="usa-button usa-button--outline" href="/report.csv">Download as CSV</a>
      </div>
      <p>Every figure is counted from the log, and can be counted again from it. No person is named.</p>
      ${report.rows.length === 0 ? html`<p class="desk-calm">Nothing to count yet.</p>` : byMonth(report)}`,
  }
}

/** Months across, figures down: a year fits on a page and on paper. */
const byMonth = (report: Report): Html => {
  const months = report.rows.map((row) => String(row['month'] ?? ''))
  const figures = report.columns.filter((column) => column.key !== 'month')
  return html`<div class="usa-table-container--scrollable" tabindex="0" role="region" aria-label="Counts by month">
    <table class="usa-table usa-table--borderless desk-report">
      <caption class="usa-sr-only">
        Counts by month
      </caption>
      <thead>
        <tr>
          <th scope="col">What is counted</th>
          ${months.map((month) => html`<th scope="col" class="desk-number">${month}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${figures.map(
          (column) =>
            html`<tr>
              <th scope="row">
                ${column.title}${column.unit === undefined ? '' : ` (${column.unit})`}
                ${column.says === undefined ? nothing : html`<span class="desk-quiet">${column.says}</span>`}
              </th>
              ${report.rows.map((row) => html`<td class="desk-number">${row[column.key] ?? '-'}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
