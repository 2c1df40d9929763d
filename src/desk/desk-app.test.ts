// The pages as a browser without script sees them: they render, escape, refuse what is not theirs, and act.
import { afterEach, describe, expect, it } from 'vitest'
import { detainer, openBench, signedIn, warrantI200 } from '../../tests/bench/desk-bench.ts'
import type { Bench } from '../../tests/bench/desk-bench.ts'

let bench: Bench
afterEach(async () => {
  await bench.app.close()
})

const day = async (name = 'ROE, JOHN') => {
  bench = openBench()
  const booking = await bench.book({
    booking: 'B-1001',
    name,
    born: '1997-03-04',
    charges: [{ level: 'felony', category: 'theft', stage: 'charged' }],
  })
  const paper = await bench.paper([detainer(name, '1997-03-04'), warrantI200(name)])
  return { booking, paper, visitor: await signedIn(bench.app) }
}

describe('pages', () => {
  it('render, each with its title, under one frame', async () => {
    const { booking, paper, visitor } = await day()
    const pages = [
      '/inbox',
      '/release',
      '/bookings',
      '/bookings?q=roe',
      '/bookings/new',
      '/bookings/import',
      '/duties',
      '/duties?state=done',
      '/report',
      '/about',
      '/requests/new',
      `/people/${booking}`,
      `/papers/${paper}`,
    ]
    for (const path of pages) {
      const answer = await visitor.get(path)
      expect([path, answer.statusCode]).toEqual([path, 200])
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.body).toContain('<h1>')
      expect(answer.body).toContain('Cherry Creek Detention Center')
      expect(answer.body).not.toContain('[object')
      expect(answer.body).not.toContain('undefined')
      expect(answer.body).not.toMatch(/\sstyle="/)
    }
  })
})
