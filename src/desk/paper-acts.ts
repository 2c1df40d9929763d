// What a person can record on a paper's page: values accepted or corrected, the match confirmed, refused or taken back, assertions.
import { z } from 'zod'
import { acceptFields, askReading, confirmMatch, refuseMatch, withdrawMatch } from '../acts.ts'
import { DeskError } from '../errors.ts'
import type { Corrections } from '../instrument/accepted.ts'
import { fieldNames, instrumentKinds, signerRoles } from '../instrument/instrument.ts'
import { parseBooking, parseInstrumentId, parsePaperId } from '../log/ids.ts'
import { civilDateParser } from '../time/parse.ts'
import { actorOf } from './desk-options.ts'
import { actAt, pathId, severalOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'

const idParser = <Id>(parse: (text: string) => Id) =>
  z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: `[${text}] names no record` })
      return z.NEVER
    }
  })
const instrumentIds = severalOf(z.string()).pipe(z.array(idParser(parseInstrumentId)).min(1, 'no instrument was named'))
const choiceParser = z.object({ booking: idParser(parseBooking), instruments: instrumentIds })
const said = z.string().trim().min(1, 'is missing').max(500)

export const paperActs = (app: App, parts: DeskParts): void => {
  actAt(app, parts, '/papers/:id/match', choiceParser, async (visit, { booking, instruments }, request) => {
    const id = pathId(request, 'id', parsePaperId)
    await confirmMatch(visit.desk, id, instruments, booking, { actor: actorOf(visit) })
    return { to: `/people/${booking}`, done: 'confirmed' }
  })
  actAt(app, parts, '/papers/:id/refuse', choiceParser, async (visit, { booking, instruments }, request) => {
    const id = pathId(request, 'id', parsePaperId)
    for (const instrument of instruments) await refuseMatch(visit.desk, id, instrument, booking, { actor: actorOf(visit) })
    return { to: `/papers/${id}`, done: 'refused', at: 'match' }
  })
  actAt(app, parts, '/papers/:id/read', z.object({}), async (visit, _form, request) => {
    const id = pathId(request, 'id', parsePaperId)
    await askReading(visit.desk, id, { actor: actorOf(visit) })
    return { to: `/papers/${id}`, done: 'reading' }
  })
  actAt(app, parts, '/papers/:id/withdraw', choiceParser, async (visit, { booking, instruments }, request) => {
    const id = pathId(request, 'id', parsePaperId)
    for (const instrument of instruments) await withdrawMatch(visit.desk, id, instrument, booking, { actor: actorOf(visit) })
    return { to: `/papers/${id}`, done: 'withdrawn' }
  })
  actAt(
    app,
    parts,
    '/papers/:id/accept',
    z.object({
      instrument: idParser(parseInstrumentId),
      name: z.string(),
      value: severalOf(z.string().trim().max(4000)),
      unreadable: z.literal('yes').optional(),
      /** Sent by the review: the value after this one is next. */
      after: z.string().max(100).optional(),
    }),
    async (visit, { instrument, name, value, unreadable, after }, request) => {
      const id = pathId(request, 'id', parsePaperId)
      const said = unreadable === 'yes' ? unreadableOf(name) : correctionOf(name, value)
      await acceptFields(visit.desk, id, instrument, said, [], { actor: actorOf(visit) })
      return after === undefined
        ? { to: `/papers/${id}`, done: 'accepted' }
        : { to: `/papers/${id}/review`, done: 'accepted', with: { after } }
    },
  )
  actAt(
    app,
    parts,
    '/papers/:id/assertions',
    z.object({ instrument: idParser(parseInstrumentId), says: said, source: said }),
    async (visit, form, request) => {
      const id = pathId(request, 'id', parsePaperId)
      await acceptFields(visit.desk, id, form.instrument, {}, [{ says: form.says, source: form.source }], { actor: actorOf(visit) })
      return { to: `/papers/${id}`, done: 'asserted' }
    },
  )
}

const dates: ReadonlySet<string> = new Set(['dateOfBirth', 'issuedOn', 'receivedOn', 'dueOn'])

/** A person looked and could not read it. What a paper is, who signed, what is ticked has its own words for that. Throws input-invalid. */
const unreadableOf = (name: string): Corrections => {
  if (!fieldNames.some((field) => field === name)) throw new DeskError('input-invalid', `[${name}] is nothing that may be left unread.`)
  return { unreadable: [name] }
}

/** One value as a person says it; empty: it is not on the paper. Throws input-invalid. */
const correctionOf = (name: string, values: readonly string[]): Corrections => {
  const value = values[0] ?? ''
  const field = fieldNames.find((each) => each === name)
  if (field !== undefined) {
    if (value !== '' && dates.has(field) && !civilDateParser.safeParse(value).success) {
      throw new DeskError('input-invalid', `The date [${value}] is not one: write it as 1997-03-04, a day that exists.`)
    }
    return { fields: { [field]: value === '' ? null : value } }
  }
  switch (name) {
    case 'kind':
      return { kind: oneOf(instrumentKinds, value, name) }
    case 'signer':
      return { signer: oneOf(signerRoles, value, name) }
    case 'form':
      return { form: value === '' ? null : value }
    case 'ticked':
      return {
        ticked: values
          .flatMap((each) => each.split(','))
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      }
    default:
      throw new DeskError('input-invalid', `There is no value named [${name}] on a paper.`)
  }
}

const oneOf = <T extends string>(values: readonly T[], value: string, name: string): T => {
  const found = values.find((each) => each === value)
  if (found === undefined) throw new DeskError('input-invalid', `[${value}] is no ${name} of a paper.`)
  return found
}
