// The act by which a duty is done: never a bare tick, always how it can be proved, and by whom the session says it is.
import type { Duty } from '../duty/duty.ts'
import type { Visit } from './desk-options.ts'
import { tokenField } from './fields.ts'
import { html, nothing } from './markup.ts'
import type { Html } from './markup.ts'
import { plain } from './words.ts'

/** `owner`: sent along where the address does not name the record. */
export const proofForm = (
  duty: Pick<Duty, 'id' | 'name'> & { readonly state: { readonly kind: string } },
  { action, id, owner }: { readonly action: string; readonly id: string; readonly owner?: string },
  visit: Visit,
): Html =>
  html`<form method="post" action="${action}" class="desk-inline">
    ${tokenField(visit.session.token)}<input type="hidden" name="duty" value="${duty.id}" />
    ${owner === undefined ? nothing : html`<input type="hidden" name="owner" value="${owner}" />`}
    <label class="usa-label" for="${id}-proof">How it can be proved</label>
    <div class="desk-inline-row">
      <input class="usa-input" id="${id}-proof" name="proof" required maxlength="500" autocomplete="off" />
      <button class="usa-button usa-button--outline">
        ${duty.state.kind === 'missed' ? 'Done after all' : 'Done'}<span class="usa-sr-only">: ${plain(duty.name)}</span>
      </button>
    </div>
  </form>`
