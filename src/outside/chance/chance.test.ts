// Both sources of chance.
import { describe, expect, it } from 'vitest'
import { realChance } from './real.ts'
import { seededChance } from './seeded.ts'

describe.each([
  ['real', realChance],
  ['seeded', () => seededChance('a')],
])('chance: %s', (_name, make) => {
  it('gives ids of 96 bits and as many bytes as asked, never the same', () => {
    const chance = make()
    expect(chance.id('p')).toMatch(/^p_[0-9a-f]{24}$/)
    expect(chance.hex(32)).toMatch(/^[0-9a-f]{64}$/)
    expect(chance.hex(100)).toHaveLength(200)
    const many = Array.from({ length: 2000 }, () => chance.id('p'))
    expect(new Set(many).size).toBe(2000)
  })
})

describe('seeded chance', () => {
  it('is the same for the same seed, and another for another', () => {
    const draw = (seed: string | number): readonly string[] => {
      const chance = seededChance(seed)
      return [chance.id('p'), chance.hex(3), chance.hex(64), chance.id('n')]
    }
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })
})
