// The 62 rules by hand: for each action what the answers to its questions come to, decided once for each combination and kept.

import type { Three } from './three.ts'

export type Told = { readonly answer: string; readonly deciding: readonly string[] }

/** What the rules that decide come to: rules by their ids, in the order in which they are told. */
const toldOf = (rules: readonly (readonly [id: string, answer: string, decides: boolean])[]): Told => {
  const deciding = rules.filter(([, , decides]) => decides)
  const said = new Set(deciding.map(([, answer]) => answer))
  if (said.size > 1) said.delete('not-required')
  if (said.has('must-not')) said.delete('no-authority')
  if (said.has('must')) said.delete('may')
  const [only = 'silent'] = said
  return { answer: said.size > 1 ? 'conflict' : only, deciding: deciding.map(([id]) => id) }
}

type Decide = (answers: readonly boolean[]) => Told

/** An action: its questions' answers as one number, three ways each, and what each such number comes to. */
const action = (decide: Decide) => {
  const kept = new Map<number, Told>()
  return (questions: number, key: number): Told => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const answers = Array.from({ length: questions }, (_, index): Three => Math.floor(key / 3 ** (questions - 1 - index)) % 3)
    const told = settled(answers, decide)
    kept.set(key, told)
    return told
  }
}

/** Unknown answers are tried both ways: a bar stands if it is never lifted, a question stands, and all else must come out alike. */
const settled = (answers: readonly Three[], decide: Decide): Told => {
  const base = decide(answers.map((answer) => answer === 2))
  const unknown = answers.flatMap((answer, index) => (answer === 1 ? [index] : []))
  if (unknown.length === 0 || base.answer === 'needs-human') return base
  const barred = base.answer === 'must-not' || base.answer === 'no-authority'
  for (let tried = 1; tried < 2 ** unknown.length; tried += 1) {
    const also = unknown.filter((_, bit) => (tried >> bit) % 2 === 1)
    const { answer } = decide(answers.map((one, index) => one === 2 || also.includes(index)))
    const leaves = barred && ['must-not', 'no-authority', 'needs-human', 'conflict'].includes(answer)
    if (answer !== base.answer && !leaves) return { answer: 'needs-human', deciding: base.deciding }
  }
  return base
}

export const onHold = action(
  ([
    detained = false,
    immigrant = false,
    unserved = false,
    agreement = false,
    state = false,
    federal = false,
    writ = false,
    ordered = false,
    beside = false,
    contradicted = false,
    loose = false,
    warrant = false,
    statute = false,
    judges = false,
    federalWrits = false,
    local = false,
    criminal = false,
  ]) => {
    const lawful = federal || ordered || warrant || judges || federalWrits
    const questioned = !lawful && ((state && !criminal) || writ || beside || contradicted || loose)
    const barred = !lawful && !questioned
    return toldOf([
      ['us-co-denver/28-250/a-1-hold', 'must-not', local && barred],
      ['us-co-denver/28-253/criminal-warrant', 'may', criminal],
      ['us-co-denver/28-253/no-hold', 'must-not', local && detained && barred && !criminal],
      ['us-co/16-3/no-power', 'no-authority', barred],
      ['us-co/16-3/warrant', 'may', warrant],
      ['us-co/24-76.6-102/federal-warrant', 'may', judges],
      ['us-co/24-76.6-102/no-hold', 'must-not', statute && barred],
      ['us-co/24-76.6-102/writ', 'may', federalWrits],
      ['us-co/nash', 'must-not', agreement && barred],
      ['us-co/sb25-276/no-hold', 'must-not', immigrant && barred],
      ['us/8-usc-1357-g/agreement', 'needs-human', agreement && questioned],
      ['us/court-order/beside-detainer', 'needs-human', beside && questioned],
      ['us/court-order/hold', 'must', ordered],
      ['us/court-paper/contradiction', 'needs-human', contradicted && questioned],
      ['us/court-paper/unproven', 'needs-human', loose && questioned],
      ['us/court-warrant/arrest', 'may', federal],
      ['us/court-warrant/state-judge', 'needs-human', state && !criminal && questioned],
      ['us/court-writ', 'needs-human', writ && questioned],
      ['us/form-i-247a/unserved', 'not-required', unserved],
      ['us/galarza', 'not-required', detained],
    ])
  },
)

export const onNotice = action(
  ([
    asked = false,
    ordered = false,
    unsigned = false,
    unasked = false,
    crime = false,
    warrant = false,
    whose = false,
    notice = false,
    unclear = false,
  ]) => {
    const doubted = !warrant && (unsigned || crime || unclear)
    const notified = notice && !doubted
    const open = !warrant && !notified
    return toldOf([
      ['us-co-denver/28-250/a-1-unasked-notice', 'must-not', unasked && open && !doubted && !ordered && !whose],
      ['us-co-denver/28-250/criminal-matter', 'needs-human', crime && !warrant],
      ['us-co-denver/28-253/federal-warrant-notice', 'may', warrant],
      ['us-co-denver/28-253/notice', 'may', notified],
      ['us-co-denver/28-253/whose-writing', 'needs-human', whose && open],
      ['us-co-denver/28-253/written-or-not', 'needs-human', unclear && !warrant],
      ['us/8-cfr-287.7/a', 'not-required', asked],
      ['us/court-order/per-order/notify-of-release', 'needs-human', ordered && open],
      ['us/court-paper/unsigned-request', 'needs-human', unsigned && !warrant],
    ])
  },
)

