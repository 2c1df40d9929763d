// A signature that is nobody's: a seeded scrawl as SVG.
import { seeded } from './seeded.ts'

export const scribble = (seed: number): string => {
  const next = seeded(seed)
  const points = Array.from({ length: 11 }, (_, index) => ({ x: 6 + index * 15 + next() * 7, y: 8 + next() * 26 }))
  const first = points[0] ?? { x: 0, y: 20 }
  const path = points
    .slice(1)
    .map((point, index) => `Q ${point.x - 9} ${index % 2 === 0 ? 2 + next() * 8 : 30 + next() * 8} ${point.x} ${point.y}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 42" width="180" height="42"><path d="M ${first.x} ${first.y} ${path.join(' ')}" fill="none" stroke="black" stroke-width="2.1" stroke-linecap="round"/></svg>`
}
