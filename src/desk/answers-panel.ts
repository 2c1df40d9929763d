// The law's answers in plain words: first what the papers ask, each with its citation and quotation; then every action.
import { isAction } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import { actions } from '../law/action.ts'
import type { ActionAnswer, AnswerKind } from '../law/answer.ts'
import type { CaseStanding } from '../log/paper-record.ts'
import { parseInstant } from '../time/instant.ts'
import type { Visit } from './desk-options.ts'
import { html, moment, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { actionWords, answerLead, answerSentence } from './words.ts'

export const answersPanel = (standing: CaseStanding, asks: readonly string[], visit: Visit): Html => {
  const { determination } = standing
  const asked = [...new Set(asks)].filter((ask) => isAction(ask))
  return html`<section aria-labelledby="answers-title" id="answers">
    <h2 id="answers-title">What the law says</h2>
    ${
      asked.length === 0
        ? html`<p>The papers on file ask the jail for nothing.</p>`
        : asked.map((action) => answerBlock(action, determination.answers[action], visit))
    }
    ${counselPart(standing)}
    <details class="desk-details" id="all-actions">
      <summary>Every action, asked or not</summary>
      <table class="usa-table usa-table--borderless desk-stacks">
        <caption class="usa-sr-only">
          The answer to every action
        </caption>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Answer</th>
            <th scope="col">Citation</th>
          </tr>
        </thead>
        <tbody>
          ${actions.map((action) => {
            const answer = determination.answers[action]
            return html`<tr>
              <td data-label="Action">${actionWords[action]}</td>
              <td data-label="Answer">${answerLead[answer.answer]}</td>
              <td data-label="Citation">
                ${answer.because.length === 0 ? '-' : [...new Set(answer.because.map((rule) => rule.citation))].join('; ')}
              </td>
            </tr>`
          })}
        </tbody>
      </table>
    </details>
    <p class="desk-quiet">
      Law of ${determination.law.place}, version
      <span class="desk-hash" title="${determination.law.version}">${determination.law.version.slice(0, 12)}</span>, asked at
      ${moment(standing.at, visit.desk.agency.zone, visit.now)}. Determination ${standing.id}.
    </p>
  </section>`
}

const tones: Readonly<Record<AnswerKind, string>> = {
  must: 'must',
  may: 'may',
  'must-not': 'not',
  'no-authority': 'not',
  'not-required': 'may',
  silent: 'open',
  'needs-human': 'open',
  conflict: 'open',
}

const checked = {
  partly: 'The wording was checked in part only.',
  no: 'The wording was not checked against an official source yet.',
} as const

/** The two laws that stand first, and how many more say the same. */
const byLaw = ({ because }: ActionAnswer): Html => {
  const citations = [...new Set(because.map((rule) => rule.citation))]
  const more = citations.length - citationsShown
  const first = citations.slice(0, citationsShown).map((citation, index) => html`${index === 0 ? '' : '; '}<cite>${citation}</cite>`)
  return html`By ${first}${more > 0 ? ` and ${more} more` : ''}.`
}
const citationsShown = 2

const answerBlock = (action: Action, answer: ActionAnswer, visit: Visit): Html =>
  html`<article class="desk-answer desk-answer-${tones[answer.answer]}">
    <h3>${answerSentence(answer.answer, action)}</h3>
    ${answer.because.length === 0 ? html`<p>${answer.explanation}</p>` : html`<p>${byLaw(answer)}</p>`}
    ${
      answer.until === null
        ? nothing
        : html`<p>Until <strong>${moment(parseInstant(answer.until), visit.desk.agency.zone, visit.now)}</strong>.</p>`
    }
    ${
      answer.because.length === 0
        ? nothing
        : html`<details class="desk-details">
            <summary>Why</summary>
            <p>${answer.explanation}</p>
          </details>`
    }
    ${
      answer.because.length === 0
        ? nothing
        : html`<details class="desk-details">
            <summary>The law in its own words</summary>
            <ul class="desk-laws">
              ${answer.because.map(
                (rule) =>
                  html`<li>
                    <cite>${rule.citation}</cite>
                    <blockquote>${rule.text}</blockquote>
                    ${rule.verified === 'yes' ? nothing : html`<p class="desk-quiet">${checked[rule.verified]}</p>`}
                  </li>`,
              )}
            </ul>
          </details>`
    }
    ${
      answer.defeated.length === 0
        ? nothing
        : html`<details class="desk-details">
            <summary>
              ${
                answer.defeated.length === 1
                  ? 'A rule that does not decide here'
                  : `${answer.defeated.length} rules that do not decide here`
              }
            </summary>
            <ul>
              ${answer.defeated.map(
                (rule) =>
                  html`<li>
                    <cite>${rule.citation}</cite> would say: ${answerLead[rule.says].toLowerCase()}. It does not decide: ${rule.reason}
                  </li>`,
              )}
            </ul>
          </details>`
    }
  </article>`

const counselPart = ({ determination }: CaseStanding): Html =>
  determination.counsel.length === 0
    ? nothing
    : html`<details class="desk-counsel" id="counsel">
        <summary>
          ${determination.counsel.length === 1 ? 'A question' : `${determination.counsel.length} questions`} for counsel, and what holds
          meanwhile
        </summary>
        <ul>
          ${determination.counsel.map(
            (question) =>
              html`<li>
                <p>${question.question}</p>
                <p class="desk-quiet">${question.citations.join('; ')}</p>
                <p><strong>Meanwhile:</strong> ${question.meanwhile}</p>
              </li>`,
          )}
        </ul>
      </details>`
