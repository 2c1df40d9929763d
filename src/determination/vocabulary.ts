// The vocabulary of facts and actions, and the places that are covered, as values that print as JSON.
import { actions } from '../law/action.ts'
import { answerKinds } from '../law/answer.ts'
import { factAt, factPaths } from '../law/facts.ts'
import type { ScalarFact } from '../law/facts.ts'
import { places } from '../law/places/registry.ts'
import { actionWords } from './action-words.ts'
import { lawVersionOf } from './law-version.ts'

export type FactShown = {
  readonly fact: string
  readonly kind: string
  readonly values: readonly (string | boolean)[]
  readonly question: string
}
export type VocabularyShown = {
  readonly facts: readonly FactShown[]
  readonly actions: readonly { readonly action: string; readonly words: string }[]
  readonly answers: readonly string[]
}

/** Every fact a case file may hold, with its allowed values and a question that a deputy can answer. */
export const factsVocabulary = (): VocabularyShown => ({
  facts: [
    { fact: 'place', kind: 'choice', values: places.map(({ id }) => id), question: 'Which place is the jail in?' },
    { fact: 'at', kind: 'moment', values: [], question: 'At which moment is the law asked?' },
    ...factPaths.flatMap((path): readonly FactShown[] => {
      const fact = factAt(path)
      if (fact === null) return []
      if (fact.kind === 'list') return Object.entries(fact.fields).map(([name, inner]) => shown(`${path}[].${name}`, inner))
      return fact.kind === 'words' ? [{ fact: path, kind: 'words', values: fact.values, question: fact.question }] : [shown(path, fact)]
    }),
  ],
  actions: actions.map((action) => ({ action, words: actionWords[action] })),
  answers: answerKinds,
})

const shown = (fact: string, { kind, question, ...rest }: ScalarFact): FactShown => {
  const values = 'values' in rest ? rest.values : kind === 'yes-no' ? [true, false] : []
  return { fact, kind, values, question }
}

/** Places with the dates from which each is covered, their layers, the law's version, and the pending law that is watched. */
export const placesCoverage = () =>
  places.map((place) => ({
    place: place.id,
    name: place.name,
    layers: place.layers,
    zone: place.zone,
    coveredFrom: place.coveredFrom,
    checkedOn: place.checkedOn,
    rules: place.rules.length,
    version: lawVersionOf(place),
    laws: [...new Set(place.rules.map(({ citation }) => citation))],
    watch: place.watch,
  }))
