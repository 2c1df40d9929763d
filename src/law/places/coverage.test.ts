// The page that says what of the law is encoded, the timeline and the list to check agree with the rules as written.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCivilDate } from '../../time/instant.ts'
import { places } from './registry.ts'
import { timelineOf } from './timeline.ts'
import { toCheckOf } from './to-check.ts'

const layers = ['us', 'us-co', 'us-co-denver']
const ruleIds = new Set(places.flatMap((place) => place.rules.map(({ id }) => id)))
const watched = new Set(places.flatMap((place) => place.watch.map(({ id }) => id)))
const events = timelineOf(layers)
const checks = toCheckOf(layers)

const page = readFileSync(new URL('../../../specs/law-coverage.md', import.meta.url), 'utf8')
const named = [...page.matchAll(/`((?:us|us-co|us-co-denver)\/[^`.]*[^`]*|co-[^`]+)`/g)].flatMap(([, id]) => (id === undefined ? [] : [id]))
const covers = (name: string, id: string): boolean => (name.endsWith('/*') ? id.startsWith(name.slice(0, -1)) : id === name)

/** Every entry of the notes on which this law rests. */
const entries =
  'fed-1373 fed-1644 fed-1357d fed-1357g fed-1226-1231 fed-1324 fed-287.7 fed-236.1 fed-1225d4 fed-287.4 us-v-gomez fed-galarza fed-4a fed-el-cenizo ' +
  'fed-arizona-printz fed-jimenez-moreno fed-i247g fed-programs fed-i247a fed-10074.2 co-sb06-90 co-24-76.6-101 co-24-76.6-102 co-24-76.6-103 ' +
  'co-sb25-276 co-24-74 co-moss co-16-4-102 co-16-3 co-cisneros co-nash co-hb23-1100 co-sb20-083 co-hb26-1276 co-sb26-005 co-init95 us-v-colorado ' +
  'den-2014-memo den-28-250 den-28-251 den-28-252 den-28-253 den-eo142 den-practice den-2020-subpoenas den-eo152 den-mask'

describe('what of the law is encoded', () => {
  it('names each entry of the notes once, encoded or with the reason why not', () => {
    const lines = page.split('\n').filter((line) => line.startsWith('| '))
    for (const entry of entries.split(' ')) {
      const about = lines.filter((line) => line.startsWith(`| ${entry} |`))
      expect(about, entry).toHaveLength(1)
      const [, , , encoded, reason, seen] = (about[0] ?? '').split(' | ').map((cell) => cell.trim())
      expect(`${encoded ?? ''}${reason ?? ''}`, entry).not.toBe('')
      expect(seen, entry).not.toBe('')
    }
  })

  it('names only what there is', () => {
    const all = [...ruleIds, ...watched, ...events.map(({ id }) => id), ...checks.map(({ id }) => id)]
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter((name) => !all.some((id) => covers(name, id)))).toEqual([])
  })

  it('names every rule, every watched bill and every open check', () => {
    const all = [...ruleIds, ...watched, ...checks.map(({ id }) => id)]
    expect(all.filter((id) => !named.some((name) => covers(name, id)))).toEqual([])
  })
})

describe('the timeline and the list to check', () => {
  it('have ids of their own, in order of time, with days that exist', () => {
    const ids = [...events, ...checks].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(events.map(({ from }) => from)).toEqual(events.map(({ from }) => from).toSorted())
    for (const { id, from, to, source, says } of events) {
      expect(() => parseCivilDate(from), id).not.toThrow()
      if (to !== null) expect(from < to, id).toBe(true)
      expect(source, id).not.toBe('')
      expect(says, id).toMatch(/[.)]$/)
    }
  })

  it('speak of rules that there are', () => {
    const known = new Set([...ruleIds, ...watched])
    expect(
      [...events, ...checks].flatMap(({ id, rules }) => rules.filter((rule) => !known.has(rule)).map((rule) => `${id}: ${rule}`)),
    ).toEqual([])
  })

  it('begin and end with the rules they tell of, where they tell of an act', () => {
    for (const event of events.filter(({ kind, rules }) => kind === 'law' && rules.length > 0)) {
      const told = places.flatMap((place) => place.rules).filter(({ id }) => event.rules.includes(id))
      expect(
        told.some(({ from }) => from === event.from),
        event.id,
      ).toBe(true)
      if (event.to !== null)
        expect(
          told.every(({ to }) => to === event.to),
          event.id,
        ).toBe(true)
    }
  })

  it('say what to change, and leave nobody in custody longer meanwhile', () => {
    for (const { id, where, ifSo, untilThen } of checks) {
      expect(where, id).toMatch(/[a-z]+\.(gov|com|org|us)\b/)
      expect(ifSo, id).toMatch(/[.]$/)
      expect(untilThen, id).not.toMatch(/\b(is|are) (held|kept)\b/)
    }
    expect(watched.size).toBeGreaterThan(0)
    for (const id of watched)
      expect(
        checks.some(({ rules }) => rules.includes(id)),
        id,
      ).toBe(true)
  })

  it('are those of the layers asked for', () => {
    expect(timelineOf(['us']).every(({ id }) => id.startsWith('us/'))).toBe(true)
    expect(toCheckOf(layers)[0]?.id).toBe('us-co-denver/check/28-253-c')
    expect(toCheckOf(['us']).length).toBeLessThan(checks.length)
  })
})
