// The agency that runs the desk: its place, its written policy where the law says may, and whom it tells. Read from agency.yaml.
import { z } from 'zod'
import { zoneParser } from './time/parse.ts'

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
  ice: z.strictObject({ email: z.email().optional(), fax: z.string().optional(), phone: z.string().optional() }).prefault({}),
  mail: z.strictObject({ smtp: z.string(), from: z.email() }).optional(),
  /** A folder that a fax server or scanner writes finished files into. */
  dropFolder: z.string().optional(),
  /** A folder into which the jail's own system writes CSV exports, and the mapping file that explains them. */
  jailRecords: z.strictObject({ folder: z.string(), mapping: z.string() }).optional(),
})
export type Agency = z.infer<typeof agencyParser>
