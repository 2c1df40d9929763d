// Every error a person can see: a stable code, what happened, what was not done, and what to do now.

export type ErrorCode = keyof typeof catalogue

type Sentence = { readonly notDone: string; readonly doNow: string; readonly http: number }

/** The catalogue. The first sentence (what happened) is given where the error is raised, with the values in brackets. */
const catalogue = {
  'paper-empty': { notDone: 'Nothing could be read.', doNow: 'Ask the sender to send the paper again.', http: 422 },
  'paper-too-large': {
    notDone: 'The paper was not read; its receipt, its size and its first part up to the limit were kept.',
    doNow: 'Ask the sender for the pages alone, or split the file and send the parts.',
    http: 413,
  },
  'paper-type-unknown': {
    notDone: 'The file was not opened or read; a paper given to the desk is kept.',
    doNow: 'Ask the sender for a PDF, TIFF, PNG or JPEG, or look at the kept file and type the request in by hand.',
    http: 415,
  },
  'paper-heic': {
    notDone: 'The picture was not opened or read; a paper given to the desk is kept.',
    doNow: 'Ask the sender for a PDF or JPEG (a telephone makes one when it shares or prints the picture), or type the request in by hand.',
    http: 415,
  },
  'paper-damaged': {
    notDone: 'Its pages could not be read; a paper given to the desk is kept.',
    doNow: 'Ask the sender to send it again, or type the request in by hand from the paper.',
    http: 422,
  },
  'paper-encrypted': {
    notDone: 'It is locked and was not read; a paper given to the desk is kept.',
    doNow: 'Ask the sender for an unlocked copy.',
    http: 422,
  },
  'paper-too-many-pages': {
    notDone: 'Only the first pages up to the limit were read; a paper given to the desk is kept whole.',
    doNow: 'Look at the rest by hand on the paper review page, or split the file and drop the parts on the inbox.',
    http: 422,
  },
  'paper-reader-stopped': {
    notDone: 'The reader was stopped at its limit of time or memory; a paper given to the desk is kept, and the desk goes on.',
    doNow: 'Read the paper by hand on the paper review page.',
    http: 422,
  },
  'input-invalid': { notDone: 'Nothing was changed.', doNow: 'Mend what is named above and try again.', http: 400 },
  'path-unusable': {
    notDone: 'The command stopped there; what it had not begun was not done.',
    doNow: 'Check that the path exists and may be written, and run the command again.',
    http: 500,
  },
  'file-not-found': { notDone: 'Nothing was changed.', doNow: 'Check the path and run the command again.', http: 404 },
  'place-unknown': {
    notDone: 'Nothing was decided.',
    doNow: 'Run `releasedesk places` for the places that are covered, and from which date.',
    http: 400,
  },
  'place-not-covered-then': {
    notDone: 'Nothing was decided: no law of that place is encoded for that moment.',
    doNow: 'Run `releasedesk places` for the dates from which each place is covered, or ask counsel.',
    http: 400,
  },
  'booking-unknown': { notDone: 'Nothing was changed.', doNow: 'Check the booking number, or record the booking first.', http: 404 },
  'record-unknown': { notDone: 'Nothing was changed.', doNow: 'Go back to the list and open the record from there.', http: 404 },
  'advisement-not-prescribed': {
    notDone: 'No advisement was written, and no interview may go ahead on one.',
    doNow: 'Ask counsel for the words that the law of this place prescribes.',
    http: 422,
  },
  'notice-not-permitted': {
    notDone: 'No notice was written.',
    doNow: 'Look at the determination; a notice needs one that requires or permits it.',
    http: 409,
  },
  'event-out-of-order': { notDone: 'The event was not recorded.', doNow: 'Check the booking record and the time of the event.', http: 409 },
  'changed-meanwhile': { notDone: 'Nothing was changed.', doNow: 'Load the page again; someone else changed the record first.', http: 409 },
  'second-person-needed': {
    notDone: 'What you said of it is on record already; nothing was added.',
    doNow: 'Let somebody else sign in and check the value.',
    http: 409,
  },
  'not-yours-to-change': {
    notDone: 'Nothing was changed.',
    doNow: 'Ask one of those who may. Who keeps the desk’s agency.yaml names them there, under roster.',
    http: 403,
  },
  'form-not-ours': { notDone: 'Nothing was done.', doNow: 'Load the page again and fill in the form there.', http: 403 },
  'request-too-large': { notDone: 'Nothing was done.', doNow: 'Send less at once.', http: 413 },
  'desk-failed': {
    notDone: 'What you sent may or may not have been recorded; whatever was recorded is whole.',
    doNow: 'Load the page again and look before you send it a second time; give the reference to whoever looks after the desk.',
    http: 500,
  },
  'sign-in-needed': { notDone: 'Nothing was done.', doNow: 'Sign in and try again.', http: 401 },
  'desk-running': {
    notDone: 'Nothing was changed.',
    doNow: 'Stop the desk that uses this data folder, or give another folder with --data.',
    http: 409,
  },
  'desk-not-running': { notDone: 'Nothing was sent.', doNow: 'Start the desk with `npm start`, then run the command again.', http: 503 },
  'port-in-use': { notDone: 'The desk was not started.', doNow: 'Stop what uses the port, or choose another with --port.', http: 409 },
  'database-unreachable': {
    notDone: 'The desk was not started.',
    doNow: 'Check DATABASE_URL, or leave it out to use the embedded PostgreSQL.',
    http: 503,
  },
  'database-not-available': {
    notDone: 'The desk was not started.',
    doNow: 'There is no embedded PostgreSQL for this machine: set DATABASE_URL to a PostgreSQL 15 or later.',
    http: 503,
  },
  'database-unfit': {
    notDone: 'The desk was not started; nothing was changed.',
    doNow: 'Set DATABASE_URL to a PostgreSQL 15 or later with encoding UTF8, or leave it out to use the embedded one.',
    http: 503,
  },
  'database-newer': {
    notDone: 'The desk was not started; nothing was changed.',
    doNow: 'Start the newer Releasedesk again, or restore a backup that this one made into a new folder.',
    http: 503,
  },
  'database-lost': {
    notDone: 'What you sent may or may not have been recorded; whatever was recorded is whole.',
    doNow: 'Wait a moment, load the page again and look before you send it a second time.',
    http: 503,
  },
  'target-not-empty': { notDone: 'Nothing was written.', doNow: 'Name a folder that is empty or does not exist.', http: 409 },
  'backup-damaged': { notDone: 'Nothing was restored.', doNow: 'Use another backup; this one does not verify.', http: 422 },
  'log-broken': {
    notDone: 'The desk did not change anything.',
    doNow: 'Keep the data folder as it is and restore the last backup into a new folder; then compare the two.',
    http: 500,
  },
  'mail-not-set-up': {
    notDone: 'The letter was not sent.',
    doNow: 'Fill in `mail` in agency.yaml and start again, or send the letter another way and record it.',
    http: 409,
  },
  'mail-refused': {
    notDone: 'The letter was not sent, or may have been cut off.',
    doNow: 'Check the address and try again, or send the letter another way and record it.',
    http: 502,
  },
  'command-unknown': { notDone: 'Nothing was done.', doNow: 'Run `releasedesk help` for the commands.', http: 400 },
  'not-yet': { notDone: 'Nothing was done.', doNow: 'This command is named in the contract and is not part of this release.', http: 501 },
} as const satisfies Record<string, Sentence>

/** An error with a code of the catalogue; `message` is the whole text a person reads. */
export class DeskError extends Error {
  readonly code: ErrorCode
  readonly happened: string

  constructor(code: ErrorCode, happened: string, options?: ErrorOptions) {
    const { notDone, doNow } = catalogue[code]
    super(`${code}: ${happened} ${notDone} ${doNow}`, options)
    this.name = 'DeskError'
    this.code = code
    this.happened = happened
  }

  get notDone(): string {
    return catalogue[this.code].notDone
  }

  get doNow(): string {
    return catalogue[this.code].doNow
  }

  get http(): number {
    return catalogue[this.code].http
  }
}

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(catalogue, text)
