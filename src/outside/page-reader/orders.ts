// What the desk and the reader's process say to each other; parsed on both sides.
import { z } from 'zod'

export const orderParser = z.discriminatedUnion('kind', [
  /** Get ready: the first paper of the night should not wait for the reader to wake. */
  z.object({ kind: z.literal('warm'), id: z.number() }),
  z.object({ kind: z.literal('read'), id: z.number(), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('draw'), id: z.number(), bytes: z.instanceof(Uint8Array), page: z.number(), widthPx: z.number() }),
])
export type Order =
  | { readonly kind: 'warm'; readonly id: number }
  | { readonly kind: 'read'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'draw'; readonly id: number; readonly bytes: Uint8Array; readonly page: number; readonly widthPx: number }

export const replyParser = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alive'), id: z.number() }),
  z.object({ kind: z.literal('done'), id: z.number(), result: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.number(), code: z.string(), happened: z.string(), ending: z.boolean() }),
])
export type Reply = z.infer<typeof replyParser>
