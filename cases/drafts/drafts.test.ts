// Drafts of what is not known to be law: each fits the place, fires in its example, keeps nobody longer, and is not applied.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actions } from '../../src/law/action.ts'
import { structuralFindings } from '../../src/law/checks.ts'
import { parseDraft, withDraft } from '../../src/law/draft.ts'
import { interpret } from '../../src/law/interpreter.ts'
import { placeOf } from '../../src/law/places/registry.ts'
import { toCheckOf } from '../../src/law/places/to-check.ts'
import { parseInstant } from '../../src/time/instant.ts'

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))

describe('drafts of what a person must check', () => {
  it('are named where it is told how to flip them', () => {
    const told = toCheckOf(['us', 'us-co', 'us-co-denver'])
      .map(({ ifSo }) => ifSo)
      .join(' ')
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(told).toContain(`cases/drafts/${file}`)
  })

  it.each(files)('%s fits the place and does what it says', (file) => {
    const draft = parseDraft(readFileSync(join(import.meta.dirname, file), 'utf8'), file)
    const place = placeOf(draft.place)
    if (place === null) throw new Error(draft.place)
    const drafted = withDraft(place, draft)
    expect(structuralFindings(drafted, drafted.rules)).toEqual([])
    for (const rule of draft.rules) {
      expect(place.rules.some(({ id }) => id === rule.id)).toBe(false)
      expect(rule.verified).not.toBe('yes')
      expect(rule.answers.some(({ actions: on }) => on.includes('hold-past-release'))).toBe(false)
      for (const { at, facts, expect: expected } of rule.examples) {
        const heard = interpret(drafted, { at: parseInstant(at), known: facts })
        expect(heard.fired.map(({ id }) => id)).toContain(rule.id)
        for (const action of actions) if (expected[action] !== undefined) expect(heard.verdicts[action].answer).toBe(expected[action])
        const hold = (law: typeof place): string =>
          interpret(law, { at: parseInstant(at), known: facts }).verdicts['hold-past-release'].answer
        expect(hold(drafted)).toBe(hold(place))
      }
    }
  })
})
