// How near the name on a paper is to a name in the record, and in which words that is told to the clerk.
import type { MatchReason } from './match.ts'
import { likenessAtMost, rememberedLikeness as alike } from './likeness.ts'
import type { Likeness, LikenessKind } from './likeness.ts'
import { joined, otherReadings, readName, sameName } from './name.ts'
import type { PersonName } from './name.ts'

/** `score` is 0 to 1; `same`: equal after folding, in the usual reading of both. */
export type NameNearness = {
  readonly score: number
  readonly same: boolean
  /** Asked for only where somebody is told: of two thousand names compared, a few are near. */
  readonly because: () => readonly MatchReason[]
}

const nothing: NameNearness = { score: 0, same: false, because: () => [] }

/** Null where the score lies below `least`: of most names of a roll that is known from the surname alone. */
export type CompareName = (inRecord: string, least: number) => NameNearness | null

/** Compares a name of the paper with names of the record, all as written. */
export const compareWith = (onPaper: string): CompareName => {
  const before = comparing.get(onPaper)
  if (before !== undefined) return before
  if (comparing.size >= papersMax) comparing.clear()
  const fresh = freshCompare(onPaper)
  comparing.set(onPaper, fresh)
  return fresh
}

/** A jail's roll is compared with the same few papers that fit nobody again and again. */
const comparing = new Map<string, CompareName>()
const papersMax = 200

const freshCompare = (onPaper: string): CompareName => {
  const paper = readName(onPaper)
  if (paper === null) return (_inRecord, least) => (least <= 0 ? nothing : null)
  const reaches = surnameReach(onPaper)
  return (inRecord, least) => {
    const record = readName(inRecord)
    if (record === null) return least <= 0 ? nothing : null
    // Where both say which part is the surname, nothing but the surname counts.
    if (paper.comma && record.comma ? !reaches(record, least) : highest(paper, record) < least) return null
    const name = compared(paper, record)
    return name.score < least ? null : name
  }
}

/**
 * Whether a name of the record that has this surname can be so near to the name on the paper; `record`: any name with that surname, with
 * a comma. The same words in another writing (`sameName`) are not looked for here.
 */
export const surnameReach = (onPaper: string): ((record: PersonName, least: number) => boolean) => {
  const before = reaching.get(onPaper)
  if (before !== undefined) return before
  if (reaching.size >= papersMax) reaching.clear()
  const paper = readName(onPaper)
  const fresh = paper === null ? () => false : freshReach(paper)
  reaching.set(onPaper, fresh)
  return fresh
}

const reaching = new Map<string, (record: PersonName, least: number) => boolean>()

const freshReach = (paper: PersonName): ((record: PersonName, least: number) => boolean) => {
  const readings = [paper, ...otherReadings(paper)].map((reading, index) => ({
    surnames: reading.surnames,
    atMost: reading.surnames.length === 1 ? likenessAtMost(reading.surnames[0] ?? '') : null,
    cost: index === 0 ? 0 : turnedCost,
  }))
  return (record, least) =>
    readings.some(({ surnames, atMost, cost }) => {
      const word = record.surnames[0]
      // Of two single words the letters alone may say that it is not enough.
      if (atMost !== null && word !== undefined && record.surnames.length === 1 && weighed(atMost(word), 1) - cost < least) return false
      return weighed(compareSurnames(surnames, record.surnames).score, 1) - cost >= least
    })
}

const compared = (paper: PersonName, record: PersonName): NameNearness => {
  if (sameName(paper, record)) return { score: 1, same: true, because: () => [{ code: 'name-equal', says: 'name equal' }] }
  // Another way to read the name must be clearly better to be believed: it costs a little.
  return turnedReadings(paper, record)
    .map((reading) => nearness(...reading, true))
    .reduce(
      (best, each) => (each.score - turnedCost > best.score ? { ...each, score: each.score - turnedCost } : best),
      nearness(paper, record, false),
    )
}

const turnedCost = 0.04

const turnedReadings = (paper: PersonName, record: PersonName): readonly (readonly [PersonName, PersonName])[] => [
  ...otherReadings(paper).map((reading) => [reading, record] as const),
  ...(record.comma ? [] : otherReadings(record).map((reading) => [paper, reading] as const)),
]

