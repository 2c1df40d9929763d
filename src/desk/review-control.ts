// The control with which one value of a paper is accepted or corrected: a line of text, or a list of which each has a figure as its key.
import { instrumentKinds, signerRoles } from '../instrument/instrument.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { isFieldName } from './review-order.ts'
import type { ToReview } from './review-order.ts'
import { fieldWords, kindWords, plain, signerWords, tickWords } from './words.ts'

export const nameWords = (name: string): string => (isFieldName(name) ? fieldWords[name] : (other[name] ?? plain(name)))
const other: Readonly<Record<string, string>> = {
  kind: 'What the paper is',
  form: 'Form',
  signer: 'Who signed',
  ticked: 'Boxes ticked',
  asks: 'What it asks',
}

/** The value as it stands now, in words; empty if there is none. */
export const valueWords = ({ standing, name, state }: ToReview): string => {
  const { instrument, read } = standing
  if (state === 'unreadable') return ''
  if (isFieldName(name)) return instrument.fields[name] ?? (state === 'checked' ? '' : (read?.fields[name]?.value ?? ''))
  if (name === 'kind') return kindWords[instrument.kind]
  if (name === 'form') return instrument.form ?? ''
  if (name === 'signer') {
    const role = instrument.signer ?? (state === 'checked' ? null : (read?.signer.role ?? null))
    return role === null ? '' : plain(signerWords[role])
  }
  return (instrument.ticked.length > 0 || state === 'checked' ? instrument.ticked : (read?.ticked ?? []))
    .map((tick) => tickWords(tick))
    .join('; ')
}

/** The one input that has the focus when the page opens has the id `review-value`. */
export const reviewControl = (item: ToReview): Html => {
  const { standing, name } = item
  const { instrument, read } = standing
  if (name === 'kind')
    return listOf(
      'radio',
      name,
      instrumentKinds.map((kind) => [kind, kindWords[kind]]),
      [instrument.kind],
    )
  if (name === 'signer') {
    // Who signed is never accepted by Enter alone while it is in doubt: a choice has to be made.
    const role = instrument.signer ?? (item.state === 'asked' ? null : (read?.signer.role ?? null))
    return listOf(
      'radio',
      name,
      signerRoles.map((each) => [each, plain(signerWords[each])]),
      role === null ? [] : [role],
    )
  }
  if (name === 'ticked') {
    const ticked = read?.ticked ?? []
    return listOf(
      'checkbox',
      name,
      [...new Set([...ticksOfDetainer, ...ticked])].map((tick) => [tick, tickWords(tick)]),
      ticked,
    )
  }
  return html`<label class="usa-label desk-now-label" for="review-value">${nameWords(name)}</label>
    <input
      class="usa-input desk-now-input"
      id="review-value"
      name="value"
      value="${valueWords(item)}"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="review-hint"
      autofocus
    />
    <span class="usa-hint" id="review-hint">${hintOf(name)}</span>`
}

const hintOf = (name: string): string =>
  /On$|^dateOfBirth$/.test(name)
    ? 'As 1997-03-04. Empty: the paper does not have it.'
    : 'As it stands on the paper. Empty: the paper does not have it.'

/** The boxes of the I-247A, in the order of the form. */
const ticksOfDetainer: readonly string[] = [
  'basis-final-order',
  'basis-pending-proceedings',
  'basis-biometric',
  'basis-statements',
  'transferred-to-your-custody',
  'notify-ice',
  'notify-cbp',
  'cancel-previous',
]

/** The first nine have the figures 1 to 9 as keys, those after them letters. */
const keysOfList = '123456789abcdefghijk'

const listOf = (
  type: 'radio' | 'checkbox',
  name: string,
  choices: readonly (readonly [string, string])[],
  chosen: readonly string[],
): Html => {
  const focused = Math.max(
    0,
    choices.findIndex(([value]) => chosen.includes(value)),
  )
  return html`<fieldset class="usa-fieldset desk-now-list">
    <legend class="usa-legend desk-now-label">${nameWords(name)}</legend>
    ${choices.map(
      ([value, words], index) =>
        html`<div class="usa-${type}">
          <input
            class="usa-${type}__input"
            type="${type}"
            id="${index === focused ? 'review-value' : `review-value-${index}`}"
            name="value"
            value="${value}"
            data-key="${keysOfList[index] ?? ''}"
            ${type === 'radio' ? html`required` : nothing}
            ${chosen.includes(value) ? html`checked` : nothing}
            ${index === focused ? html`autofocus` : nothing}
          /><label class="usa-${type}__label" for="${index === focused ? 'review-value' : `review-value-${index}`}"
            >${index < keysOfList.length ? html`<kbd>${keysOfList[index]}</kbd> ` : nothing}${words}</label
          >
        </div>`,
    )}
  </fieldset>`
}
