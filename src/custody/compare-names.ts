// How near the name on a paper is to a name in the record, and in which words that is told to the clerk.
import type { MatchReason } from './match.ts'
import { rememberedLikeness as alike } from './likeness.ts'
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

export type CompareName = (inRecord: string) => NameNearness

/** Compares a name of the paper with names of the record, all as written. */
export const compareWith = (onPaper: string): CompareName => {
  const paper = readName(onPaper)
  if (paper === null) return () => nothing
  const turnedPaper = otherReadings(paper)
  return (inRecord) => {
    const record = readName(inRecord)
    if (record === null) return nothing
    if (sameName(paper, record)) return { score: 1, same: true, because: () => [{ code: 'name-equal', says: 'name equal' }] }
    const usual = nearness(paper, record, false)
    const turnedRecord = record.comma ? [] : otherReadings(record)
    const turned = [
      ...turnedPaper.map((reading) => nearness(reading, record, true)),
      ...turnedRecord.map((reading) => nearness(paper, reading, true)),
    ]
    // Another way to read the name must be clearly better to be believed: it costs a little.
    return turned.reduce((best, each) => (each.score - 0.04 > best.score ? { ...each, score: each.score - 0.04 } : best), usual)
  }
}

const nearness = (paper: PersonName, record: PersonName, turned: boolean): NameNearness => {
  const surname = compareSurnames(paper.surnames, record.surnames)
  const given = compareGiven(paper.given, record.given)
  const suffixDiffers = paper.suffix !== null && record.suffix !== null && paper.suffix !== record.suffix
  const suffixMissing = paper.suffix !== record.suffix && !suffixDiffers
  const base = Math.min(0.55 * surname.score + 0.45 * given.score, surname.score + 0.3)
  const because = () => [
    ...(turned ? [{ code: 'name-order', says: 'the parts of the name stand in another order, or the surname has another part' }] : []),
    ...surname.because(),
    ...given.because(),
    ...(suffixDiffers ? [{ code: 'suffix-differs', says: `suffix differs: ${paper.suffix} / ${record.suffix}` }] : []),
    ...(suffixMissing ? [{ code: 'suffix-missing', says: `suffix ${paper.suffix ?? record.suffix} stands on one side only` }] : []),
  ]
  return { score: Math.min(base, 0.99) * (suffixDiffers ? 0.8 : 1), same: false, because }
}

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