/** What the score can be at most, from the surnames alone, where one has no comma: the same sum with given names that are equal. */
const highest = (paper: PersonName, record: PersonName): number => {
  if (sameName(paper, record)) return 1
  const bound = (one: PersonName, other: PersonName): number => weighed(compareSurnames(one.surnames, other.surnames).score, 1)
  return turnedReadings(paper, record).reduce((most, [one, other]) => Math.max(most, bound(one, other) - turnedCost), bound(paper, record))
}

const nearness = (paper: PersonName, record: PersonName, turned: boolean): NameNearness => {
  const surname = compareSurnames(paper.surnames, record.surnames)
  const given = compareGiven(paper.given, record.given)
  const suffixDiffers = paper.suffix !== null && record.suffix !== null && paper.suffix !== record.suffix
  const suffixMissing = paper.suffix !== record.suffix && !suffixDiffers
  const because = () => [
    ...(turned ? [{ code: 'name-order', says: 'the parts of the name stand in another order, or the surname has another part' }] : []),
    ...surname.because(),
    ...given.because(),
    ...(suffixDiffers ? [{ code: 'suffix-differs', says: `suffix differs: ${paper.suffix} / ${record.suffix}` }] : []),
    ...(suffixMissing ? [{ code: 'suffix-missing', says: `suffix ${paper.suffix ?? record.suffix} stands on one side only` }] : []),
  ]
  return { score: Math.min(weighed(surname.score, given.score), 0.99) * (suffixDiffers ? 0.8 : 1), same: false, because }
}

/** Grows with each of the two; no given name makes up for a surname that is another. */
const weighed = (surname: number, given: number): number => Math.min(0.55 * surname + 0.45 * given, surname + 0.3)

type Part = Pick<NameNearness, 'score' | 'because'>

const compareSurnames = (paper: readonly string[], record: readonly string[]): Part => {
  const whole = alike(joined(paper), joined(record))
  const said = { score: whole.score, because: () => [reason('surname', whole.kind, paper, record)] }
  if (paper.length < 2 && record.length < 2) return said
  const shared = bestPair(paper, record)
  const score = shared.likeness.score * 0.92
  if (score <= whole.score || shared.likeness.score < 0.85) return said
  const one = (): MatchReason => ({
    code: 'surname-part',
    says: `one part of the surname agrees: ${shared.paper} / ${shared.record}, of ${paper.join(' ')} / ${record.join(' ')}`,
  })
  return {
    score,
    because: () =>
      shared.likeness.kind === 'equal' ? [one()] : [one(), reason('surname', shared.likeness.kind, [shared.paper], [shared.record])],
  }
}

type Pair = { readonly paper: string; readonly record: string; readonly likeness: Likeness }

const bestPair = (paper: readonly string[], record: readonly string[]): Pair => {
  const none = { paper: '', record: '', likeness: { score: 0, kind: 'different' as const } }
  return paper
    .filter((word) => word.length > 2)
    .flatMap((word) =>
      record.filter((other) => other.length > 2).map((other) => ({ paper: word, record: other, likeness: alike(word, other) })),
    )
    .reduce<Pair>((best, pair) => (pair.likeness.score > best.likeness.score ? pair : best), none)
}

const compareGiven = (paper: readonly string[], record: readonly string[]): Part => {
  const [first, ...middle] = paper
  const [recorded, ...recordedMiddle] = record
  if (first === undefined || recorded === undefined)
    return { score: 0.6, because: () => [{ code: 'given-missing', says: 'given name missing on one side' }] }
  if (joined(paper) === joined(record)) return { score: 1, because: () => [{ code: 'given-equal', says: 'given names equal' }] }
  const start = compareFirst(first, recorded)
  if (start.score < 0.85 && recordedMiddle.some((word) => word.length > 1 && alike(first, word).score >= 0.9)) {
    return {
      score: 0.82,
      because: () => [{ code: 'given-is-middle', says: `the given name is a middle name in the record: ${first} / ${record.join(' ')}` }],
    }
  }
  const rest = compareMiddle(middle, recordedMiddle)
  return { score: start.score * rest.score, because: () => [...start.because(), ...rest.because()] }
}