export const onInterview = action(
  ([
    ordered = false,
    contradicted = false,
    loose = false,
    secure = false,
    warrant = false,
    clerks = false,
    assist = false,
    crime = false,
    others = false,
    inside = false,
    cityWarrant = false,
    cityClerks = false,
  ]) => {
    const granted = warrant || cityWarrant
    const questioned = ordered || contradicted || loose || clerks || cityClerks
    const barred = !granted && !questioned
    const entry = secure && barred
    const help = assist && barred && !crime
    const talk = inside && barred && !others
    return toldOf([
      ['us-co-denver/28-250/a-1-assist', 'must-not', help],
      ['us-co-denver/28-250/criminal-matter', 'needs-human', crime && !granted && !entry && !help && !talk],
      ['us-co-denver/28-252/a-clerk', 'needs-human', cityClerks && !granted],
      ['us-co-denver/28-252/a-interview', 'must-not', talk],
      ['us-co-denver/28-252/a-others', 'needs-human', others && !granted && !entry],
      ['us-co-denver/28-252/a-warrant', 'may', cityWarrant],
      ['us-co/sb25-276/entry-on-clerks-warrant', 'needs-human', clerks && !granted],
      ['us-co/sb25-276/entry-on-warrant', 'may', warrant],
      ['us-co/sb25-276/no-entry-interview', 'must-not', entry],
      ['us/court-order/per-order/interview-in-person', 'needs-human', ordered && !granted],
      ['us/court-paper/contradiction', 'needs-human', contradicted && !granted],
      ['us/court-paper/unproven', 'needs-human', loose && !granted],
    ])
  },
)

export const onPersonalInformation = action(
  ([
    warrant = false,
    contradicted = false,
    loose = false,
    looseSubpoena = false,
    records = false,
    attorneys = false,
    probation = false,
    criminalMatter = false,
    search = false,
    assist = false,
    crime = false,
  ]) => {
    const granted = records || search
    const questioned = warrant || contradicted || loose || looseSubpoena || attorneys
    const barred = !granted && !questioned
    const probationBars = probation && barred
    const help = assist && barred && !crime
    return toldOf([
      ['us-co-denver/28-250/a-1-assist', 'must-not', help],
      ['us-co-denver/28-250/criminal-matter', 'needs-human', crime && !granted && !probationBars && !help],
      ['us-co/24-74/local/criminal', 'needs-human', criminalMatter && !granted && !probationBars && !help],
      ['us-co/24-74/local/no-information', 'must-not', barred && !criminalMatter],
      ['us-co/24-74/local/search-warrant', 'may', search],
      ['us-co/24-76.6-103/probation', 'must-not', probationBars],
      ['us/attorney-subpoena', 'needs-human', attorneys && !granted],
      ['us/court-order/records', 'must', records],
      ['us/court-paper/contradiction', 'needs-human', contradicted && !granted],
      ['us/court-paper/information-unproven', 'needs-human', loose && !granted],
      ['us/court-paper/subpoena-unproven', 'needs-human', looseSubpoena && !granted],
      ['us/court-warrant/information', 'needs-human', warrant && !granted],
    ])
  },
)

export const onStatus = action(([loose = false, ordered = false, search = false, local = false]) =>
  toldOf([
    ['us-co-denver/28-250/a-4', 'needs-human', local && !ordered && !search],
    ['us-co/24-74/local/search-warrant-status', 'may', search],
    ['us/8-usc-1373', 'needs-human', !ordered && !search],
    ['us/court-order/status', 'must', ordered],
    ['us/court-paper/information-unproven', 'needs-human', loose && !ordered && !search],
  ]),
)

export const onEntry = action(
  ([
    ordered = false,
    contradicted = false,
    loose = false,
    warrant = false,
    clerks = false,
    others = false,
    local = false,
    cityWarrant = false,
    cityClerks = false,
  ]) => {
    const granted = warrant || cityWarrant
    const questioned = ordered || contradicted || loose || clerks || cityClerks
    const barred = !granted && !questioned
    return toldOf([
      ['us-co-denver/28-252/a-access', 'must-not', local && barred && !others],
      ['us-co-denver/28-252/a-clerk', 'needs-human', cityClerks && !granted],
      ['us-co-denver/28-252/a-others', 'needs-human', others && questioned && !granted],
      ['us-co-denver/28-252/a-warrant', 'may', cityWarrant],
      ['us-co-denver/eo-152/property', 'must-not', local && barred],
      ['us-co/sb25-276/entry-on-clerks-warrant', 'needs-human', clerks && !granted],
      ['us-co/sb25-276/entry-on-warrant', 'may', warrant],
      ['us-co/sb25-276/no-entry', 'must-not', barred],
      ['us/court-order/per-order/admit-to-secure-area', 'needs-human', ordered && !granted],
      ['us/court-paper/contradiction', 'needs-human', contradicted && !granted],
      ['us/court-paper/unproven', 'needs-human', loose && !granted],
    ])
  },
)
