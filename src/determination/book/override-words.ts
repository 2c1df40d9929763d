// What a rule overrides and why, as its reader meets it; only against rules in force on the same day.
import { saidOn } from '../../law/rule.ts'
import type { Relation, RelationKind, Rule } from '../../law/rule.ts'
import type { BookOverride } from './book.ts'
import { anchorOf, shortCitation } from './section-name.ts'

const relationNames: Readonly<Record<RelationKind, string>> = {
  defeats: 'Prevails over',
  settles: 'Answers what is left open by',
  exception: 'Is an exception to',
  notwithstanding: 'Applies notwithstanding',
  specific: 'Is the special rule over',
  veto: 'Bars every grant of',
  'subject-to': 'Is subject to',
  ceiling: 'Is the most that narrower law may allow',
  floor: 'Is the least that narrower law must forbid',
  preempts: 'Forbids narrower law to restrict more',
}

/** A relation without a target in force says nothing that day and is left out, but for one to all narrower law. */
export const overridesOf = (by: Rule, all: readonly Rule[]): readonly BookOverride[] =>
  by.over.flatMap((relation) => {
    const toAllBelow = relation.rules.includes('below')
    const targets = toAllBelow ? [] : all.filter((rule) => rule.id !== by.id && isTarget(relation, rule) && shareAction(by, rule))
    if (targets.length === 0 && !toAllBelow) return []
    const stays = relation.ifDefeated === 'stays-defeated' ? ' (which does not revive if this rule gives way itself)' : ''
    return [
      {
        words: `${relationNames[relation.kind]}${stays}`,
        targets: targets.map((rule) => ({
          citation: rule.citation,
          short: shortCitation(rule),
          rule: rule.plain,
          anchor: anchorOf(rule.id),
        })),
        reason: relation.reason,
      },
    ]
  })

const isTarget = (relation: Relation, rule: Rule): boolean =>
  relation.rules.some((name) => {
    if (name.startsWith('group:')) return rule.groups.includes(name.slice('group:'.length))
    if (name.startsWith('section:')) return rule.citation === name.slice('section:'.length)
    return name === rule.id
  })

const shareAction = (by: Rule, rule: Rule): boolean =>
  by.answers.some((said) => said.actions.some((action) => saidOn(rule, action) !== null))
