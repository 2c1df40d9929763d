// The law's answers in plain words: first what the papers ask, each with its citation and quotation; then every action.
import { isAction } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import { actions } from '../law/action.ts'
import type { ActionAnswer, AnswerKind } from '../law/answer.ts'
import type { CaseStanding } from '../log/paper-record.ts'
import type { Visit } from './desk-options.ts'
import { html, moment, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { actionWords, answerLead, answerSentence } from './words.ts'

export const answersPanel = (standing: CaseStanding, asks: readonly string[], visit: Visit): Html => {
  const { determination } = standing
  const asked = [...new Set(asks)].filter((ask) => isAction(ask))
  return html`<section aria-labelledby="answers-title" id="answers">
    <h2 id="answers-title">What the law says</h2>
    ${asked.length === 0 ? html`<p>The papers on file ask the jail for nothing.</p>` : asked.map((action) => answerBlock(action, determination.answers[action]))}
    ${counselPart(standing)}
    <details class="desk-details" id="all-actions"><summary>Every action, asked or not</summary>
      <table class="usa-table usa-table--borderless desk-stacks"><caption class="usa-sr-only">The answer to every action</caption>
        <thead><tr><th scope="col">Action</th><th scope="col">Answer</th><th scope="col">Citation</th></tr></thead>
        <tbody>${actions.map((action) => {
          const answer = determination.answers[action]
          return html`<tr><td data-label="Action">${actionWords[action]}</td><td data-label="Answer">${answerLead[answer.answer]}</td><td data-label="Citation">${
            answer.because.length === 0 ? '-' : [...new Set(answer.because.map((rule) => rule.citation))].join('; ')
          }</td></tr>`
        })}</tbody></table>
    </details>
    <p class="desk-quiet">Law of ${determination.law.place}, version ${determination.law.version}, asked at ${moment(standing.at, visit.desk.agency.zone, visit.now)}. Determination ${standing.id}.</p>
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

const answerBlock = (action: Action, answer: ActionAnswer): Html => html`<article class="desk-answer desk-answer-${tones[answer.answer]}">
  <h3>${answerSentence(answer.answer, action)}</h3>
  <p>${answer.explanation}</p>
  ${answer.until === null ? nothing : html`<p>Until ${answer.until}.</p>`}
  ${answer.because.map(
    (rule) => html`<details class="desk-details"><summary><cite>${rule.citation}</cite></summary>
      <blockquote>${rule.text}</blockquote>
      ${rule.verified === 'yes' ? nothing : html`<p class="desk-quiet">${rule.verified === 'partly' ? 'The wording was checked in part only.' : 'The wording was not checked against an official source yet.'}</p>`}
    </details>`,
  )}
  ${
    answer.defeated.length === 0
      ? nothing
      : html`<details class="desk-details"><summary>${answer.defeated.length === 1 ? 'A rule that does not decide here' : `${answer.defeated.length} rules that do not decide here`}</summary>
        <ul>${answer.defeated.map((rule) => html`<li><cite>${rule.citation}</cite> would say: ${answerLead[rule.says].toLowerCase()}. It does not decide: ${rule.reason}</li>`)}</ul></details>`
  }
</article>`

const counselPart = ({ determination }: CaseStanding): Html =>
  determination.counsel.length === 0
    ? nothing
    : html`<div class="desk-counsel"><h3>For counsel</h3>
        <ul>${determination.counsel.map(
          (question) => html`<li><p>${question.question}</p><p class="desk-quiet">${question.citations.join('; ')}</p><p><strong>Meanwhile:</strong> ${question.meanwhile}</p></li>`,
        )}</ul></div>`
