// Whole stories: papers and minutes in; gate answers, notices, letters and duties out. The stories are written for counsel to read.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readStory, runStory } from '../../src/command/story/run-story.ts'
import type { StoryAnswer } from '../../src/command/story/story-answer.ts'

const folder = new URL('./', import.meta.url)
const tell = async (name: string): Promise<StoryAnswer> =>
  runStory(readStory(await readFile(new URL(`${name}.yaml`, folder), 'utf8'), name))

const lines = (answer: StoryAnswer, what: string) => answer.timeline.filter((line) => line.what === what)
const minutesFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000

describe('stories', () => {
  it('tells every story without a finding of the auditor and without a minute of holding', async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -5))
    expect(names.length).toBeGreaterThan(8)
    for (const name of names) {
      const answer = await tell(name)
      expect(answer.auditor, name).toEqual([])
      for (const gate of Object.values(answer.gate)) expect(gate.heldPastEligibilityMinutes, name).toBe(0)
    }
  })

  it('tells the same story twice with the same bytes', async () => {
    const twice = [await tell('every-line-down'), await tell('every-line-down')].map((answer) => JSON.stringify(answer))
    expect(twice[0]).toBe(twice[1])
  })

  it('sends the notice within five minutes of the bond, more than ten hours before the door', async () => {
    const answer = await tell('notice-half-an-hour-before-the-door')
    const [sent, ...more] = lines(answer, 'notice-sent')
    expect(more).toEqual([])
    expect(sent).toMatchObject({ booking: 'B1', to: 'ice', confirmed: true, late: false })
    expect(minutesFrom('2016-12-20T13:30:00-07:00', sent?.at ?? '')).toBeLessThanOrEqual(5)
    expect(sent?.leadMinutes).toBeGreaterThan(600)
    expect(answer.gate['B1']?.mayLeaveAt).toBe('2016-12-20T13:30:00-07:00')
  })

  it('tells the desk when every line is down, delays nobody, and sends the notice late when a line is back', async () => {
    const answer = await tell('every-line-down')
    expect(answer.gate['B7']?.mayLeaveAt).toBe('2018-03-01T10:00:00-07:00')
    expect(lines(answer, 'escalated')[0]?.at).toBe('2018-03-01T10:00:00-07:00')
    const [sent] = lines(answer, 'notice-sent')
    expect(sent).toMatchObject({ channel: 'email', late: true })
    expect(minutesFrom('2018-03-01T11:00:00-07:00', sent?.at ?? '')).toBeLessThanOrEqual(5)
  })

  it('keeps a person on a judge’s warrant by name, and on nothing else', async () => {
    const { gate, timeline } = await tell('judges-warrant')
    expect(gate['B2']?.mayLeaveAt).toBeNull()
    expect(gate['B2']?.keptBecause.join()).toMatch(/1:21-mj-00417.*Ellery/)
    expect(timeline.some((line) => line.what === 'gate-opened' || line.what === 'notice-sent')).toBe(false)
  })

  it('keeps nobody on a warrant of which nobody knows who signed it, and warns the desk', async () => {
    const answer = await tell('unsigned-warrant')
    expect(answer.gate['B3']?.mayLeaveAt).toBe('2021-06-01T14:00:00-06:00')
    expect(lines(answer, 'escalated').some((line) => /not established that a judge signed/.test(line.says))).toBe(true)
    expect(lines(answer, 'notice-sent')).toEqual([])
  })

  it('corrects a notice when the release is cancelled, and gives a new one when the person leaves after all', async () => {
    const answer = await tell('release-cancelled')
    expect(lines(answer, 'notice-sent').map((line) => line.about)).toEqual(['release', 'correction', 'release'])
  })

  it('marks as a repeat whatever follows an attempt that may have arrived', async () => {
    const sent = lines(await tell('line-cut-mid-page'), 'notice-sent')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.repeat).toBe(true)
  })

  it('loses nothing while it is stopped, and opens the gate as of the bond', async () => {
    const answer = await tell('desk-stopped-at-the-bond')
    expect(answer.gate['B6']?.mayLeaveAt).toBe('2019-07-01T10:00:00-06:00')
    expect(lines(answer, 'notice-sent')[0]).toMatchObject({ at: '2019-07-01T11:00:00-06:00', late: true })
    expect(lines(answer, 'read')).toHaveLength(2)
  })

  it('sends no notice that the written policy does not want, and none on a request that was cancelled', async () => {
    for (const name of ['no-notices-by-policy', 'detainer-cancelled']) {
      const answer = await tell(name)
      expect(lines(answer, 'notice-sent'), name).toEqual([])
      expect(lines(answer, 'notice-failed'), name).toEqual([])
    }
  })

  it('lets an unsure match keep nobody and tell nobody when no one is at the desk', async () => {
    const answer = await tell('staff-absent')
    expect(answer.gate['C2']?.mayLeaveAt).toBe('2019-07-01T10:00:00-06:00')
    expect(lines(answer, 'notice-sent').map((line) => line.booking)).toEqual(['C1'])
    expect(lines(answer, 'match-needs-person')).toHaveLength(1)
    expect(answer.duties.filter((duty) => duty.state === 'missed').map((duty) => duty.duty)).toContain('serve-copy')
  })

  it('misses a duty on its minute, not whenever something else next happens', async () => {
    const answer = await tell('still-held-at-the-deadline')
    const missed = lines(answer, 'duty-missed').map((line) => line.at)
    expect(missed).toEqual(missed.map(() => '2019-07-01T23:59:01-06:00'))
    expect(missed.length).toBeGreaterThan(0)
  })

  it('lets a hold for ICE in the jail’s record keep nobody, and another county’s warrant until it is lifted', async () => {
    const { gate } = await tell('hold-for-ice-in-the-record')
    expect(gate['D1']?.mayLeaveAt).toBe('2019-07-01T10:00:00-06:00')
    expect(gate['D2']?.mayLeaveAt).toBe('2019-07-01T15:00:00-06:00')
  })

  it('answers a subpoena for the records of somebody who is not in custody, and refers it to counsel', async () => {
    const answer = await tell('subpoena-for-a-man-released')
    expect(
      lines(answer, 'letter-written')
        .map((line) => line.says)
        .join(),
    ).toMatch(/answer to requester/)
    expect(answer.duties.find((duty) => duty.duty === 'refer-to-counsel')?.state).toBe('done')
  })
})
