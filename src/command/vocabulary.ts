// `releasedesk facts` and `releasedesk places`: the vocabulary of facts and actions; the places and from when each is covered.
import { factsVocabulary, placesCoverage } from '../determination/vocabulary.ts'
import { json, optionsOf } from './command.ts'
import type { Command } from './command.ts'

export const factsCommand: Command = {
  usage: 'facts [--json]',
  does: 'prints the vocabulary of facts and actions with allowed values',
  run: async (words, { out }) => {
    optionsOf(words, { json: { type: 'boolean' } })
    out(json(factsVocabulary()))
    return 0
  },
}

export const placesCommand: Command = {
  usage: 'places [--json]',
  does: 'prints the places and the dates from which each is covered',
  run: async (words, { out }) => {
    optionsOf(words, { json: { type: 'boolean' } })
    out(json(placesCoverage()))
    return 0
  },
}
