// The data folder of a desk: where it is, its agency.yaml, and how a running desk is found by the other commands.
import { existsSync } from 'node:fs'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { agencyParser } from '../agency.ts'
import type { Agency } from '../agency.ts'
import { DeskError } from '../errors.ts'
import { faultsOf } from './determine.ts'

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

/** Where a desk keeps everything; the sample's folder if none is named. */
export const dataFolderOf = (named: string | undefined, env: Readonly<Record<string, string | undefined>>): string =>
  resolve(named ?? env['RELEASEDESK_DATA'] ?? join(projectRoot, '.releasedesk', 'sample'))

export const agencyFileOf = (dir: string): string => join(dir, 'agency.yaml')

/** Reads agency.yaml; every fault is named with its path. */
export const readAgency = async (dir: string): Promise<Agency> => {
  const path = agencyFileOf(dir)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new DeskError('file-not-found', `The settings of the agency [${path}] are not there.`)
  })
  const parsed = agencyParser.safeParse(parse(text))
  if (!parsed.success)
    throw new DeskError('input-invalid', `The settings of the agency [${path}] cannot be used: ${faultsOf(parsed.error)}.`)
  return parsed.data
}

/** What a new agency fills in; written on the first start of a real desk. */
export const agencyTemplate = `# The agency that runs this desk. Fill in, then start again.
place: us-co-denver            # one of: npx releasedesk places
zone: America/Denver
name: Example County Sheriff Department
facility: Example County Jail
address:
  - 1 Example Street
  - Example, CO 80000
phone: (303) 555-0100
policy:
  # Your written policy where the law says that a notice of release MAY be given to ICE.
  allowsNotices: false
  noticeMinutesTarget: 5
  agreement287g: none
ice: {}
  # Enter only what you have verified yourselves; an address on an incoming paper is never used by itself.
  # Tried in this order: fax, second fax number, mail, webhook; at the portal and at the telephone a person does it.
  # fax: +1 303 555 0122
  # fax2: +1 303 555 0123
  # email: intake@example.gov
  # portal: https://portal.example.gov
  # phone: (303) 555-0111
# notices:                     # docs/notices.md
#   confirmMinutes: 5          # so long one way may go without confirming before the next is tried
#   until: confirmed           # or acknowledged: sent again every two hours for a day until the code comes back
#   acknowledgeAt: https://desk.example.gov   # where the recipient reaches this desk's page /ack
#   atOnce: { fax: 4, email: 20 }
# mail:
#   smtp: smtp://user:password@mail.example.gov:587
#   from: release-desk@example.gov
#   imap: imaps://user:password@mail.example.gov   # requests and returned mails come in by it
# fax:                         # docs/fax.md: a HylaFAX server with your line or T.38 gateway; set ice.fax above too
#   server: fax.example.gov
#   from: EXAMPLE COUNTY JAIL  # 20 characters at most
#   adminPassword: the-one-set-with-faxadduser
# roster:                      # accounts that may change the courts and judges of the desk; if absent, desk
#   changedBy: [desk]
# webhook:                     # specs/webhook.md; set ice.webhook above too
#   secret: thirty-two characters or more, shared with the recipient
# dropFolder: /srv/fax/received
# jailRecords:
#   folder: /srv/jail/exports
#   mapping: /srv/jail/mapping.yaml
`

const runningParser = z.object({ pid: z.number().int(), port: z.number().int(), token: z.string().min(16) })
export type Running = z.infer<typeof runningParser>

const runningFileOf = (dir: string): string => join(dir, 'desk.json')

/** Says to the other commands of this machine where the desk listens; readable by its owner only. */
export const announceRunning = async (dir: string, running: Running): Promise<void> => {
  await writeFile(runningFileOf(dir), JSON.stringify(running), { mode: 0o600 })
  await chmod(runningFileOf(dir), 0o600)
}

export const withdrawRunning = (dir: string): Promise<void> => rm(runningFileOf(dir), { force: true })

/** The desk that runs on this folder; null if none answers. */
export const findRunning = async (dir: string): Promise<Running | null> => {
  if (!existsSync(runningFileOf(dir))) return null
  try {
    const running = runningParser.parse(JSON.parse(await readFile(runningFileOf(dir), 'utf8')))
    const answer = await fetch(`http://127.0.0.1:${running.port}/healthz`, { signal: AbortSignal.timeout(3000) })
    return answer.ok ? running : null
  } catch {
    return null
  }
}
