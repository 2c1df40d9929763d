// What a judge's order does to the actions asked on it.
import type { Action } from '../src/law/action.ts'
import { both } from './matter.ts'
import type { Matter, Reading } from './matter.ts'
import * as paper from './papers.ts'

/** A judge's order, and the request asks for this. What an order says is not in the facts; what is asked on it is. */
export const orderFor = (matter: Matter, action: Action): Reading => both(matter.hasPaper(paper.isCourtOrder), matter.asksFor(action))
