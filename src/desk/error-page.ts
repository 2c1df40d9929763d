// What people see when something fails: code, what happened, what was not done, what to do now; unknown failures as a number.
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { DeskError } from '../errors.ts'
import type { DeskParts } from './desk-parts.ts'
import { layout } from './layout.ts'
import { alertBox, html, nothing, textOf } from './markup.ts'
import type { Html } from './markup.ts'

/** The four parts of an error as the API gives them. */
export type ErrorParts = { readonly code: string; readonly happened: string; readonly notDone: string; readonly doNow: string }

export const partsOf = ({ code, happened, notDone, doNow }: DeskError): ErrorParts => ({ code, happened, notDone, doNow })

/** Any failure as an error of the catalogue; what the catalogue does not know is told by its reference alone. */
export const asDeskError = (error: unknown, reference: string): DeskError => {
  if (error instanceof DeskError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const wrong = error.validation.map(
      (issue) => `[${issue.instancePath.replaceAll('/', '.').slice(1) || 'the request'}] ${issue.message ?? ''}`,
    )
    return new DeskError('input-invalid', `The request cannot be used: ${wrong.join('; ')}.`)
  }
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : null
  if (status === 413) return new DeskError('request-too-large', 'What was sent is larger than a request may be.')
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new DeskError('input-invalid', `The request cannot be used: ${error instanceof Error ? error.message : 'it is malformed'}.`)
  }
  return new DeskError('desk-failed', `Something failed inside the desk; its reference is [${reference}].`)
}

export const errorScreen = async (parts: DeskParts, request: FastifyRequest, error: DeskError): Promise<string> => {
  const main = errorMain(error, request)
  if (request.session === null) return textOf(bare(error, main))
  const { desk, options } = parts
  const visit = { desk, options, session: request.session, now: desk.outside.clock.now(), path: '', did: null }
  return layout(visit, { title: 'Not done', main, live: false })
}

const errorMain = (error: DeskError, request: FastifyRequest): Html => {
  const back = request.method === 'GET' ? '/inbox' : backOf(request)
  return html`<h1>${error.http === 404 ? 'Not found' : 'This was not done'}</h1>
    ${alertBox('error', error.happened, errorWords(error), 'alert')}
    <p><a class="usa-button" href="${back}">Go back</a></p>`
}

export const errorWords = (error: Pick<DeskError, 'notDone' | 'doNow' | 'code'>): Html =>
  html`<p>${error.notDone}</p>
    <p><strong>What to do now:</strong> ${error.doNow}</p>
    <p class="desk-quiet">Code: ${error.code}</p>`

/** The page the form stood on, as far as it is one of ours. */
const backOf = (request: FastifyRequest): string => {
  const referer = request.headers.referer ?? ''
  if (!URL.canParse(referer)) return '/inbox'
  const { host, pathname } = new URL(referer)
  return host === request.host ? pathname : '/inbox'
}

const bare = (error: DeskError, main: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${error.http === 404 ? 'Not found' : 'Not done'}</title>
        <link rel="stylesheet" href="/static/uswds/css/uswds.min.css" />
        <link rel="stylesheet" href="/static/desk.css" />
      </head>
      <body>
        <main id="main" class="desk-main">${main}${nothing}</main>
      </body>
    </html>`
