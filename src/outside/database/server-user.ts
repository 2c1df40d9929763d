// Who the embedded server runs as, and where its folder can stand so that this user reaches it.
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname, join } from 'node:path'

/** Empty: as ourselves. PostgreSQL refuses to run as root; then it runs as nobody (65534), which needs no account to be made. */
export type ServerUser = { readonly uid?: number; readonly gid?: number }
const nobody = 65534
export const serverUser = (): Required<ServerUser> | Record<string, never> => (process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {})

/** Where the server's folder goes if DIR is not reachable for its user: root's home is shut (0700) on most systems. */
const elsewhere = '/var/lib/releasedesk'

/**
 * DIR/postgres, made if it is missing: a folder, or a link to one under /var/lib/releasedesk when we are root and DIR lies
 * below a folder that the server's user may not pass. Rights are widened on DIR itself only, never on a folder above it.
 */
export const serverFolder = (dir: string, user: ServerUser, log: (line: string) => void): string => {
  const path = join(dir, 'postgres')
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
    if (user.uid === undefined || canPass(dir, user)) mkdirSync(path, { mode: 0o711 })
    else linkElsewhere(path, log)
  }
  const real = realpathSync(path)
  if (user.uid !== undefined) chmodSync(real, 0o711)
  return real
}

/** Made aside and then renamed: a start that dies in between leaves no link to nowhere. */
const linkElsewhere = (path: string, log: (line: string) => void): void => {
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 })
  chmodSync(elsewhere, 0o711)
  const folder = mkdtempSync(join(elsewhere, 'postgres-'))
  const aside = `${path}.new`
  rmSync(aside, { force: true })
  symlinkSync(folder, aside)
  renameSync(aside, path)
  log(`the database stands in [${readlinkSync(path)}]: PostgreSQL does not run as root, and no other user can reach [${path}]`)
}

/** Opens a private folder of root (DIR itself) for the server's group to pass through, if that is all that is in the way. */
const canPass = (dir: string, user: ServerUser): boolean => {
  const real = realpathSync(dir)
  if (!foldersAbove(real).every((folder) => mayPass(statSync(folder), user))) return false
  const stats = statSync(real)
  if (mayPass(stats, user)) return true
  if (stats.uid !== 0 || (stats.mode & 0o077) !== 0 || user.gid === undefined) return false
  chownSync(real, 0, user.gid)
  chmodSync(real, 0o710)
  return true
}

const foldersAbove = (path: string): readonly string[] => {
  const above = dirname(path)
  return above === path ? [] : [above, ...foldersAbove(above)]
}

const mayPass = (stats: Stats, { uid, gid }: ServerUser): boolean => {
  if (stats.uid === uid) return (stats.mode & 0o100) !== 0
  if (stats.gid === gid) return (stats.mode & 0o010) !== 0
  return (stats.mode & 0o001) !== 0
}
