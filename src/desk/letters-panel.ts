// The letters of one record: open the PDF, record that it was served on the person, or sent to the requester.
import { letterChannels } from '../log/entry.ts'
import type { LetterRecord } from '../log/letter-record.ts'
import { letterLanguages } from '../letter/letter-kind.ts'
import type { Instrument } from '../instrument/instrument.ts'
import type { Visit } from './desk-options.ts'
import { chooseField, textField, tickField, tokenField } from './fields.ts'
import type { Choice } from './fields.ts'
import { fullMoment, html, nothing, tag } from './markup.ts'
import type { Html } from './markup.ts'
import { kindWords, languageWords, letterChannelWords, letterWords } from './words.ts'

export const waitsToBeServed = (letter: LetterRecord): boolean => toPerson(letter) && letter.served === null

const toPerson = (letter: LetterRecord): boolean => ['copy-to-person', 'notice-to-person', 'interview-advisement'].includes(letter.kind)

type Named = { readonly letter: LetterRecord; readonly name: string }

/** `instruments`: what the letters answer; each letter says which it is about. */
export const lettersPanel = (written: readonly LetterRecord[], instruments: readonly Instrument[], path: string, visit: Visit): Html => {
  if (written.length === 0) return nothing
  const letters = written.map((letter) => ({ letter, name: nameOf(letter, instruments) }))
  const unserved = letters.filter(({ letter }) => waitsToBeServed(letter))
  const unsent = letters.filter(({ letter }) => !toPerson(letter) && letter.sent === null)
  return html`<section aria-labelledby="letters-title" id="letters">
    <h2 id="letters-title">Letters</h2>
    ${unserved.length === 0 ? nothing : html`<p class="desk-quiet">Print each copy with the paper itself behind it: ${visit.path.startsWith('/papers/') ? 'the original is on this page' : 'open it under Papers and download the original'}.</p>`}
    <ul class="desk-letters">
      ${letters.toReversed().map((each) => letterLine(each, path, visit))}
    </ul>
    ${unserved.length === 0 ? nothing : serveForm(unserved, path, visit)} ${unsent.map((each, index) => sendForm(each, index, path, visit))}
  </section>`
}

const nameOf = (letter: LetterRecord, instruments: readonly Instrument[]): string => {
  const about = instruments.find((each) => each.id === letter.instrument)
  const paper = about === undefined ? '' : `, on the ${about.form ?? kindWords[about.kind].toLowerCase()}`
  return `${letterWords[letter.kind]}${paper} (${languageWords[letter.language]})`
}

const letterLine = ({ letter, name }: Named, path: string, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  const state =
    letter.served !== null
      ? html`${tag('Served', 'good')} ${fullMoment(letter.served.at, zone)}, ${letter.served.how}`
      : letter.sent !== null
        ? html`${tag('Sent', 'good')} ${fullMoment(letter.sent.at, zone)}, ${sentBy(letter.sent.channel)}`
        : tag(toPerson(letter) ? 'Not served yet' : 'Not sent yet', 'warn')
  return html`<li>
    <a href="${path}/letters/${letter.id}.pdf">${name} <span class="desk-quiet">PDF</span></a> <span>${state}</span>
  </li>`
}

const sentBy = (channel: string): string => {
  const known = letterChannels.find((each) => each === channel)
  return known === undefined ? channel : letterChannelWords[known].toLowerCase()
}

const serveForm = (letters: readonly Named[], path: string, visit: Visit): Html =>
  html`<details class="desk-details">
    <summary>Record that letters were handed to the person</summary>
    <form method="post" action="${path}/served" id="served" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}
      ${tickField({
        id: 'served-letters',
        name: 'letters',
        legend: 'What was handed over',
        choices: letters.map(({ letter, name }) => [letter.id, name]),
        chosen: [],
      })}
      ${tickField({
        id: 'served-language',
        name: 'language',
        legend: 'Language the person chose',
        choices: letterLanguages.map((language) => [language, languageWords[language]]),
        chosen: [],
        type: 'radio',
      })}
      ${textField({ id: 'served-how', name: 'how', label: 'How', hint: 'For example: by hand at the cell, read aloud', required: true })}
      <button class="usa-button">Record</button>
    </form>
  </details>`

/** Through the desk's own mail line: the server's answer is kept as the proof. */
const mailForm = ({ letter }: Named, index: number, path: string, visit: Visit): Html =>
  visit.desk.outside.letterLine === null
    ? nothing
    : html`<form method="post" action="${path}/mail" class="usa-form usa-form--large">
        ${tokenField(visit.session.token)}<input type="hidden" name="letter" value="${letter.id}" />
        ${textField({ id: `mail-to-${index}`, name: 'to', label: 'Send it now by e-mail to', type: 'email', required: true })}
        <button class="usa-button">Send</button>
      </form>`

const sendForm = ({ letter, name }: Named, index: number, path: string, visit: Visit): Html =>
  html`<details class="desk-details">
    <summary>Send “${name}”, or record that it was sent</summary>
    ${mailForm({ letter, name }, index, path, visit)}
    <form method="post" action="${path}/sent" class="usa-form usa-form--large">
      ${tokenField(visit.session.token)}<input type="hidden" name="letter" value="${letter.id}" />
      ${chooseField({
        id: `sent-channel-${index}`,
        name: 'channel',
        label: 'How',
        choices: letterChannels.map((channel): Choice => [channel, letterChannelWords[channel]]),
      })}
      ${textField({ id: `sent-to-${index}`, name: 'to', label: 'To whom', required: true })}
      <button class="usa-button">Record</button>
    </form>
  </details>`
