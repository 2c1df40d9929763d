// The limits of the page reader: what one paper may cost before the reader is stopped, and what is read of a long one.

export const limits = {
  /** Larger papers are kept elsewhere up to the desk's own limit but never opened. */
  bytesMax: 64 * 1024 * 1024,
  /** Pages read of one paper; the rest is counted and reported as not read. */
  pagesMax: 100,
  /** Pixels of one page before decoding: 8.5 x 14 inch at 600 dpi is 43 million. */
  pixelsMax: 60_000_000,
  /** Pages wider or higher than this many points (200 inch) are drawings or attacks, not letters. */
  pointsMax: 14_400,
  /** Seconds of work after which no further page of a paper is begun; what is read by then is given. Waiting for a turn does not count. */
  paperSecondsSoft: 600,
  /** Seconds of processor time without a sign of life (a page done, a place read) after which a reader is killed. */
  pageSecondsMax: 60,
  /** The same by the wall clock, for a reader that hangs without working and for systems that do not tell processor time. */
  pageSecondsHanging: 240,
  /** Pages of one paper that may end a reader before the rest of the paper is left unread. */
  pagesFatalMax: 3,
  /** Resident memory of a reader at which it is killed. */
  residentBytesMax: 1_600 * 1024 * 1024,
  /** Resident memory above which a reader is replaced between two pages: engines never give memory back. */
  residentBytesTidy: 1_000 * 1024 * 1024,
  /** Papers that one reader keeps open. */
  papersOpenMax: 4,
  /** Data segment limit given to the system for the reader, where the system has one (RLIMIT_DATA, in KiB). */
  dataKibMax: 4_000_000,
  /** Width to which wider pages are reduced: 8.5 inch at 204 dots an inch, as a fax has. */
  widthPx: 1734,
} as const
