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
  /** Seconds after which no further page of a paper is begun; what is read by then is given. */
  paperSecondsSoft: 240,
  /** Seconds without a sign of life (a page done) after which the reader is killed. */
  pageSecondsMax: 60,
  /** Resident memory of the reader at which it is killed. */
  residentBytesMax: 1_600 * 1024 * 1024,
  /** Data segment limit given to the system for the reader, where the system has one (RLIMIT_DATA, in KiB). */
  dataKibMax: 4_000_000,
  /** Width to which wider pages are reduced: 8.5 inch at 204 dots an inch, as a fax has. */
  widthPx: 1734,
} as const
