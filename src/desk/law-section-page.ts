// One section of law on a day: its text as seen beside what the desk makes of it, rule by rule, each with an address of its own.
import { z } from 'zod'
import type { Book, BookDuty, BookExample, BookOverride, BookRule, BookSection } from '../determination/book/book.ts'
import { DeskError } from '../errors.ts'
import type { Visit } from './desk-options.ts'
import { bookAt, lawDayOf } from './law-day.ts'
import { outlinePart, seenTag } from './law-words.ts'
import type { Screen } from './layout.ts'
import { html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'

const paramsParser = z.object({ layer: z.string(), section: z.string() })

/** Throws record-unknown where the section has no rule in force that day: its days are then told. */
export const sectionScreen = (visit: Visit, params: unknown, query: unknown): Screen => {
  const { layer, section: name } = paramsParser.parse(params)
  const { on } = lawDayOf(visit, query)
  const book = bookAt(visit, on)
  const section = book.layers.flatMap(({ sections }) => sections).find(({ key }) => key === `${layer}/${name}`)
  if (section === undefined) throw new DeskError('record-unknown', `No section of that name was in force on ${book.day}.`)
  return {
    title: section.heading,
    under: 'law',
    live: false,
    main: html`<p><a href="/law?on=${on}">What held on ${book.day}</a></p>
      <div class="desk-title"><h1>${section.heading}</h1></div>
      <p>${section.layer}. ${section.inForce}. ${seenTag(section.verified, section.seen)}</p>
      ${section.rules.map((rule) => rulePart(rule, book))} ${footPart(section)} ${termsPart(section, book)}`,
  }
}

const rulePart = (rule: BookRule, book: Book): Html =>
  html`<section class="desk-law-rule" id="${rule.anchor}">
    <h2><a href="#${rule.anchor}">${rule.citation}</a></h2>
    <p>${seenTag(rule.verified, rule.seen)} ${rule.inForce === null ? nothing : html`<span class="desk-quiet">${rule.inForce}.</span>`}</p>
    <div class="desk-law-two">
      <div>
        <h3>The text as seen</h3>
        <blockquote>${rule.text}</blockquote>
      </div>
      <div>
        <h3>What the desk makes of it</h3>
        <p><strong>${rule.plain}</strong></p>
        ${rule.gives.map((given) => html`<p>${tag(given.words, given.answer === 'must-not' || given.answer === 'no-authority' ? 'bad' : 'plain')} ${given.actions}</p>`)}
        <h4>Applies when</h4>
        ${outlinePart(rule.applies)} ${rule.ifUnknown === null ? nothing : html`<p class="desk-quiet">${rule.ifUnknown}</p>`}
        ${rule.overrides.map((override) => overridePart(override, book))} ${rule.duties.map(dutyPart)}
        ${rule.notes.map((note) => html`<p class="desk-quiet">${note}</p>`)}
      </div>
    </div>
    ${
      rule.examples.length === 0
        ? nothing
        : html`<details class="desk-details">
            <summary>
              ${rule.examples.length === 1 ? 'A worked example' : `${rule.examples.length} worked examples`} of ${rule.citation}
            </summary>
            ${rule.examples.map(examplePart)}
          </details>`
    }
  </section>`

const overridePart = ({ words, targets, reason }: BookOverride, book: Book): Html =>
  html`<h4>${words}</h4>
    ${
      targets.length === 0
        ? nothing
        : html`<ul>
            ${targets.map((target) => html`<li><a href="${rulePath(target.anchor, book)}">${target.citation}</a></li>`)}
          </ul>`
    }
    <p>Why: ${reason}</p>`

const rulePath = (anchor: string, book: Book): string => {
  const holder = book.layers.flatMap(({ sections }) => sections).find(({ rules }) => rules.some((rule) => rule.anchor === anchor))
  return holder === undefined ? `/law?on=${book.on}` : `/law/sections/${holder.key}?on=${book.on}#${anchor}`
}

const dutyPart = ({ says, to, when, more }: BookDuty): Html =>
  html`<h4>Duty to ${to}</h4>
    <p>${says}</p>
    ${when === '' ? nothing : html`<p class="desk-quiet">When: ${when}.</p>`} ${more.map((line) => html`<p class="desk-quiet">${line}</p>`)}`

/** One sentence of what is known of a case, without its full stop. */
const known = (facts: readonly string[]): string => {
  const told = facts.length === 0 ? 'nothing more is known' : facts.join('; ')
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}`
}

const examplePart = ({ title, at, facts, answers }: BookExample): Html =>
  html`<p><strong>${title}</strong> (${at}). ${known(facts)}. ${answers.length === 0 ? nothing : html`<br />${answers.join('. ')}.`}</p>`

const footPart = ({ notEncoded, sources }: BookSection): Html =>
  html`<section>
    ${
      notEncoded.length === 0
        ? nothing
        : html`<h2>What of it is not encoded</h2>
            ${notEncoded.map((text) => html`<p>${text}</p>`)}`
    }
    <h2>Sources</h2>
    <ul>
      ${sources.map((source) => html`<li class="desk-hash">${source}</li>`)}
    </ul>
  </section>`

/** The terms of the book; a reader of one section meets them here. */
const termsPart = (section: BookSection, book: Book): Html => {
  const told = JSON.stringify(section.rules.map(({ applies }) => applies))
  const terms = book.terms.filter(({ term }) => told.includes(term))
  return terms.length === 0
    ? nothing
    : html`<details class="desk-details">
        <summary>Words used here (${terms.length})</summary>
        <dl>
          ${terms.map(
            ({ term, means }) =>
              html`<dt><strong>${term}</strong></dt>
                <dd>${outlinePart(means)}</dd>`,
          )}
        </dl>
      </details>`
}
