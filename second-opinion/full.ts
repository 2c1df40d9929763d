// Compares all cells of all places and prints every difference; exit status 1 if there is one. Takes minutes.
import { actions } from '../src/law/action.ts'
import { places } from '../src/law/places/registry.ts'
import { compareOn, placeRead, told } from './compare.ts'

const shownMax = 20
let cells = 0
let differences = 0
for (const place of places.filter(({ id }) => placeRead(id) !== null)) {
  for (const action of actions) {
    const compared = compareOn(place, action)
    cells += compared.cells
    differences += compared.differences.length
    process.stdout.write(`${place.id} ${action}: ${compared.cells} cells, ${compared.differences.length} differences\n`)
    for (const one of compared.differences.slice(0, shownMax)) process.stdout.write(`  ${told(one)}\n`)
  }
}
process.stdout.write(`${cells} cells, ${differences} differences\n`)
if (differences > 0) process.exitCode = 1
