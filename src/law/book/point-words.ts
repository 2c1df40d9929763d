// Moments that the law counts from and to, in words: `6 hours after the moment of eligibility`.
import type { ListPath } from '../facts.ts'
import type { Point } from '../point.ts'
import { dayWords, monthDayWords } from './day-words.ts'
import { andList, factName } from './fact-words.ts'

export const pointWords = (point: Point, list: ListPath | null = null): string => {
  switch (point.kind) {
    case 'decision':
      return 'the moment of decision'
    case 'fact':
      return factName(point.fact, null)
    case 'field':
      return factName(point.field, list)
    case 'day':
      return dayWords(point.on)
    case 'plus':
      return shifted(point, list)
    case 'end-of-day':
      return `the end of the day of ${pointWords(point.of, list)}`
    case 'yearly':
      return `the first ${monthDayWords(point.month, point.day)} after ${pointWords(point.after, list)}`
    case 'earliest':
    case 'latest':
      return `the ${point.kind} of ${andList(point.of.map((one) => pointWords(one, list)))}`
    default:
      return unreachable(point)
  }
}

const shifted = (point: Extract<Point, { kind: 'plus' }>, list: ListPath | null): string => {
  const count = Math.abs(point.amount)
  const unit = point.unit.replace(/^business-/, '').replace(/s$/, count === 1 ? '' : 's')
  const left = point.unit.startsWith('business-') ? ' (Saturdays, Sundays and holidays left out)' : ''
  return `${count} ${unit}${left} ${point.amount < 0 ? 'before' : 'after'} ${pointWords(point.of, list)}`
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such point: ${JSON.stringify(never)}`)
}
