// `releasedesk law check`: gaps, contradictions, dead rules, rules without example and whatever else is wrong in the law as encoded.
import { setImmediate } from 'node:timers/promises'
import { DeskError } from '../../errors.ts'
import type { Finding } from '../../law/checks.ts'
import { lawFindings, vocabularyFindings } from '../../law/law-findings.ts'
import type { Checked } from '../../law/law-findings.ts'
import { declared } from '../../law/places/declared.ts'
import type { Place } from '../../law/place.ts'
import { places } from '../../law/places/registry.ts'
import { caseFileOf } from '../../law/theorem-case.ts'
import { json, optionsOf } from '../command.ts'
import type { Command, Io } from '../command.ts'

/** On other places than those of the registry: for a law that is still being written, or changed on purpose. */
export const checkCommandOn = (places: readonly Place[]): Command => ({
  usage: 'law check [--place PLACE] [--json]',
  does: 'looks for gaps, contradictions, dead rules and other faults over every case; exit status 1 with the smallest case if there is one',
  run: async (words, io) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' }, place: { type: 'string' } })
    if (positionals.length > 0) throw new DeskError('input-invalid', `law check does not know [${positionals.join(' ')}].`)
    const chosen = values.place === undefined ? places : places.filter(({ id }) => id === values.place)
    if (chosen.length === 0) throw new DeskError('place-unknown', `No law is encoded for the place [${values.place ?? ''}].`)
    const begun = performance.now()
    const checked: Checked[] = []
    for (const place of chosen) {
      checked.push(lawFindings(place, places, declared))
      await setImmediate()
    }
    const vocabulary = vocabularyFindings(places, declared)
    const found = checked.some(({ findings }) => findings.length > 0) || vocabulary.length > 0
    const ms = Math.round(performance.now() - begun)
    if (values.json) io.out(json(written(checked, vocabulary, ms, places)))
    else print(checked, vocabulary, ms, { io, places })
    return found ? 1 : 0
  },
})

export const checkCommand: Command = checkCommandOn(places)

const caseFor = (id: string, { example }: Finding, places: readonly Place[]): unknown => {
  const where = places.find((place) => place.id === id)
  return example === undefined || where === undefined ? null : caseFileOf(where, example)
}

const written = (checked: readonly Checked[], vocabulary: readonly Finding[], ms: number, places: readonly Place[]): unknown => ({
  sound: vocabulary.length === 0 && checked.every(({ findings }) => findings.length === 0),
  ms,
  places: checked.map(({ place, cells, findings }) => ({
    place,
    cells,
    findings: findings.map((finding) => ({
      kind: finding.kind,
      rule: finding.rule,
      action: finding.about ?? null,
      says: finding.says,
      case: caseFor(place, finding, places),
    })),
  })),
  vocabulary: vocabulary.map(({ rule, says }) => ({ fact: rule, says })),
  declared,
})

type Shown = { readonly io: Io; readonly places: readonly Place[] }

const print = (checked: readonly Checked[], vocabulary: readonly Finding[], ms: number, { io: { out }, places }: Shown): void => {
  for (const { place, cells, findings } of checked) {
    out(`${place}: ${findings.length === 0 ? 'nothing found' : `${findings.length} found`}, in ${cells} cells`)
    for (const finding of findings) {
      out(`  ${finding.kind}: ${finding.rule} ${finding.says}`)
      const shown = caseFor(place, finding, places)
      if (shown !== null) out(`    ${JSON.stringify(shown)}`)
    }
  }
  for (const { rule, says } of vocabulary) out(`vocabulary: ${rule} ${says}`)
  out(
    `Declared as no fault, each with its reason: ${declared.gaps.length} silences, ${declared.yielding.length} rules that always give way, ` +
      `${declared.unread.flatMap(({ facts }) => facts).length} facts that no rule reads (--json lists them). ${(ms / 1000).toFixed(1)} s.`,
  )
}
