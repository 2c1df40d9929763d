// Form controls with their labels: one look, every input labelled, what is wrong said beside it.
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'

type Field = {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly required?: boolean
}

const frame = ({ id, label, hint, wrong, required }: Field, control: Html): Html =>
  html`<div class="usa-form-group ${wrong === undefined ? '' : 'usa-form-group--error'}">
    <label class="usa-label" for="${id}"
      >${label}${required === true ? html` <abbr title="required" class="usa-label--required">*</abbr>` : nothing}</label
    >
    ${hint === undefined ? nothing : html`<span class="usa-hint" id="${id}-hint">${hint}</span>`}
    ${wrong === undefined ? nothing : html`<span class="usa-error-message" id="${id}-wrong">${wrong}</span>`} ${control}
  </div>`

const described = ({ id, hint, wrong }: Field): Html => {
  const ids = [hint === undefined ? null : `${id}-hint`, wrong === undefined ? null : `${id}-wrong`].filter((each) => each !== null)
  return ids.length === 0 ? nothing : html`aria-describedby="${ids.join(' ')}"`
}

const must = (required: boolean | undefined): Html => (required === true ? html`required` : nothing)

export const textField = (field: Field & { readonly type?: string; readonly autocomplete?: string }): Html =>
  frame(
    field,
    html`<input
      class="usa-input"
      id="${field.id}"
      name="${field.name}"
      type="${field.type ?? 'text'}"
      value="${field.value ?? ''}"
      autocomplete="${field.autocomplete ?? 'off'}"
      ${must(field.required)}
      ${described(field)}
    />`,
  )

export const longField = (field: Field & { readonly rows?: number }): Html =>
  frame(
    field,
    html`<textarea
      class="usa-textarea"
      id="${field.id}"
      name="${field.name}"
      rows="${field.rows ?? 3}"
      ${must(field.required)}
      ${described(field)}
    >
${field.value ?? ''}</textarea>`,
  )

export type Choice = readonly [value: string, words: string]

export const chooseField = (field: Field & { readonly choices: readonly Choice[]; readonly none?: string }): Html =>
  frame(
    field,
    html`<select class="usa-select" id="${field.id}" name="${field.name}" ${must(field.required)} ${described(field)}>
      ${field.none === undefined ? nothing : html`<option value="">${field.none}</option>`}
      ${field.choices.map(
        ([value, words]) => html`<option value="${value}" ${value === field.value ? html`selected` : nothing}>${words}</option>`,
      )}
    </select>`,
  )

/** Several of a list, or one of it with `type: 'radio'`. */
export const tickField = (field: {
  readonly id: string
  readonly name: string
  readonly legend: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly type?: 'checkbox' | 'radio'
}): Html => {
  const type = field.type ?? 'checkbox'
  return html`<fieldset class="usa-fieldset">
    <legend class="usa-legend">${field.legend}</legend>
    <div class="${field.choices.length > 8 ? 'desk-columns' : ''}">
      ${field.choices.map(
        ([value, words], index) =>
          html`<div class="usa-${type}">
            <input
              class="usa-${type}__input"
              type="${type}"
              id="${field.id}-${index}"
              name="${field.name}"
              value="${value}"
              ${field.chosen.includes(value) ? html`checked` : nothing}
            />
            <label class="usa-${type}__label" for="${field.id}-${index}">${words}</label>
          </div>`,
      )}
    </div>
  </fieldset>`
}

export const tokenField = (token: string): Html => html`<input type="hidden" name="token" value="${token}" />`
