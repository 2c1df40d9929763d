// A page for whoever is not signed in: the name of the facility, one column, nothing of the desk's work.
import { html } from './markup.ts'
import type { Html } from './markup.ts'

export const barePage = (title: string, facility: string, main: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${facility}</title>
        <link rel="stylesheet" href="/static/uswds/css/uswds.min.css" />
        <link rel="stylesheet" href="/static/desk.css" />
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
      </head>
      <body class="desk-sign-in">
        <header class="desk-header">
          <div class="desk-header-row">
            <p class="desk-facility"><span class="desk-facility-name">${facility}</span> <span>Release desk</span></p>
          </div>
        </header>
        <main id="main" class="desk-main desk-narrow">${main}</main>
      </body>
    </html>`
