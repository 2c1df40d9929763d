// `releasedesk story FILE.yaml`: runs a whole story on a simulated clock and prints what happened.
import { basename } from 'node:path'
import { DeskError } from '../errors.ts'
import { json, optionsOf, textOf } from './command.ts'
import type { Command } from './command.ts'
import { readStory, runStory } from './story/run-story.ts'
import type { StoryAnswer } from './story/story-answer.ts'

export const storyCommand: Command = {
  usage: 'story FILE.yaml [--json]',
  does: 'runs a whole story on a simulated clock and prints what happened',
  run: async (words, { out }) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' } })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new DeskError('input-invalid', 'Name one story file.')
    const answer = await runStory(readStory(await textOf(path), basename(path)))
    out(values.json ? json(answer) : inWords(answer))
    return answer.auditor.length > 0 ? 1 : 0
  },
}

const inWords = ({ title, timeline, gate, duties, auditor }: StoryAnswer): string =>
  [
    title,
    ...timeline.map(
      (line) =>
        `  ${line.at}  ${(line.booking ?? '').padEnd(6)} ${line.what.padEnd(18)} ${line.says}` +
        (line.leadMinutes === undefined || line.leadMinutes === null ? '' : ` Lead ${line.leadMinutes} min.`),
    ),
    'Gate',
    ...Object.entries(gate).map(
      ([booking, each]) =>
        `  ${booking}: may leave ${each.mayLeaveAt ?? 'not yet'}, left ${each.leftAt ?? 'not yet'}, held past eligibility ${each.heldPastEligibilityMinutes} min`,
    ),
    'Duties',
    ...duties.map((duty) => `  ${duty.booking ?? ''} ${duty.duty} to ${duty.to}: ${duty.state}`),
    auditor.length === 0 ? 'Auditor: no findings' : `Auditor:\n${auditor.map((finding) => `  ${finding}`).join('\n')}`,
  ].join('\n')