const compareFirst = (paper: string, record: string): Part => {
  if ((paper.length === 1 || record.length === 1) && paper[0] === record[0]) {
    return paper === record
      ? { score: 1, because: () => [{ code: 'given-equal', says: 'given name equal' }] }
      : { score: 0.85, because: () => [{ code: 'given-initial', says: `only the initial of the given name agrees: ${paper} / ${record}` }] }
  }
  const { score, kind } = alike(paper, record)
  if (score < 0.9 && areShortForms(paper, record)) {
    return { score: 0.9, because: () => [{ code: 'given-short-form', says: `short form of the given name: ${paper} / ${record}` }] }
  }
  return { score, because: () => [reason('given', kind, [paper], [record])] }
}

const compareMiddle = (paper: readonly string[], record: readonly string[]): Part => {
  if (paper.length === 0 && record.length === 0) return { score: 1, because: () => [] }
  if (paper.length === 0 || record.length === 0) {
    return {
      score: 0.97,
      because: () => [{ code: 'middle-missing', says: `middle name on one side only: ${[...paper, ...record].join(' ')}` }],
    }
  }
  const agrees = paper.some((word) =>
    record.some((other) => word[0] === other[0] && (word.length === 1 || other.length === 1 || alike(word, other).score >= 0.85)),
  )
  return agrees
    ? { score: 0.98, because: () => [{ code: 'middle-agrees', says: `middle names agree: ${paper.join(' ')} / ${record.join(' ')}` }] }
    : { score: 0.85, because: () => [{ code: 'middle-differs', says: `middle names differ: ${paper.join(' ')} / ${record.join(' ')}` }] }
}

const kindWords: Readonly<Record<LikenessKind, string>> = {
  equal: 'equal',
  'read-alike': 'differs as a fax is misread',
  'written-alike': 'is another spelling of the same name',
  'one-letter': 'differs in one letter',
  'sound-alike': 'sounds alike',
  near: 'is near',
  different: 'differs',
}

const reason = (part: 'surname' | 'given', kind: LikenessKind, paper: readonly string[], record: readonly string[]): MatchReason => {
  const label = part === 'surname' ? 'surname' : 'given name'
  const both = `${paper.join(' ')} / ${record.join(' ')}`
  return { code: `${part}-${kind}`, says: kind === 'equal' ? `${label} equal` : `${label} ${kindWords[kind]}: ${both}` }
}

/** Short forms that letters do not show, English and Spanish; each line one name. */
const shortForms: readonly (readonly string[])[] = [
  ['WILLIAM', 'BILL', 'BILLY', 'WILL', 'LIAM'],
  ['ROBERT', 'BOB', 'BOBBY', 'ROB'],
  ['RICHARD', 'DICK', 'RICK', 'RICKY'],
  ['JAMES', 'JIM', 'JIMMY', 'JAMIE'],
  ['JOHN', 'JACK', 'JOHNNY'],
  ['EDWARD', 'TED', 'NED', 'EDDIE'],
  ['CHARLES', 'CHUCK', 'CHARLIE'],
  ['MARGARET', 'PEGGY', 'MEG', 'MAGGIE'],
  ['ELIZABETH', 'BETTY', 'LIZ', 'BETH', 'LISA'],
  ['JOSE', 'PEPE', 'CHEPE'],
  ['FRANCISCO', 'PACO', 'PANCHO'],
  ['IGNACIO', 'NACHO'],
  ['JESUS', 'CHUY', 'CHUCHO'],
  ['GUADALUPE', 'LUPE', 'LUPITA'],
  ['ENRIQUE', 'QUIQUE', 'KIKE'],
  ['EDUARDO', 'LALO'],
  ['ALEKSANDR', 'ALEXANDER', 'ALEX', 'SASHA'],
  ['MIKHAIL', 'MISHA', 'MICHAEL', 'MIKE'],
]

const areShortForms = (a: string, b: string): boolean => shortForms.some((forms) => forms.includes(a) && forms.includes(b))
