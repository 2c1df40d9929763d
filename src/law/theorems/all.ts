// Every theorem that the law as encoded must keep.
import type { Theorem } from '../theorem.ts'
import { accessTheorems } from './access.ts'
import { generalTheorems } from './general.ts'
import { holdTheorems } from './hold.ts'
import { informationTheorems } from './information.ts'

export const theorems: readonly Theorem[] = [...generalTheorems, ...holdTheorems, ...accessTheorems, ...informationTheorems]
