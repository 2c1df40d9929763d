// Facts that the law needs and nobody has told: each as its question, with buttons; the answer is recorded with a name.
import { factAt } from '../law/facts.ts'
import type { MissingFact } from '../law/answer.ts'
import type { Visit } from './desk-options.ts'
import { tokenField } from './fields.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { actionWords, plain } from './words.ts'

/** `path`: of the record that the answer belongs to. `papers`: where facts of the papers themselves are settled. */
type Asked = {
  readonly missing: readonly MissingFact[]
  readonly asks: readonly string[]
  readonly path: string
  readonly papers: readonly string[]
}

/** Questions that decide what a paper asks stand open; those that decide what nobody asked are folded away. */
export const questionsPanel = ({ missing, asks, path, papers }: Asked, visit: Visit): Html => {
  const pressing = missing.filter((fact) => fact.wouldDecide.some((action) => asks.includes(action)))
  const others = missing.filter((fact) => !pressing.includes(fact))
  const folded =
    others.length === 0
      ? nothing
      : html`<details class="desk-details" id="other-questions">
          <summary>${others.length === 1 ? 'One more thing' : `${others.length} more things`} not known, about what no paper asks</summary>
          ${others.map((fact, index) => question(fact, pressing.length + index, path, papers, visit))}
        </details>`
  return pressing.length === 0
    ? folded
    : html`<section aria-labelledby="questions-title" id="questions" class="desk-questions">
        <h2 id="questions-title">Not known yet</h2>
        <p>Each of these could change an answer. Answer only what you know; what is not known is never guessed.</p>
        ${pressing.map((fact, index) => question(fact, index, path, papers, visit))} ${folded}
      </section>`
}

const question = (missing: MissingFact, index: number, path: string, papers: readonly string[], visit: Visit): Html => {
  const values = valuesOf(missing.fact)
  const decides = html`<p class="desk-quiet">Would decide: ${missing.wouldDecide.map((action) => actionWords[action]).join('; ')}.</p>`
  if (values === null) {
    return html`<div class="desk-question">
      <h3>${missing.question}</h3>
      ${decides}
      ${
        missing.fact.startsWith('agency.')
          ? html`<p>The agency’s written policy settles it: see <a href="/about">About this desk</a>.</p>`
          : nothing
      }
      ${(missing.fact.startsWith('request.') ? papers : []).map(
        (paper) => html`<p><a href="/papers/${paper}">Look at the paper and settle it there</a></p>`,
      )}
    </div>`
  }
  return html`<form method="post" action="${path}/facts" class="desk-question" aria-labelledby="question-${index}">
    <h3 id="question-${index}">${missing.question}</h3>
    ${decides} ${tokenField(visit.session.token)}<input type="hidden" name="fact" value="${missing.fact}" />
    <div class="desk-buttons">
      ${values.map(
        ([value, words]) => html`<button class="usa-button usa-button--outline" name="value" value="${value}">${words}</button>`,
      )}
    </div>
  </form>`
}

/** What a person may attest by a button; null: it is settled on the paper, in the jail's record, or in the agency's policy. */
export const valuesOf = (path: string): readonly (readonly [string, string])[] | null => {
  if (!/^(subject|request|custody)\.[a-zA-Z]+$/.test(path)) return null
  const fact = factAt(path)
  if (fact === null) return null
  if (fact.kind === 'yes-no') {
    return [
      ['true', 'Yes'],
      ['false', 'No'],
    ]
  }
  if (fact.kind !== 'choice' || path.startsWith('custody.state') || path.startsWith('custody.eligible')) return null
  return fact.values.map((value) => [value, plain(value)])
}
