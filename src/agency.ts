// The agency that runs the desk: its place, its written policy where the law says may, and whom it tells. Read from agency.yaml.
import { z } from 'zod'
import { fieldNames } from './instrument/instrument.ts'
import { instantParser, zoneParser } from './time/parse.ts'

/** One word of plain characters: it becomes part of a command to a server. */
const plainWords = z.string().regex(/^[\x21-\x7e]+$/)

export const agencyParser = z.strictObject({
  /** A place of `releasedesk places`. */
  place: z.string(),
  zone: zoneParser,
  name: z.string().min(1),
  facility: z.string().min(1),
  /** Lines of the postal address. */
  address: z.array(z.string().min(1)).min(1),
  phone: z.string().min(1),
  /** Who advises the agency in law, as it stands within a sentence of each language. */
  counsel: z
    .strictObject({ en: z.string(), es: z.string() })
    .prefault({ en: 'the city attorney', es: 'la oficina del abogado de la ciudad' }),
  policy: z
    .strictObject({
      /** The written standing choice where the law says that a notice of release may be given. */
      allowsNotices: z.boolean(),
      /** Minutes from the moment a notice is due or allowed to the moment it should have left. */
      noticeMinutesTarget: z.number().int().positive().default(5),
      releaseDateIsPublic: z.boolean().optional(),
      reimbursementAgreement: z.boolean().optional(),
      agreement287g: z.enum(['none', 'requested', 'jail', 'warrant-service', 'task-force']).default('none'),
    })
    .prefault({ allowsNotices: false }),
  /** Where notices to ICE go. The agency enters numbers it has verified; an address on an incoming paper is never used by itself. */
  ice: z
    .strictObject({
      fax: z.string().optional(),
      /** A second fax number, tried when the first fails or does not confirm. */
      fax2: z.string().optional(),
      email: z.email().optional(),
      webhook: z.url().optional(),
      /** Where a person enters the notice by hand: the portal's name or address. */
      portal: z.string().optional(),
      phone: z.string().optional(),
    })
    .prefault({}),
  notices: z
    .strictObject({
      /** Minutes after which the next way is tried though the one before has not confirmed. */
      confirmMinutes: z.number().int().min(1).max(15).default(5),
      /** `acknowledged`: a notice that was taken is sent again every two hours for a day until a person there gives the code back. */
      until: z.enum(['confirmed', 'acknowledged']).default('confirmed'),
      /** At most so many notices at the same time on each kind of line; the others wait for their turn. */
      atOnce: z
        .strictObject({
          fax: z.number().int().positive().default(4),
          email: z.number().int().positive().default(20),
          webhook: z.number().int().positive().default(10),
        })
        .prefault({}),
      /** The desk's address as the recipient reaches it, for the page at /ack; none: the code is given back by telephone only. */
      acknowledgeAt: z.url().optional(),
    })
    .prefault({}),
  /** A fax server that speaks HylaFAX's client protocol: faxes out and in; docs/fax.md says how it is set up. */
  fax: z
    .strictObject({
      server: z.string().min(1),
      port: z.number().int().min(1).max(65535).default(4559),
      user: plainWords.default('releasedesk'),
      password: plainWords.optional(),
      /** Lets the desk read the server's log of calls and delete what it has on record. */
      adminPassword: plainWords.optional(),
      /** How the desk names itself to the other machine (T.30 TSI), 20 characters; the facility's name if absent. */
      from: z.string().min(1).max(20).optional(),
      /** A modem or class of modems; any if absent. */
      modem: plainWords.optional(),
      receive: z.boolean().default(true),
      /** Faxes that the server received before are left where they are. */
      receiveSince: instantParser.optional(),
      /** Deletes a fax at the server once the desk has it on record; needs the adminPassword. */
      deleteReceived: z.boolean().default(false),
    })
    .optional(),
  review: z
    .strictObject({
      /** Values that two people check on every paper, whatever the reader thinks of them: `signer`, `kind`, or names of fields. */
      twoPersons: z.array(z.enum(['kind', 'form', 'signer', 'ticked', ...fieldNames])).default([]),
    })
    .prefault({}),
  roster: z
    .strictObject({
      /** Accounts that may change the courts and judges: by them a paper is a judge's or not. The first account, if none is named. */
      changedBy: z.array(z.string().min(1)).default(['desk']),
    })
    .prefault({}),
  /** Signs what goes to ice.webhook; given to the recipient by another way. */
  webhook: z.strictObject({ secret: z.string().min(32) }).optional(),
  mail: z
    .strictObject({
      smtp: z.string(),
      from: z.email(),
      /** The mailbox that requests and returned mails come to: `imaps://user:password@mail.example.gov`. */
      imap: z.string().optional(),
      /** Where a mail is put once it is on record. */
      folder: z.string().min(1).default('Taken by Releasedesk'),
    })
    .optional(),
  /** A folder that a fax server or scanner writes finished files into. */
  dropFolder: z.string().optional(),
  /** A folder into which the jail's own system writes CSV exports, and the mapping file that explains them. */
  jailRecords: z.strictObject({ folder: z.string(), mapping: z.string() }).optional(),
})
export type Agency = z.infer<typeof agencyParser>
