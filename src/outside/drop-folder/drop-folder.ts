// A folder that a fax server or scanner writes finished files into, as the desk sees it: each file is given over until it is settled.

export type Dropped = {
  readonly name: string
  /** Up to the limit; the rest of a larger file is not read. */
  readonly bytes: Uint8Array
  readonly bytesSent: number
}

export type DropFolder = {
  /** Files that are complete and not yet settled, oldest first; a file comes again until it is settled, after a crash too. */
  readonly poll: () => Promise<readonly Dropped[]>
  /** The desk has it on record: the file is put away, never deleted. */
  readonly settle: (name: string) => Promise<void>
}
