// A drop folder in memory, for stories and tests.
import type { Dropped, DropFolder } from './drop-folder.ts'

export type SimulatedDropFolder = DropFolder & {
  readonly drop: (name: string, bytes: Uint8Array) => void
  readonly settled: readonly string[]
}

/** A file is complete at the second look, as on a disk. */
export const createSimulatedDropFolder = (bytesMax: number): SimulatedDropFolder => {
  const files = new Map<string, { readonly bytes: Uint8Array; looks: number }>()
  const settled: string[] = []
  return {
    settled,
    drop: (name, bytes) => {
      files.set(name, { bytes, looks: 0 })
    },
    poll: async () => {
      const complete: Dropped[] = []
      for (const [name, file] of files) {
        file.looks += 1
        if (file.looks >= 2) complete.push({ name, bytes: file.bytes.subarray(0, bytesMax), bytesSent: file.bytes.length })
      }
      return complete
    },
    settle: async (name) => {
      files.delete(name)
      settled.push(name)
    },
  }
}
