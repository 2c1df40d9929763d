// Seeded cases: facts known and unknown, one to three papers, on the day of the rules.
import { facts, forms, signers } from '../../src/law/facts.ts'
import { day, papers, six } from './law-of-the-day.mjs'

export const randomOf = (seed) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Every case is an object of its own, as it comes from a file: no two share a paper. */
export const casesOf = (count, seed) => {
  const random = randomOf(seed)
  const pick = (values) => values[Math.floor(random() * values.length)]
  const put = (into, name, value, chance = 0.75) => {
    if (random() < chance) into[name] = value
  }
  const two = (number) => String(number).padStart(2, '0')
  const paper = () => {
    const row = {}
    put(row, 'form', pick(forms), 0.95)
    put(row, 'signer', pick(signers))
    put(row, 'nature', pick(['civil', 'criminal']))
    put(row, 'complete', random() < 0.8)
    put(
      row,
      'issuedOn',
      `20${two(10 + Math.floor(random() * 16))}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
      0.5,
    )
    return row
  }
  return Array.from({ length: count }, () => {
    const known = {}
    put(known, 'custodian', random() < 0.6 ? 'jail' : pick(facts.custodian.values))
    put(known, 'request.written', random() < 0.7)
    put(known, 'request.purpose', pick(facts['request.purpose'].values))
    put(
      known,
      'request.asks',
      six.filter(() => random() < 0.4),
      0.85,
    )
    put(known, 'subject.servedWithCopy', random() < 0.5)
    put(known, 'agency.agreement287g', pick(['none', 'none', 'none', 'jail', 'requested']))
    put(known, 'area', pick(['public', 'secure']))
    put(known, 'subject.minor', random() < 0.1)
    put(known, 'custody.state', pick(['held', 'eligible']))
    put(known, papers, Array.from({ length: 1 + Math.floor(random() * 3) }, paper), 0.97)
    const at = `${day}T${two(6 + Math.floor(random() * 12))}:${two(Math.floor(random() * 60))}:00.000Z`
    return JSON.parse(JSON.stringify({ at, known }))
  })
}

/** The same for engines without an unknown: every fact the rules read is there, and unknown is the word `?`. Names without dots. */
export const nameOf = (fact) => fact.replaceAll('.', '_')
export const scalars = ['custodian', 'request.written', 'request.purpose', 'subject.servedWithCopy', 'agency.agreement287g', 'area']
const paperFields = ['form', 'signer', 'nature', 'complete', 'issuedOn']
const textOf = (value) => (value === undefined ? '?' : String(value))

export const flatOf = ({ known }) => {
  const flat = {}
  for (const fact of scalars) flat[nameOf(fact)] = textOf(known[fact])
  flat.asksKnown = known['request.asks'] !== undefined
  flat.asks = known['request.asks'] ?? []
  flat.papersKnown = known[papers] !== undefined
  flat.papers = (known[papers] ?? []).map((row) => Object.fromEntries(paperFields.map((field) => [field, textOf(row[field])])))
  return flat
}
