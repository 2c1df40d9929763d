// Whole stories: papers and minutes in; gate answers, notices, letters and duties out. The stories are written for counsel to read.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readStory, runStory } from '../../src/command/story/run-story.ts'
import type { StoryAnswer } from '../../src/command/story/story-answer.ts'

const folder = new URL('./', import.meta.url)
const tell = async (name: string): Promise<StoryAnswer> =>
  runStory(readStory(await readFile(new URL(`${name}.yaml`, folder), 'utf8'), name))

const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -5))
const lines = (answer: StoryAnswer, what: string) => answer.timeline.filter((line) => line.what === what)
const minutesFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000

describe('stories', () => {
  it('has a story for what goes wrong at a gate', () => {
    expect(names.length).toBeGreaterThan(20)
  })

  it.each(names)('tells [%s] without a finding of the auditor and without a minute of holding', async (name) => {
    const answer = await tell(name)
    expect(answer.auditor).toEqual([])
    for (const gate of Object.values(answer.gate)) expect(gate.heldPastEligibilityMinutes).toBe(0)
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

  it('goes to the second line within five minutes when the fax tells nothing for six hours, and delays nobody', async () => {
    const answer = await tell('fax-dead-six-hours')
    expect(answer.gate['F1']?.mayLeaveAt).toBe('2019-07-01T10:00:00-06:00')
    const [sent, ...more] = lines(answer, 'notice-sent')
    expect(more).toEqual([])
    // What the fax server holds may still arrive: the mail says that it is a repeat, and the fax is taken back.
    expect(sent).toMatchObject({ channel: 'email', late: false, repeat: true, leadMinutes: 85 })
    expect(minutesFrom('2019-07-01T10:00:00-06:00', sent?.at ?? '')).toBeLessThanOrEqual(15)
    expect(lines(answer, 'notice-failed')).toHaveLength(1)
    expect(lines(answer, 'notice-failed')[0]?.because).toMatch(/taken back before it was dialled/)
  })

  it('marks a notice after the door as late, with its cause', async () => {
    const sent = lines(await tell('told-an-hour-after-the-door'), 'notice-sent')
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ late: true, leadMinutes: -60, lateBecause: 'the event or the paper reached the desk after its minute' })
    const down = lines(await tell('every-line-down'), 'notice-sent')
    expect(down[0]).toMatchObject({ late: true, lateBecause: 'earlier tries failed' })
  })

  it('keeps a person on a judge’s warrant that came a minute before the door, and corrects the notice', async () => {
    const answer = await tell('warrant-one-minute-before-the-door')
    expect(answer.gate['W1']?.keptBecause.join()).toMatch(/1:21-mj-00417.*Ellery/)
    expect(lines(answer, 'notice-sent').map((line) => [line.about, line.at])).toEqual([
      ['release', '2021-06-01T14:00:00-06:00'],
      ['correction', '2021-06-01T15:59:00-06:00'],
    ])
  })

  it('takes back what is still dialling when the bond is revoked, and corrects it', async () => {
    const answer = await tell('revoked-while-the-fax-dials')
    expect(lines(answer, 'notice-sent').map((line) => line.about)).toEqual(['correction'])
    expect(lines(answer, 'notice-failed')[0]).toMatchObject({ about: 'release', because: 'taken back before it was dialled' })
  })

  it('sends one notice, of what is true then, when a release was cancelled and renewed while nothing could go out', async () => {
    const answer = await tell('cancelled-and-renewed-while-lines-are-down')
    expect(lines(answer, 'notice-sent').map((line) => [line.about, line.late])).toEqual([['release', true]])
  })

  it('takes neither a transfer nor a death for a release', async () => {
    const transferred = await tell('transferred')
    expect(lines(transferred, 'notice-sent').map((line) => [line.booking, line.about])).toEqual([
      ['T2', 'release'],
      ['T2', 'correction'],
    ])
    const died = await tell('died-in-custody')
    expect(lines(died, 'notice-sent')).toEqual([])
    expect(lines(died, 'gate-opened')).toEqual([])
  })

  it('opens eight gates in one minute, and lets no notice wait for another', async () => {
    const answer = await tell('eight-releases-in-one-minute')
    expect(Object.values(answer.gate).map((gate) => gate.mayLeaveAt)).toEqual(Array(8).fill('2019-07-01T14:00:00-06:00'))
    const sent = lines(answer, 'notice-sent')
    expect(sent.map((line) => line.booking)).toEqual(['A1', 'A4', 'A7'])
    expect(sent.every((line) => line.at === '2019-07-01T14:05:00-06:00' && line.late === false)).toBe(true)
  })

  it('sends nothing more once the code of the notice has come back', async () => {
    const answer = await tell('acknowledged-by-its-code')
    expect(lines(answer, 'notice-acknowledged')).toHaveLength(1)
    expect(lines(answer, 'notice-sent')).toEqual([])
  })

  it('asks the fax server after a stop what became of its notice, and sends nothing twice', async () => {
    const answer = await tell('desk-stopped-while-the-fax-dials')
    expect(lines(answer, 'notice-sent')).toHaveLength(1)
    expect(lines(answer, 'notice-sent')[0]).toMatchObject({ channel: 'fax', repeat: false, late: false })
  })

  it('knows which of two equal hours it is', async () => {
    const answer = await tell('midnight-release-when-clocks-go-back')
    expect(answer.gate['N1']).toMatchObject({ mayLeaveAt: '2019-11-03T01:30:00-06:00', leftAt: '2019-11-03T01:10:00-07:00' })
    expect(lines(answer, 'notice-sent')[0]?.leadMinutes).toBe(40)
  })
})
