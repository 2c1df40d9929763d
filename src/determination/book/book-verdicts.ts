// Every verdict that the law of a day can give on each action, the most frequent first, with its smallest case.
import { actions } from '../../law/action.ts'
import type { Action } from '../../law/action.ts'
import { answerName, seenName } from '../../law/book/answer-words.ts'
import { caseWords } from '../../law/book/case-words.ts'
import { actionDoing, andList, orList } from '../../law/book/fact-words.ts'
import type { Facts } from '../../law/facts.ts'
import type { Verdict } from '../../law/interpreter.ts'
import type { Place } from '../../law/place.ts'
import { saidOn } from '../../law/rule.ts'
import type { Rule } from '../../law/rule.ts'
import type { BookAction, BookOpenVerdict, BookVerdict } from './book.ts'
import { verdictsMetOn } from './verdicts-met.ts'
import type { VerdictMet } from './verdicts-met.ts'
import { anchorOf, sectionAnchor, sectionKeyOf, shortCitation } from './section-name.ts'

/** What verdicts are told by: everything of a verdict but the moment at which it ends. */
type Told = Pick<Verdict, 'answer' | 'deciding' | 'defeated' | 'open' | 'possible'>
type Defeat = Told['defeated'][number]
/** Verdicts that are told together: what they have in common, what any of them has, and the smallest case among theirs. */
type Met = {
  readonly key: string
  readonly told: Told
  readonly turnsOnUnknown: boolean
  readonly facts: Facts
  readonly carriers: Map<string, Rule>
  readonly open: Map<string, Rule>
  readonly defeats: Map<string, Defeat>
  cells: number
}

export const verdictsOn = (place: Place, on: string): readonly BookAction[] => actions.map((action) => actionShown(action, place, on))

const actionShown = (action: Action, place: Place, on: string): BookAction => {
  const verdicts = verdictsMetOn(place, action, on)
  const met = [...togetherOf(action, verdicts).values()].toSorted((a, b) => b.cells - a.cells || (a.key < b.key ? -1 : 1))
  const cells = verdicts.reduce((sum, each) => sum + each.cells, 0)
  return {
    action,
    name: capital(actionDoing[action]),
    anchor: `verdicts-${action}`,
    cells,
    answers: sharesOf(verdicts, cells),
    verdicts: met.filter((each) => !each.turnsOnUnknown).map((each) => settledShown(each, cells)),
    yields: yieldsOf(met),
    open: met.filter((each) => each.turnsOnUnknown).map((each) => openShown(each, cells)),
  }
}

const togetherOf = (action: Action, verdicts: readonly VerdictMet[]): ReadonlyMap<string, Met> => {
  const together = new Map<string, Met>()
  for (const { told, facts, cells } of verdicts) {
    const turnsOnUnknown = isTurnedByUnknown(action, told)
    for (const [key, carriers] of bundlesOf(action, told)) {
      const met: Met = together.get(key) ?? {
        key,
        told,
        turnsOnUnknown,
        facts,
        carriers: new Map(),
        open: new Map(),
        defeats: new Map(),
        cells: 0,
      }
      together.set(key, met)
      met.cells += cells
      for (const rule of carriers) met.carriers.set(rule.id, rule)
      for (const rule of told.open) met.open.set(rule.id, rule)
      for (const defeat of told.defeated) met.defeats.set(`${defeat.rule.id} ${defeat.by.id}`, defeat)
    }
  }
  return together
}

/**
 * What a verdict is told with. Open for want of a fact: with those of which the same answers are possible. A person decides because laws
 * ask: once under each section that asks, for who has answered one of them has the others left. All else: with the same answer by the
 * same sections, whichever other rules stand beside or give way.
 */
const bundlesOf = (action: Action, told: Told): readonly (readonly [key: string, carriers: readonly Rule[]])[] => {
  if (isTurnedByUnknown(action, told)) return [[`open ${told.possible.toSorted().join(' ')}`, []]]
  const carriers = carriersOf(action, told)
  const bySection = Map.groupBy(carriers, sectionKeyOf)
  if (told.answer === 'needs-human') return [...bySection].map(([section, rules]) => [`needs-human ${section}`, rules])
  return [[[told.answer, ...bySection.keys()].join(' '), carriers]]
}

const carriersOf = (action: Action, { answer, deciding }: Told): readonly Rule[] => {
  const same = deciding.filter((rule) => saidOn(rule, action)?.answer === answer)
  return same.length > 0 ? same : deciding
}

/** Needs a person for want of a fact, and not because a rule says so. */
const isTurnedByUnknown = (action: Action, { answer, open, deciding }: Told): boolean =>
  answer === 'needs-human' && open.length > 0 && !deciding.some((rule) => saidOn(rule, action)?.answer === 'needs-human')

const sharesOf = (verdicts: readonly VerdictMet[], cells: number): BookAction['answers'] =>
  [...Map.groupBy(verdicts, ({ told }) => told.answer)]
    .map(([answer, same]) => [answer, same.reduce((sum, each) => sum + each.cells, 0)] as const)
    .toSorted(([, a], [, b]) => b - a)
    .map(([answer, own]) => ({ answer, words: answerName[answer], share: shareOf(own, cells) }))

/** Never rounded to nothing or to all. */
const shareOf = (own: number, all: number): string => {
  const percent = (100 * own) / all
  if (percent > 0 && percent < 0.05) return 'under 0.1 %'
  return percent < 100 && percent > 99.95 ? 'over 99.9 %' : `${percent.toFixed(1)} %`
}

const settledShown = ({ told, facts, carriers, defeats, cells }: Met, all: number): BookVerdict => ({
  answer: told.answer,
  words: answerName[told.answer],
  cells,
  share: shareOf(cells, all),
  because: [...carriers.values()].map((rule) => ({
    citation: rule.citation,
    anchor: anchorOf(rule.id),
    plain: rule.plain,
    verified: rule.verified,
    seen: seenName[rule.verified],
  })),
  givesWay: [...new Set([...defeats.values()].map(loserWords))],
  example: caseWords(facts.known),
})

const loserWords = ({ rule, says }: Defeat): string => `${shortCitation(rule)}${says === 'must' ? ' (which says must)' : ''}`

/** One line a reason: the laws that give way for it, and those they give way to. What would have commanded comes first. */
const yieldsOf = (met: readonly Met[]): BookAction['yields'] => {
  const defeats = new Map(met.flatMap((each) => [...each.defeats]))
  return [...Map.groupBy(defeats.values(), ({ reason }) => reason)]
    .toSorted(([, a], [, b]) => Number(b.some(({ says }) => says === 'must')) - Number(a.some(({ says }) => says === 'must')))
    .map(([reason, same]) => ({
      losers: andList([...new Set(same.map(loserWords))]),
      to: andList([...new Set(same.map(({ by }) => shortCitation(by)))]),
      reason,
    }))
}

const openShown = ({ told, facts, open, cells }: Met, all: number): BookOpenVerdict => ({
  cells,
  share: shareOf(cells, all),
  could: orList(told.possible.toSorted().map((answer) => answerName[answer].toLowerCase())),
  by: [...new Map([...open.values()].map((rule) => [shortCitation(rule), sectionAnchor(sectionKeyOf(rule))]))]
    .map(([citation, anchor]) => ({ citation, anchor }))
    .toSorted((a, b) => (a.citation < b.citation ? -1 : 1)),
  example: caseWords(facts.known),
})

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
