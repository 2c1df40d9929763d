// Chooses the real outside for one data folder: store, clock, reader, lines, typesetter. Closing undoes it in reverse.
import { agencyFacts } from '../decide.ts'
import type { Agency } from '../agency.ts'
import { restoration } from '../desk-work.ts'
import type { Desk } from '../desk-work.ts'
import { rowsOf, rowsVersion } from '../log/rows.ts'
import { realChance } from '../outside/chance/real.ts'
import { realClock } from '../outside/clock/real.ts'
import { faxSheet } from '../outside/fax/fax-sheet.ts'
import { createFaxLine } from '../outside/fax/line.ts'
import { createMail } from '../outside/mail/real.ts'
import type { Clock, Outside } from '../outside/outside.ts'
import { openPageReader } from '../outside/page-reader/real.ts'
import { openStore } from '../outside/store/open-store.ts'
import type { OpenedStore } from '../outside/store/open-store.ts'
import { createWebhookLine } from '../outside/webhook/real.ts'
import { openTypesetter } from '../outside/typesetter/real.ts'
import { faxServerOf } from './fax-server.ts'

export type OpenedDesk = { readonly desk: Desk; readonly store: OpenedStore; readonly close: () => Promise<void> }

type Choices = {
  readonly dir: string
  readonly agency: Agency
  readonly databaseUrl: string | undefined
  readonly log: (line: string) => void
  /** A sample's past is written on a clock of its own. */
  readonly clock?: Clock
}

export const openDesk = async ({ dir, agency, databaseUrl, log, clock = realClock() }: Choices): Promise<OpenedDesk> => {
  const chance = realChance()
  const store = await openStore({ dir, databaseUrl, clock, chance, rowsOf, rowsVersion, log })
  try {
    const pageReader = openPageReader()
    const mail = agency.mail ? createMail(agency.mail) : null
    const typesetter = await openTypesetter()
    const faxServer = faxServerOf(agency)
    const fax = faxServer && createFaxLine({ server: faxServer, clock, sheet: faxSheet(typesetter, agency) })
    const webhook = agency.webhook ? createWebhookLine({ ...agency.webhook, clock }) : null
    const outside: Outside = {
      clock,
      chance,
      store,
      pageReader,
      noticeLines: [...(fax ? [fax] : []), ...(mail ? [mail.notices] : []), ...(webhook ? [webhook] : [])],
      letterLine: mail?.letters ?? null,
      typesetter,
    }
    return {
      desk: { outside, agency, ...(await restoration(store)) },
      store,
      close: async () => {
        fax?.close()
        mail?.close()
        await pageReader.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The written policy goes on record when it is new or changed, dated: what the law leaves open is answered by it. */
export const recordPolicy = async ({ outside, agency }: Desk): Promise<void> => {
  const policies = (await outside.store.entriesOf('desk')).filter((entry) => entry.kind === 'policy-set')
  const last = policies.at(-1)
  const { allowsNotices } = agencyFacts(agency)
  if (last && last.public.allowsNotices === allowsNotices && last.public.place === agency.place && last.public.zone === agency.zone) return
  await outside.store.commit([
    {
      kind: 'policy-set',
      subjects: ['desk'],
      occurredAt: outside.clock.now(),
      actor: { kind: 'desk' },
      public: { allowsNotices, place: agency.place, zone: agency.zone },
      private: null,
    },
  ])
}
