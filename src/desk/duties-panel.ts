// The duties of one record: what, by when, by which law; done only with a proof and a name.
import type { Duty } from '../duty/duty.ts'
import { clockOfDuty } from '../duty/duty-clock.ts'
import { clockPath } from './clock-parts.ts'
import type { Visit } from './desk-options.ts'
import { proofForm } from './proof-form.ts'
import { fullMoment, html, moment, nothing, tag, until } from './markup.ts'
import type { Html } from './markup.ts'
import { letterOfDuty, needsLetterForEach } from '../owed-anew.ts'
import { plain } from './words.ts'

/** `toServe`: letters lie ready for the person; handing them over settles the duties that ask for it. */
export const dutiesPanel = (duties: readonly Duty[], path: string, visit: Visit, toServe = false): Html => {
  if (duties.length === 0) return nothing
  const open = duties.filter((duty) => duty.state.kind === 'open').toSorted(byDeadline)
  const settled = duties.filter((duty) => duty.state.kind !== 'open')
  return html`<section aria-labelledby="duties-title" id="duties">
    <h2 id="duties-title">Duties</h2>
    ${
      open.length === 0
        ? html`<p>No duty is open.</p>`
        : html`<ul class="desk-cards">
            ${open.map((duty, index) => openDuty(duty, index, path, visit, toServe))}
          </ul>`
    }
    ${
      settled.length === 0
        ? nothing
        : html`<ul class="desk-settled">
            ${settled.map(
              (duty, index) =>
                html`<li>
                  ${settledDuty(duty, visit)} ${duty.state.kind === 'missed' ? doneForm(duty, `late-${index}`, path, visit) : nothing}
                </li>`,
            )}
          </ul>`
    }
  </section>`
}

const byDeadline = (a: Duty, b: Duty): number => ((a.by ?? '9') < (b.by ?? '9') ? -1 : 1)

const openDuty = (duty: Duty, index: number, path: string, visit: Visit, toServe: boolean): Html => {
  const late = duty.by !== null && duty.by < visit.now
  return html`<li class="desk-card ${late ? 'desk-card-late' : ''}">
    <h3>${plain(duty.name)} <span class="desk-quiet">to ${whom(duty.to)}</span></h3>
    <p>${duty.says}</p>
    <p>
      ${deadline(duty, visit)} <cite>${duty.citation}</cite>
      ${duty.by === null ? nothing : html`<a href="${clockPath(clockOfDuty('', duty))}">Its clock<span class="usa-sr-only">: ${plain(duty.name)}</span></a>`}
    </p>
    ${settledElsewhere(duty, toServe) ?? doneForm(duty, `duty-${index}`, path, visit)}
  </li>`
}

/** Duties that another act on the same page settles, with its proof. */
const settledElsewhere = ({ name }: Duty, toServe: boolean): Html | null => {
  if (name === 'release-without-delay')
    return html`<p class="desk-quiet">Done by itself when the jail’s record shows that the person left.</p>`
  if (!toServe || letterOfDuty[name] === undefined) return null
  const aboutEach = html`<span class="desk-quiet">Done when the letters about every paper that asks something are handed over.</span>`
  return html`<p><a href="#served">Hand over the letters and record it</a>. ${needsLetterForEach(name) ? aboutEach : nothing}</p>`
}

const doneForm = (duty: Duty, id: string, path: string, visit: Visit): Html => proofForm(duty, { action: `${path}/duties`, id }, visit)

export const whom = (to: string): string =>
  to === 'subject' ? 'the person' : to === 'ice' ? 'ICE' : to === 'requester' ? 'the requester' : plain(to).toLowerCase()

export const deadline = (duty: Pick<Duty, 'by' | 'byWords'>, visit: Visit): Html =>
  duty.by === null
    ? html`${duty.byWords === null ? 'No fixed moment.' : `${plain(duty.byWords)}.`}`
    : html`By <strong>${moment(duty.by, visit.desk.agency.zone, visit.now)}</strong> (${until(duty.by, visit.now)}).`

const settledDuty = (duty: Duty, visit: Visit): Html => {
  const { zone } = visit.desk.agency
  switch (duty.state.kind) {
    case 'done':
      return html`${tag(duty.state.late ? 'Done late' : 'Done', duty.state.late ? 'warn' : 'good')} ${plain(duty.name)},
      ${fullMoment(duty.state.at, zone)}: ${duty.state.proof}`
    case 'missed':
      return html`${tag('Missed', 'bad')} ${plain(duty.name)}, ${duty.by === null ? duty.byWords : fullMoment(duty.by, zone)}
        <cite>${duty.citation}</cite>`
    case 'overtaken':
      return html`${tag('No longer asked', 'quiet')} ${plain(duty.name)}: ${duty.state.because}`
    case 'open':
      return nothing
    default:
      return duty.state satisfies never
  }
}
