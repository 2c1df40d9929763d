// Writing down a request that came by telephone, letter or e-mail, or a paper that could not be read; kept as a paper of its own.
import { z } from 'zod'
import { attestFact } from '../acts.ts'
import { typedPaperBytes } from '../document/typed-paper.ts'
import { DeskError } from '../errors.ts'
import { asksOfPaper, instrumentKinds, issuingBodies, signerRoles } from '../instrument/instrument.ts'
import { receive } from '../intake-to-release.ts'
import { askWords } from '../letter/ask-words.ts'
import { formatMinute } from '../time/instant.ts'
import { civilDateParser } from '../time/parse.ts'
import { actorOf } from './desk-options.ts'
import type { Visit } from './desk-options.ts'
import { actAt, screenAt, severalOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { chooseField, longField, textField, tickField, tokenField } from './fields.ts'
import type { Choice } from './fields.ts'
import type { Screen } from './layout.ts'
import { alertBox, html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { bodyWords, kindWords, plain, signerWords } from './words.ts'

/** How a request came, or the form it stands on, by the names under which the law tells papers apart. */
const forms: readonly Choice[] = [
  ['phone-call', 'A telephone call'],
  ['e-mail', 'An e-mail'],
  ['letter', 'A letter'],
  ['database-query', 'A query to a database'],
  ['I-247A', 'Form I-247A'],
  ['I-247D', 'Form I-247D'],
  ['I-247N', 'Form I-247N'],
  ['I-247X', 'Form I-247X'],
  ['I-247G', 'Form I-247G'],
  ['I-200', 'Form I-200'],
  ['I-203', 'Form I-203'],
  ['I-205', 'Form I-205'],
  ['I-138', 'Form I-138'],
  ['AO 442', 'Form AO 442'],
  ['AO 93', 'Form AO 93'],
  ['AO 88', 'Form AO 88'],
  ['AO 110', 'Form AO 110'],
]

const line = z.string().trim().max(500).optional()
const long = z.string().trim().max(8000).optional()
const formParser = z.object({
  kind: z.enum(instrumentKinds),
  form: line,
  issuingBody: z.enum(issuingBodies),
  signer: z.union([z.enum(signerRoles), z.literal('')]).optional(),
  asks: severalOf(z.enum(asksOfPaper)),
  subjectName: line,
  dateOfBirth: line,
  fileNumber: line,
  from: line,
  officerName: line,
  phone: line,
  courtName: line,
  caseNumber: line,
  judgeName: line,
  issuedOn: line,
  dueOn: line,
  recordsSought: long,
  interviewOn: line,
  purpose: z.enum(['civil', 'criminal', 'mixed', '']).optional(),
  said: long,
  assertions: long,
  copyOf: line,
})
type RequestForm = z.infer<typeof formParser>

export const requestRoutes = (app: App, parts: DeskParts): void => {
  screenAt(app, parts, '/requests/new', async (visit, request) => {
    const { paper } = z.object({ paper: z.string().max(100).optional() }).parse(request.query)
    return requestScreen(visit, null, paper ?? null, null)
  })
  actAt(app, parts, '/requests/new', formParser, async (visit, form) => {
    try {
      for (const date of [form.dateOfBirth, form.issuedOn, form.dueOn]) {
        if (date && !civilDateParser.safeParse(date).success) throw new DeskError('input-invalid', `The date [${date}] is not one.`)
      }
      if (!form.said && form.asks.length === 0 && !form.recordsSought) {
        throw new DeskError('input-invalid', 'What is asked is missing: tick what fits, or write it down in words.')
      }
      const { paper } = await receive(visit.desk, {
        ...typedOf(form, visit),
        fileName: `${kindWords[form.kind]}, written down`,
        channel: 'typed',
        from: form.from || form.officerName || null,
        actor: actorOf(visit),
      })
      if (form.purpose)
        await attestFact(visit.desk, paper, 'request.purpose', form.purpose, 'as the request was written down', { actor: actorOf(visit) })
      return { to: `/papers/${paper}`, done: 'typed' }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return { again: requestScreen(visit, form, form.copyOf ?? null, error) }
    }
  })
}

const fieldsOfForm = [
  'subjectName',
  'dateOfBirth',
  'fileNumber',
  'from',
  'officerName',
  'phone',
  'courtName',
  'caseNumber',
  'judgeName',
  'issuedOn',
  'dueOn',
  'recordsSought',
  'interviewOn',
] as const

/** The minute is part of the paper: the same call on another day is another request; a form sent twice by mistake is not. */
const typedOf = (form: RequestForm, visit: Visit): { readonly bytes: Uint8Array; readonly bytesSent: number } => {
  const fields = Object.fromEntries(fieldsOfForm.flatMap((name) => (form[name] ? [[name, form[name]] as const] : [])))
  const assertions = (form.assertions ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const source = form.officerName || form.from || 'the requester'
  const bytes = typedPaperBytes([
    {
      kind: form.kind,
      ...(form.form ? { form: form.form } : {}),
      issuingBody: form.issuingBody,
      ...(form.signer ? { signer: form.signer } : {}),
      ...(form.asks.length > 0 ? { asks: [...form.asks] } : {}),
      fields,
      ...(form.purpose ? { purpose: form.purpose } : {}),
      ...(form.said ? { said: form.said } : {}),
      ...(assertions.length > 0 ? { assertions: assertions.map((says) => ({ says, source })) } : {}),
      ...(form.copyOf ? { copyOf: form.copyOf } : {}),
      writtenDownBy: visit.session.account,
      writtenDownAt: formatMinute(visit.now, visit.desk.agency.zone),
    },
  ])
  return { bytes, bytesSent: bytes.length }
}

const requestScreen = (visit: Visit, form: RequestForm | null, copyOf: string | null, error: DeskError | null): Screen => ({
  title: 'Write down a request',
  under: 'inbox',
  live: false,
  main: html`<div class="desk-title"><h1>Write down a request</h1></div>
    ${error === null ? nothing : alertBox('error', error.happened, html`<p>${error.notDone} ${error.doNow}</p>`, 'alert')}
    <p>
      For a telephone call, a letter, an e-mail, or a paper that the reader could not read. Write what is there; leave out what you do not
      know.
    </p>
    ${copyOf === null ? nothing : html`<p>Typed from the paper <a href="/papers/${copyOf}">${copyOf}</a>.</p>`}
    <form method="post" action="/requests/new" class="usa-form desk-form-wide">
      ${tokenField(visit.session.token)}${copyOf === null ? nothing : html`<input type="hidden" name="copyOf" value="${copyOf}" />`}
      ${whatPart(form)} ${whoPart(form)} ${aboutPart(form)}
      ${tickField({
        id: 'asks',
        name: 'asks',
        legend: 'What is asked',
        choices: asksOfPaper.map((ask): Choice => [ask, askWords[ask].heading]),
        chosen: form?.asks ?? [],
      })}
      ${morePart(form)} ${saidPart(form)}
      <button class="usa-button usa-button--big">Keep this request</button>
    </form>`,
})

const whatPart = (form: RequestForm | null): Html =>
  html`<fieldset class="usa-fieldset">
    <legend class="usa-legend">What it is</legend>
    <div class="desk-pairs">
      ${chooseField({
        id: 'kind',
        name: 'kind',
        label: 'What it is',
        choices: instrumentKinds.map((kind): Choice => [kind, kindWords[kind]]),
        value: form?.kind ?? 'information-request',
        required: true,
      })}
      ${chooseField({
        id: 'form',
        name: 'form',
        label: 'How it came, or its form',
        none: 'No form',
        choices: forms,
        value: form?.form ?? (form === null ? 'phone-call' : ''),
      })}
      ${chooseField({
        id: 'issuingBody',
        name: 'issuingBody',
        label: 'Who issued it',
        choices: issuingBodies.map((body): Choice => [body, bodyWords[body]]),
        value: form?.issuingBody ?? 'dhs',
        required: true,
      })}
      ${chooseField({
        id: 'signer',
        name: 'signer',
        label: 'Who signed it',
        none: 'Not established',
        hint: 'A judge only if you see the signature and the title of a judge of a court. A call is unsigned.',
        choices: signerRoles.map((role): Choice => [role, plain(signerWords[role])]),
        value: form?.signer ?? (form === null ? 'unsigned' : ''),
      })}
    </div>
  </fieldset>`

const whoPart = (form: RequestForm | null): Html =>
  html`<fieldset class="usa-fieldset">
    <legend class="usa-legend">Who asks</legend>
    <div class="desk-pairs">
      ${textField({ id: 'from', name: 'from', label: 'Office', value: form?.from })}
      ${textField({ id: 'officerName', name: 'officerName', label: 'Name of the officer', value: form?.officerName })}
      ${textField({ id: 'phone', name: 'phone', label: 'Telephone or e-mail', value: form?.phone })}
    </div>
  </fieldset>`

const aboutPart = (form: RequestForm | null): Html =>
  html`<fieldset class="usa-fieldset">
    <legend class="usa-legend">About whom</legend>
    <div class="desk-pairs">
      ${textField({ id: 'subjectName', name: 'subjectName', label: 'Name', hint: 'LAST, FIRST MIDDLE', value: form?.subjectName })}
      ${textField({ id: 'dateOfBirth', name: 'dateOfBirth', label: 'Date of birth', type: 'date', value: form?.dateOfBirth })}
      ${textField({ id: 'fileNumber', name: 'fileNumber', label: 'Their file number', value: form?.fileNumber })}
    </div>
  </fieldset>`

const morePart = (form: RequestForm | null): Html =>
  html`<fieldset class="usa-fieldset">
    <legend class="usa-legend">More of it</legend>
    <div class="desk-pairs">
      <div class="desk-whole">${longField({ id: 'said', name: 'said', label: 'In their words', rows: 4, value: form?.said })}</div>
      <div class="desk-whole">
        ${longField({ id: 'recordsSought', name: 'recordsSought', label: 'Records sought', value: form?.recordsSought })}
      </div>
      ${textField({ id: 'issuedOn', name: 'issuedOn', label: 'Issued on', type: 'date', value: form?.issuedOn })}
      ${textField({ id: 'dueOn', name: 'dueOn', label: 'Due on', type: 'date', value: form?.dueOn })}
      ${textField({ id: 'interviewOn', name: 'interviewOn', label: 'Interview wished on', value: form?.interviewOn })}
      ${textField({ id: 'courtName', name: 'courtName', label: 'Court', value: form?.courtName })}
      ${textField({ id: 'caseNumber', name: 'caseNumber', label: 'Case number', value: form?.caseNumber })}
      ${textField({ id: 'judgeName', name: 'judgeName', label: 'Name of the judge', value: form?.judgeName })}
      ${chooseField({
        id: 'purpose',
        name: 'purpose',
        label: 'For which purpose',
        none: 'Not told',
        choices: [
          ['civil', 'Civil immigration enforcement'],
          ['criminal', 'A criminal matter'],
          ['mixed', 'Both'],
        ],
        value: form?.purpose,
      })}
    </div>
  </fieldset>`

const saidPart = (form: RequestForm | null): Html =>
  html`<fieldset class="usa-fieldset desk-asserted">
    <legend class="usa-legend">What the requester says (kept as said, not as fact)</legend>
    ${longField({
      id: 'assertions',
      name: 'assertions',
      label: 'Priority, gang, charges, record',
      hint: 'One a line. It never becomes part of the custody record.',
      value: form?.assertions,
    })}
  </fieldset>`
