// The courts and judges that the agency keeps, folded from the desk's entries: who entered and who ended each, and when.
import { courtsOfDenver } from '../instrument/court-roster.ts'
import { civilDateOf } from '../time/instant.ts'
import type { Court, CourtRoster } from '../instrument/court-roster.ts'
import type { Instant, Zone } from '../time/instant.ts'
import type { Actor, Logged } from './entry.ts'

export type Deed = { readonly by: Actor; readonly at: Instant }
/** `entered` null: known from public facts, and there from the beginning. */
export type KeptCourt = Court & { readonly entered: Deed | null; readonly ended: Deed | null }
export type KeptJudge = {
  readonly key: string
  readonly name: string
  readonly court: string
  readonly entered: Deed
  readonly ended: Deed | null
}
export type CourtRecord = { readonly courts: readonly KeptCourt[]; readonly judges: readonly KeptJudge[] }

/** From the entries about the desk, in order. What was entered and then erased is no longer known. */
export const foldCourts = (entries: readonly Logged[]): CourtRecord => {
  const own = new Map<string, KeptCourt>()
  const known = new Map<string, KeptCourt>(courtsOfDenver.courts.map((court) => [court.key, { ...court, entered: null, ended: null }]))
  const judges = new Map<string, KeptJudge>()
  for (const entry of entries) {
    const deed: Deed = { by: entry.actor, at: entry.occurredAt }
    if (entry.kind === 'court-entered' && entry.private !== null) {
      const { court, body, docket } = entry.public
      own.set(court, { key: court, body, docket, ...entry.private, entered: deed, ended: null })
    } else if (entry.kind === 'court-ended') {
      end(own, entry.public.court, deed)
      end(known, entry.public.court, deed)
    } else if (entry.kind === 'judge-entered' && entry.private !== null) {
      const { judge, court } = entry.public
      judges.set(judge, { key: judge, court, name: entry.private.name, entered: deed, ended: null })
    } else if (entry.kind === 'judge-ended') end(judges, entry.public.judge, deed)
  }
  return { courts: [...own.values(), ...known.values()], judges: [...judges.values()] }
}

const end = <Kept extends { readonly ended: Deed | null }>(among: Map<string, Kept>, key: string, deed: Deed): void => {
  const kept = among.get(key)
  if (kept !== undefined) among.set(key, { ...kept, ended: kept.ended ?? deed })
}

/** What the proof of a signer looks up. The agency's own courts come first: they are named more closely than `another court`. */
export const rosterOf = ({ courts, judges }: CourtRecord, zone: Zone): CourtRoster => ({
  courts: courts
    .filter(({ ended }) => ended === null)
    .map(({ key, name, body, caption, docket }) => ({ key, name, body, caption, docket })),
  judges: judges.map(({ name, court, ended }) => ({ name, court, until: ended === null ? null : civilDateOf(ended.at, zone) })),
})
