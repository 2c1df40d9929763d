// The signature of a webhook: whoever shares the secret can tell that a call is ours, whole, and not an old one sent again.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** `t=1732265480,v1=<hexadecimal HMAC-SHA256 of "t.body">`; seconds since 1970. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`

/** What the receiver does; a call older or newer than `secondsMax` is refused, so that a copied one is of no use for long. */
export const verifySignature = (secret: string, header: string, body: string, nowSeconds: number, secondsMax = 300): boolean => {
  const seconds = Number(/^t=(\d{1,12}),v1=[0-9a-f]{64}$/.exec(header)?.[1] ?? Number.NaN)
  if (!(Math.abs(nowSeconds - seconds) <= secondsMax)) return false
  const [expected, given] = [Buffer.from(signatureOf(secret, seconds, body)), Buffer.from(header)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
