// The fax server that agency.yaml names; none if it names none.
import type { Agency } from '../agency.ts'
import type { FaxServer } from '../outside/fax/fax-server.ts'
import { createHylafax } from '../outside/fax/real.ts'

/** At most this much of a name reaches the other machine (T.30 TSI). Characters. */
const identityMax = 20

export const faxServerOf = ({ fax, facility }: Agency): FaxServer | null => {
  if (fax === undefined) return null
  const { server, port, user, password, adminPassword, modem } = fax
  return createHylafax(
    { server, port, user, ...(password === undefined ? {} : { password }), ...(adminPassword === undefined ? {} : { adminPassword }) },
    { from: fax.from ?? facility.slice(0, identityMax).trim(), ...(modem === undefined ? {} : { modem }) },
  )
}
