// The id under which a determination is on record.
import type { Brand } from '../time/instant.ts'

export type DeterminationId = Brand<string, 'DeterminationId'>
