// Clocks and the queue of a busy day in a real browser: nothing that axe finds, nothing too wide, bars that move, a list that narrows.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { foldBooking, isBookingId } from '../../src/log/booking-record.ts'
import { clocksOfBooking } from '../../src/log/clocks.ts'
import { busyDay } from '../bench/busy-day.ts'
import { openBench } from '../bench/desk-bench.ts'
import type { Bench } from '../bench/desk-bench.ts'
import { openBrowser, shoot, sizes, withoutChromium } from './chromium.ts'

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const pageNames = ['release', 'clocks', 'clock-release', 'clock-duty', 'clock-asked', 'duties', 'duties-missed'] as const
type PageName = (typeof pageNames)[number]

let bench: Bench
let browser: Browser
let address: string
let paths: Readonly<Record<PageName, string>>

const title = withoutChromium ? 'a busy day in a browser (skipped: RELEASEDESK_WITHOUT names chromium)' : 'a busy day in a browser'

describe.skipIf(withoutChromium)(title, { timeout: 120_000 }, () => {
  beforeAll(async () => {
    bench = openBench({ at: '2026-11-19T08:00:00-07:00', options: { sample: true } })
    await busyDay(bench)
    address = await bench.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await openBrowser()
    paths = await pathsOf(bench)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await bench?.app.close()
  })

  describe.each(['desktop', 'phone'] as const)('%s', (size) => {
    let page: Page
    beforeAll(async () => {
      page = await open(size)
    })
    afterAll(async () => {
      await page?.context().close()
    })
    it.each(pageNames)('has nothing that axe finds, and nothing too wide: %s', async (name) => {
      const wrong: string[] = []
      page.removeAllListeners()
      page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`))
      page.on('pageerror', (error) => wrong.push(`script: ${error.message}`))
      await page.goto(`${address}${paths[name]}`)
      await shoot(page, `busy-${name}-${size}`)
      await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
      const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze()
      wrong.push(...violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`))
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'))
      if (over > 0) wrong.push(`${over} px too wide`)
      expect(wrong).toEqual([])
    })
  })

  it('narrows the queue while somebody types, keeps it in the address, and says how many are left', async () => {
    const page = await open('desktop')
    await page.goto(`${address}/release`)
    const all = await page.locator('[data-entry]:visible').count()
    expect(all).toBeGreaterThan(90)
    await page.locator('#q').pressSequentially('haddad')
    const left = await page.locator('[data-entry]:visible').count()
    expect(left).toBeGreaterThan(2)
    expect(left).toBeLessThan(all / 4)
    expect(await page.locator('#filter-count').innerText()).toBe(`${left} shown`)
    expect(new URL(page.url()).search).toBe('?q=haddad')
    await page.reload()
    expect(await page.locator('[data-entry]:visible').count()).toBe(left)
    await page.context().close()
  })

  it('does the same without a script, by the button', async () => {
    const context = await browser.newContext({ viewport: sizes.desktop, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${address}/release`)
    expect(await page.locator('.desk-bar').count()).toBeGreaterThan(5)
    await page.fill('#q', 'haddad')
    await page.click('.desk-filter button')
    const names = await page.locator('[data-entry] a[href^="/people/"]').allInnerTexts()
    expect(names.length).toBeGreaterThan(2)
    expect(names.filter((name) => !name.includes('HADDAD'))).toEqual([])
    await context.close()
  })

  it('moves a bar with the time, past its marks, until it is over', async () => {
    const context = await browser.newContext({ viewport: sizes.desktop })
    const page = await context.newPage()
    await page.clock.install({ time: new Date('2026-11-20T15:00:00Z') })
    await page.goto(`${address}${paths['clock-release']}`)
    const bar = page.locator('.desk-bar').first()
    const share = async (): Promise<number> => Number(await bar.locator('.desk-bar-gone').getAttribute('width'))
    const before = await share()
    await page.clock.fastForward('30:00')
    expect(await share()).toBeGreaterThan(before + 5)
    await page.clock.fastForward('08:00:00')
    expect(await share()).toBe(100)
    expect(await bar.getAttribute('class')).toContain('desk-bar-passed')
    expect(await page.locator('.desk-countdown').first().innerText()).toContain('over')
    await context.close()
  })
})

const open = async (size: keyof typeof sizes): Promise<Page> => {
  const context = await browser.newContext({ viewport: sizes[size], reducedMotion: 'reduce' })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

const pathsOf = async ({ store, desk }: Bench): Promise<Readonly<Record<PageName, string>>> => {
  const rows = await store.rows('duty', { state: ['open', 'missed'], order: 'asc' })
  const clockOf = (wanted: (name: unknown) => boolean): string =>
    `/clocks/k_${rows.findLast((row) => wanted(row.shows['name']))?.key.slice(2) ?? ''}`
  const subjects = [...new Set(rows.map(({ subject }) => subject))].filter((subject) => isBookingId(subject))
  const asked = (
    await Promise.all(
      subjects.map(async (id) => {
        const record = foldBooking(id, await store.entriesOf(id))
        return record === null ? [] : clocksOfBooking(record, desk.agency.zone).filter(({ kind }) => kind === 'asked-hold')
      }),
    )
  ).flat()
  return {
    release: '/release',
    clocks: '/clocks',
    'clock-release': clockOf((name) => name === 'release-without-delay'),
    'clock-duty': clockOf((name) => name !== 'release-without-delay'),
    'clock-asked': `/clocks/${asked[0]?.id ?? ''}`,
    duties: '/duties',
    'duties-missed': '/duties?state=missed',
  }
}
