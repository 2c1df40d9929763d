// What a person can record on a record's page: events of custody, proofs of duties, calls, served and sent letters, facts.
import { z } from 'zod'
import { attestFact, dischargeDuty, recordCustody, mailLetter, recordLetterSent, serveCopy } from '../acts.ts'
import { bookingOf, paperOf } from '../desk-work.ts'
import { isDutyId } from '../duty/duty.ts'
import { DeskError } from '../errors.ts'
import { letterLanguages } from '../letter/letter-kind.ts'
import { isBookingId } from '../log/booking-record.ts'
import { letterChannels } from '../log/entry.ts'
import type { Subject } from '../log/entry.ts'
import { parseBooking, parseLetterId, parsePaperId } from '../log/ids.ts'
import { isPaperId } from '../log/paper-record.ts'
import { custodyFormParser, eventOfForm } from './custody-form.ts'
import { actorOf } from './desk-options.ts'
import { actAt, pathId, severalOf, visitOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { doorActs, named, noticeActs } from './release-acts.ts'
import { valuesOf } from './questions-panel.ts'

const said = z.string().trim().min(1, 'is missing').max(500)
const text = z.string().max(500)

export const personActs = (app: App, parts: DeskParts): void => {
  actAt(app, parts, '/people/:id/custody', custodyFormParser, async (visit, form, request) => {
    const id = pathId(request, 'id', parseBooking)
    const { booking } = await bookingOf(visit.desk, id)
    await recordCustody(visit.desk, eventOfForm({ ...form, booking: booking.number }, visit), { actor: actorOf(visit) })
    return { to: `/people/${id}`, done: 'custody' }
  })
  noticeActs(app, parts)
  doorActs(app, parts)
  actAt(
    app,
    parts,
    '/people/:id/served',
    z.object({ letters: severalOf(text), language: z.enum(letterLanguages, 'was not chosen'), how: said }),
    async (visit, { letters, language, how }, request) => {
      const id = pathId(request, 'id', parseBooking)
      if (letters.length === 0) throw new DeskError('input-invalid', 'No letter was chosen.')
      await serveCopy(
        visit.desk,
        id,
        letters.map((each) => named(each, parseLetterId)),
        language,
        how,
        { actor: actorOf(visit) },
      )
      return { to: `/people/${id}`, done: 'served', at: 'letters' }
    },
  )
  recordActs(app, parts, '/people/:id', parseBooking)
  recordActs(app, parts, '/papers/:id', parsePaperId)
}

/** The acts that a stay and a paper have in common. */
const recordActs = (app: App, parts: DeskParts, path: string, parse: (id: string) => Subject): void => {
  const at = (owner: Subject): string => path.replace(':id', owner)
  actAt(app, parts, `${path}/facts`, z.object({ fact: text, value: text }), async (visit, { fact, value }, request) => {
    const owner = pathId(request, 'id', parse)
    const allowed = valuesOf(fact)
    if (allowed === null || !allowed.some(([each]) => each === value))
      throw new DeskError('input-invalid', `The fact [${fact}] cannot be told as [${value}] here.`)
    await attestFact(visit.desk, owner, fact, value === 'true' ? true : value === 'false' ? false : value, null, { actor: actorOf(visit) })
    return { to: at(owner), done: 'fact', at: 'answers' }
  })
  actAt(app, parts, `${path}/duties`, z.object({ duty: text, proof: said }), async (visit, { duty, proof }, request) => {
    const owner = pathId(request, 'id', parse)
    if (!isDutyId(duty)) throw new DeskError('record-unknown', `There is no duty [${duty}].`)
    await dischargeDuty(visit.desk, owner, duty, proof, { actor: actorOf(visit) })
    return { to: at(owner), done: 'duty', at: 'duties' }
  })
  actAt(
    app,
    parts,
    `${path}/sent`,
    z.object({ letter: text, channel: z.enum(letterChannels), to: said }),
    async (visit, { letter, channel, to }, request) => {
      const owner = pathId(request, 'id', parse)
      await recordLetterSent(visit.desk, owner, named(letter, parseLetterId), channel, to, { actor: actorOf(visit) })
      return { to: at(owner), done: 'sent', at: 'letters' }
    },
  )
  actAt(app, parts, `${path}/mail`, z.object({ letter: text, to: z.email() }), async (visit, { letter, to }, request) => {
    const owner = pathId(request, 'id', parse)
    await mailLetter(visit.desk, owner, named(letter, parseLetterId), to, { actor: actorOf(visit) })
    return { to: at(owner), done: 'sent', at: 'letters' }
  })
  app.get(`${path}/letters/:letter`, { schema: { hide: true } }, async (request, reply) => {
    const { desk } = visitOf(parts, request)
    const owner = pathId(request, 'id', parse)
    const wanted = pathId(request, 'letter', (name) => parseLetterId(name.replace(/\.pdf$/, '')))
    const letters = isBookingId(owner)
      ? (await bookingOf(desk, owner)).letters
      : isPaperId(owner)
        ? (await paperOf(desk, owner)).letters
        : []
    const letter = letters.find((each) => each.id === wanted)
    const pdf = letter && (await desk.outside.store.kept(letter.sha256))
    if (!letter || !pdf) throw new DeskError('record-unknown', `There is no letter [${wanted}] on this record.`)
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${letter.kind}-${letter.language}.pdf"`)
      .send(Buffer.from(pdf))
  })
}
