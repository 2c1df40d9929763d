// Forms of a person's page about notices and the way to the door: calls, portal, checks, whom to tell.
import { z } from 'zod'
import { namePersonToTell, recordCheck, recordPersonTold } from '../door-acts.ts'
import { DeskError } from '../errors.ts'
import { parseBooking, parseLetterId, parseNoticeId } from '../log/ids.ts'
import { callResults, recordCall, recordPortal } from '../notice-acts.ts'
import { checkSteps } from '../release/checklist.ts'
import { rolesToTell } from '../release/person-to-tell.ts'
import { actorOf } from './desk-options.ts'
import { actAt, pathId, severalOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'

const said = z.string().trim().min(1, 'is missing').max(500)
const text = z.string().max(500)

export const noticeActs = (app: App, parts: DeskParts): void => {
  actAt(
    app,
    parts,
    '/people/:id/calls',
    z.object({ notice: text, spokeTo: said, result: z.enum(callResults).default('spoke'), code: text.optional() }),
    async (visit, { notice, ...call }, request) => {
      const id = pathId(request, 'id', parseBooking)
      await recordCall(visit.desk, id, named(notice, parseNoticeId), call, { actor: actorOf(visit) })
      return { to: `/people/${id}`, done: 'called', at: 'notices' }
    },
  )
  actAt(app, parts, '/people/:id/portal', z.object({ notice: text, reference: said }), async (visit, { notice, reference }, request) => {
    const id = pathId(request, 'id', parseBooking)
    await recordPortal(visit.desk, id, named(notice, parseNoticeId), reference, { actor: actorOf(visit) })
    return { to: `/people/${id}`, done: 'entered', at: 'notices' }
  })
}

export const doorActs = (app: App, parts: DeskParts): void => {
  actAt(
    app,
    parts,
    '/people/:id/checks',
    z.object({ step: z.enum(checkSteps), found: z.enum(['clear', 'something']), note: z.string().trim().max(500).optional() }),
    async (visit, { step, found, note = '' }, request) => {
      const id = pathId(request, 'id', parseBooking)
      await recordCheck(visit.desk, id, step, { clear: found === 'clear', note: note === '' ? null : note }, { actor: actorOf(visit) })
      return { to: `/people/${id}`, done: 'checked', at: 'door' }
    },
  )
  actAt(
    app,
    parts,
    '/people/:id/tell',
    z.union([z.object({ role: z.literal('nobody') }), z.object({ role: z.enum(rolesToTell), name: said, contact: said })]),
    async (visit, person, request) => {
      const id = pathId(request, 'id', parseBooking)
      await namePersonToTell(visit.desk, id, person.role === 'nobody' ? null : person, { actor: actorOf(visit) })
      return { to: `/people/${id}`, done: 'named', at: 'tell' }
    },
  )
  actAt(app, parts, '/people/:id/told', z.object({ letters: severalOf(text), proof: said }), async (visit, { letters, proof }, request) => {
    const id = pathId(request, 'id', parseBooking)
    if (letters.length === 0) throw new DeskError('input-invalid', 'No letter was chosen.')
    await recordPersonTold(
      visit.desk,
      id,
      letters.map((each) => named(each, parseLetterId)),
      proof,
      { actor: actorOf(visit) },
    )
    return { to: `/people/${id}`, done: 'told', at: 'tell' }
  })
}

/** An id out of a form; one that is none names no record. */
export const named = <Id>(id: string, parse: (text: string) => Id): Id => {
  try {
    return parse(id)
  } catch (error) {
    throw new DeskError('record-unknown', `There is no record [${id}].`, { cause: error })
  }
}
