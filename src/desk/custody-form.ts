// Recording an event of custody by hand: what happened, when (now, unless told), and what a hold rests on.
import { z } from 'zod'
import { chargeLevels, chargeStages, custodyEventKinds, custodyEventParser, offenseCategories } from '../custody/booking.ts'
import type { CustodyEvent } from '../custody/booking.ts'
import { readMoment } from '../custody/csv-time.ts'
import { DeskError } from '../errors.ts'
import { plusMinutes } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { chooseField, textField, tokenField } from './fields.ts'
import type { Choice } from './fields.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'
import { eventWords, plain } from './words.ts'

/** `booked` begins a stay and has a page of its own. */
const kinds = custodyEventKinds.filter((kind) => kind !== 'booked')

export const custodyForm = (number: string, visit: Visit): Html =>
  html`<section aria-labelledby="custody-title" id="custody" class="desk-custody">
    <h2 id="custody-title">Record what happened</h2>
    <form method="post" action="${visit.path}/custody" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}<input type="hidden" name="booking" value="${number}" />
      ${chooseField({
        id: 'event',
        name: 'event',
        label: 'What happened',
        choices: kinds.map((kind): Choice => [kind, eventWords[kind]]),
        none: 'Choose…',
        required: true,
      })}
      ${textField({
        id: 'at',
        name: 'at',
        label: 'When',
        type: 'datetime-local',
        hint: `Leave it empty for now. Time of the jail (${visit.desk.agency.zone}).`,
      })}
      <details class="desk-details">
        <summary>More: ground of a hold, charge, bond</summary>
        ${textField({
          id: 'basis',
          name: 'basis',
          label: 'What a hold rests on',
          hint: 'For example: warrant of another county, court order',
        })}
        ${textField({ id: 'bondAmount', name: 'bondAmount', label: 'Bond in dollars', type: 'number' })} ${chargeFields('')}
        ${textField({ id: 'note', name: 'note', label: 'Note' })}
      </details>
      <button class="usa-button">Record</button>
    </form>
  </section>`

export const chargeFields = (suffix: string): Html =>
  html` ${textField({ id: `offense${suffix}`, name: `offense${suffix}`, label: 'Charge' })}
  ${chooseField({
    id: `level${suffix}`,
    name: `level${suffix}`,
    label: 'Level',
    none: 'Not known',
    choices: chargeLevels.map((each): Choice => [each, plain(each)]),
  })}
  ${chooseField({
    id: `category${suffix}`,
    name: `category${suffix}`,
    label: 'Kind of offense',
    none: 'Not known',
    choices: offenseCategories.map((each): Choice => [each, plain(each)]),
  })}
  ${chooseField({
    id: `stage${suffix}`,
    name: `stage${suffix}`,
    label: 'Stage',
    none: 'Not known',
    choices: chargeStages.map((each): Choice => [each, plain(each)]),
  })}`

const blank = z
  .string()
  .trim()
  .max(2000)
  .optional()
  .transform((text) => (text === '' ? undefined : text))

export const custodyFormParser = z.object({
  booking: z.string().trim().min(1, 'is missing'),
  event: z.enum(custodyEventKinds),
  at: blank,
  basis: blank,
  bondAmount: blank,
  offense: blank,
  level: blank,
  category: blank,
  stage: blank,
  note: blank,
  name: blank,
  aliases: blank,
  born: blank,
  minor: blank,
  language: blank,
})
export type CustodyForm = z.infer<typeof custodyFormParser>

/** The form's text as an event of the jail's record; throws input-invalid with each value that is wrong. */
export const eventOfForm = (form: CustodyForm, visit: Visit): CustodyEvent => {
  const charge = { offense: form.offense, level: form.level, category: form.category, stage: form.stage }
  const parsed = custodyEventParser.safeParse({
    booking: form.booking,
    event: form.event,
    at: form.at === undefined ? visit.now : localMoment(form.at, visit.desk.agency.zone),
    name: form.name,
    aliases: form.aliases
      ?.split(';')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    born: form.born,
    minor: form.minor === undefined ? undefined : form.minor === 'true',
    language: form.language,
    basis: form.basis,
    note: form.note,
    bondAmount: form.bondAmount === undefined ? undefined : Number(form.bondAmount),
    charge: Object.values(charge).some((each) => each !== undefined) ? charge : undefined,
  })
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `[${issue.path.join('.')}] ${issue.message}`)
    throw new DeskError('input-invalid', `Something in the form cannot be used: ${wrong.join('; ')}.`)
  }
  refuseFuture(parsed.data.at, visit.now)
  return parsed.data
}

/** Clocks of two systems differ a little; more than that is a mistake, and would open a gate before its time. */
const minutesAheadMax = 5

export const refuseFuture = (at: Instant, now: Instant): void => {
  if (at > plusMinutes(now, minutesAheadMax)) throw new DeskError('input-invalid', `The time [${at}] lies in the future.`)
}

const localMoment = (text: string, zone: Zone): Instant => {
  const read = readMoment(text, null, zone, 'refuse')
  if (!read.ok) throw new DeskError('input-invalid', `The time [${text}] ${read.says}.`)
  return read.value
}
