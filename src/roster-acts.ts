// What those who may do to the roster of courts and judges: enter and end, each with who did it; nothing is ever taken out.
import type { Agency } from './agency.ts'
import { append } from './desk-work.ts'
import { DeskError } from './errors.ts'
import { foldCourts } from './log/court-record.ts'
import { plainOf } from './instrument/skeleton.ts'
import type { Desk } from './desk-work.ts'
import type { CourtBody, DocketShape } from './instrument/court-roster.ts'
import type { CourtRecord } from './log/court-record.ts'
import type { Actor, Entry } from './log/entry.ts'
import type { Instant } from './time/instant.ts'

type By = { readonly actor: Actor; readonly at?: Instant }

export type NewCourt = {
  readonly name: string
  readonly body: CourtBody
  /** Words of its caption; the name itself if there are none. */
  readonly caption: readonly string[]
  readonly docket: DocketShape
}

/** By the roster a paper is a judge's or not: it is changed by those whom the agency's settings name, and by nobody else. */
export const mayChangeRoster = ({ roster }: Agency, actor: Actor): boolean =>
  actor.kind === 'person' && roster.changedBy.includes(actor.account)

/** Throws input-invalid where a court of this name stands on the roster; like all acts here, not-yours-to-change for all others. */
export const enterCourt = (desk: Desk, { name, body, caption, docket }: NewCourt, by: By): Promise<void> =>
  change(desk, by, ({ courts }) => {
    if (courts.some((court) => court.ended === null && plainOf(court.name) === plainOf(name)))
      throw new DeskError('input-invalid', `The court [${name}] stands on the roster already.`)
    return {
      kind: 'court-entered',
      public: { court: desk.outside.chance.id('c'), body, docket },
      private: { name, caption: caption.length === 0 ? [name] : caption },
    }
  })

/** Papers of it are asked about from now on, as those of any court that is not on the roster. Throws record-unknown. */
export const endCourt = (desk: Desk, court: string, by: By): Promise<void> =>
  change(desk, by, ({ courts }) => {
    const kept = courts.find(({ key }) => key === court)
    if (kept === undefined) throw new DeskError('record-unknown', `There is no court [${court}] on the roster.`)
    return kept.ended === null ? { kind: 'court-ended', public: { court }, private: null } : null
  })

/** Throws record-unknown where the court is not on the roster, input-invalid where the judge sits there already. */
export const enterJudge = (desk: Desk, { name, court }: { readonly name: string; readonly court: string }, by: By): Promise<void> =>
  change(desk, by, ({ courts, judges }) => {
    if (!courts.some(({ key, ended }) => key === court && ended === null))
      throw new DeskError('record-unknown', `There is no court [${court}] on the roster.`)
    if (judges.some((judge) => judge.ended === null && judge.court === court && plainOf(judge.name) === plainOf(name)))
      throw new DeskError('input-invalid', `The judge [${name}] stands on the roster of this court already.`)
    return { kind: 'judge-entered', public: { judge: desk.outside.chance.id('j'), court }, private: { name } }
  })

/** The judge no longer sits: a paper with this name is asked about, and told as that. Throws record-unknown. */
export const endJudge = (desk: Desk, judge: string, by: By): Promise<void> =>
  change(desk, by, ({ judges }) => {
    const kept = judges.find(({ key }) => key === judge)
    if (kept === undefined) throw new DeskError('record-unknown', `There is no judge [${judge}] on the roster.`)
    return kept.ended === null ? { kind: 'judge-ended', public: { judge }, private: null } : null
  })

type Deed = Extract<Entry, { kind: 'court-entered' | 'court-ended' | 'judge-entered' | 'judge-ended' }>
/** What is new of an entry: the rest is the same for all. `null`: it is so already. */
type Part = { [K in Deed['kind']]: Pick<Extract<Deed, { kind: K }>, 'kind' | 'public' | 'private'> }[Deed['kind']]

const change = async (desk: Desk, by: By, part: (record: CourtRecord) => Part | null): Promise<void> => {
  if (!mayChangeRoster(desk.agency, by.actor))
    throw new DeskError('not-yours-to-change', 'The roster of courts and judges is not changed under this account.')
  await append(desk, ['desk'], (histories) => {
    const made = part(foldCourts(histories.get('desk') ?? []))
    return made === null ? [] : [{ ...made, subjects: ['desk'], occurredAt: by.at ?? desk.outside.clock.now(), actor: by.actor }]
  })
}
