// How the embedded server is set: a socket and no port, nothing durable switched off, nothing of a person in its log.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const settings = (data: string, socketFolder: string): readonly string[] =>
  ['-D', data].concat(
    [
      'listen_addresses=',
      `unix_socket_directories=${socketFolder}`,
      'unix_socket_permissions=0700',
      'port=5432',
      'max_connections=40',
      'shared_buffers=64MB',
      // A container's /dev/shm is small, and one desk needs no parallel queries.
      'max_parallel_workers_per_gather=0',
      'dynamic_shared_memory_type=mmap',
      'fsync=on',
      'full_page_writes=on',
      'synchronous_commit=on',
      'timezone=UTC',
      'log_timezone=UTC',
      'log_destination=stderr',
      'logging_collector=off',
      'log_line_prefix=%m [%p] ',
      // Statements, parameters and the DETAIL of an error can hold a name: none of them goes into a file.
      'log_statement=none',
      'log_min_error_statement=panic',
      'log_error_verbosity=terse',
      'log_parameter_max_length=0',
      'log_parameter_max_length_on_error=0',
      'log_min_duration_statement=-1',
    ].flatMap((setting) => ['-c', setting]),
  )

/** sockaddr_un takes 107 bytes and a final zero on Linux, 103 on macOS. */
const socketPathBytesMax = 103

/** `wanted`, or a new short folder under the system's temporary one if the path of the socket would be too long. */
export const socketFolderFor = (wanted: string): { readonly folder: string; readonly temporary: boolean } =>
  Buffer.byteLength(join(wanted, '.s.PGSQL.5432')) <= socketPathBytesMax
    ? { folder: wanted, temporary: false }
    : { folder: mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'releasedesk-')), temporary: true }

/** The last line in which the server said why it could not go on. */
export const lastComplaint = (logFile: string): string => {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n') : []
  return lines.findLast((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.at(-1) ?? ''
}
