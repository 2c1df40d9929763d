// The desk in a real browser: nothing that axe finds on any page, nothing wider than a phone, and the main task by keyboard alone.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core'
import { recordCustody } from '../../src/acts.ts'
import { startLanes } from '../../src/command/lanes.ts'
import type { Lanes } from '../../src/command/lanes.ts'
import { realClock } from '../../src/outside/clock/real.ts'
import { receive } from '../../src/intake-to-release.ts'
import { plusMinutes } from '../../src/time/instant.ts'
import { detainer, openBench } from '../bench/desk-bench.ts'
import type { Bench } from '../bench/desk-bench.ts'
import { smallPng, unsureReader } from '../bench/unsure-reader.ts'
import { openBrowser, shoot, sizes, withoutChromium } from './chromium.ts'

const person = 'SANTOS REYES, MIGUEL'
const born = '1991-06-14'

const pageNames = [
  'inbox',
  'release',
  'people',
  'new-booking',
  'import',
  'request',
  'duties',
  'duties-done',
  'report',
  'law',
  'law-wrong-day',
  'law-section',
  'law-to-check',
  'about',
  'courts',
  'person-kept',
  'person-left',
  'paper-open',
  'paper-review',
  'paper-review-signer',
  'paper-search',
  'paper-matched',
  'paper-typed',
  'paper-unreadable',
  'sign-in',
  'not-found',
] as const
type PageName = (typeof pageNames)[number]
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let bench: Bench
let browser: Browser
let address: string
let lanes: Lanes
let paths: ReturnType<typeof everyPage> | null = null

const title = withoutChromium ? 'the desk in a browser (skipped: RELEASEDESK_WITHOUT names chromium)' : 'the desk in a browser'

describe.skipIf(withoutChromium)(title, { timeout: 120_000 }, () => {
  beforeAll(async () => {
    bench = openBench({ running: realClock(), reader: unsureReader(person, born), options: { sample: true } })
    address = await bench.app.listen({ host: '127.0.0.1', port: 0 })
    lanes = startLanes(
      bench.desk,
      (listener) => bench.store.changes(() => listener()),
      (line) => expect.fail(line),
    )
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await lanes?.stop()
    await bench?.app.close()
  })

  it('does the main task by keyboard alone: paper in, checked, matched, bond, open gate, notice', async () => {
    await bench.book({ booking: 'B-2001', name: person })
    const page = await newPage('desktop')
    // Listened to before the page is there: otherwise the key may open a dialog that nobody answers.
    page.on('filechooser', () => undefined)
    await page.goto(`${address}/inbox`)
    await tabTo(page, '#files')
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles({ name: 'fax-0017.png', mimeType: 'image/png', buffer: await smallPng() })
    await tabTo(page, '#drop button')
    await page.keyboard.press('Enter')
    // The page renews itself when the paper has been read; nobody loads it again.
    await page.locator('.desk-waits-link', { hasText: person }).waitFor()
    await shoot(page, 'task-1-inbox')
    await tabTo(page, '.desk-waits-link')
    await page.keyboard.press('Enter')
    await page.locator('h1', { hasText: person }).waitFor()
    await shoot(page, 'task-2-review')
    await page.keyboard.press('n')
    for (const name of ['Name', 'Date of birth']) {
      await page.locator('h1', { hasText: name }).waitFor()
      await page.keyboard.press('Enter')
    }
    await page.locator('h1', { hasText: 'Nothing left to check' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('h1', { hasText: person }).waitFor()
    await tabTo(page, 'form[action$="/match"] button')
    await page.keyboard.press('Enter')
    await page.locator('.desk-gate-held').waitFor()
    await tabTo(page, '#event')
    await page.keyboard.type('Bond posted')
    await page.keyboard.press('Tab')
    await tabTo(page, '.desk-custody form > button')
    await page.keyboard.press('Enter')
    await page.locator('.desk-gate-open').waitFor()
    expect(await page.locator('.desk-gate-open').innerText()).toContain('May leave now')
    await page
      .locator('#notices .desk-tag-good', { hasText: /Confirmed|Acknowledged/ })
      .first()
      .waitFor({ timeout: 20_000 })
    expect(bench.line.delivered.length).toBe(1)
    await page.locator('#letters a', { hasText: 'Copy of the request' }).first().waitFor({ timeout: 20_000 })
    await shoot(page, 'task-3-gate')
    await page.context().close()
  })

  it('shows a failing line on every page, and takes the call as a task', async () => {
    bench.line.setState('down')
    const id = await bench.book({ booking: 'B-2002', name: 'OKONKWO, CHIDI', born: '1979-11-30' })
    await bench.paper([detainer('OKONKWO, CHIDI', '1979-11-30')])
    await recordCustody(
      bench.desk,
      { booking: 'B-2002', event: 'bond-posted', at: bench.desk.outside.clock.now() },
      { actor: { kind: 'desk' } },
    )
    const page = await newPage('desktop')
    await page.goto(`${address}/release`)
    await page.locator('#desk-calls', { hasText: 'has not gone out' }).waitFor()
    expect(await page.locator('.desk-queue-open', { hasText: 'OKONKWO' }).innerText()).toContain('Gate open')
    await shoot(page, 'line-down')
    await page.goto(`${address}/people/${id}`)
    await page.fill('#call-0', 'Officer Hale')
    await page.click('.desk-call button')
    await page
      .locator('#notices .desk-tag-good', { hasText: /Confirmed|Acknowledged/ })
      .first()
      .waitFor()
    bench.line.setState('up')
    await page.context().close()
  })

  it('never renews a page under the hands of somebody who types', async () => {
    const id = await bench.book({ booking: 'B-2003', name: 'NOVAK, ELENA', born: '1995-05-05' })
    const page = await newPage('desktop')
    await page.goto(`${address}/people/${id}`)
    await page.selectOption('#event', 'bond-posted')
    await recordCustody(
      bench.desk,
      { booking: 'B-2003', event: 'dismissed', at: bench.desk.outside.clock.now() },
      { actor: { kind: 'desk' } },
    )
    await page.locator('#desk-news').waitFor()
    expect(await page.locator('#event').inputValue()).toBe('bond-posted')
    await page.click('#desk-news button')
    await page.locator('.desk-gate-open').waitFor()
    await page.context().close()
  })

  it('moves the day of the law by keyboard, and keeps the hand on the slider', async () => {
    const page = await newPage('desktop')
    await page.goto(`${address}/law?on=2017-08-31`)
    await tabTo(page, '#law-days')
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('#law-day').innerText()).toBe('August 30, 2017')
    await page.locator('h1', { hasText: 'What held on August 30, 2017' }).waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('law-days')
    expect(new URL(page.url()).search).toBe('?on=2017-08-30')
    await page.context().close()
  })

  describe.each(['desktop', 'phone'] as const)('on any page (%s)', (size) => {
    let page: Page
    beforeAll(async () => {
      paths ??= everyPage()
      await paths
      page = await newPage(size)
    }, 60_000)
    afterAll(async () => {
      await page?.context().close()
    })
    it.each(pageNames)('has nothing that axe finds, and nothing too wide: %s', async (name) => {
      const wrong: string[] = []
      const onConsole = (message: ConsoleMessage): void => {
        // The page that is not there answers 404, and the browser says so.
        if (message.type() === 'error' && name !== 'not-found') wrong.push(`console: ${message.text()}`)
      }
      const onError = (error: Error): number => wrong.push(`script: ${error.message}`)
      page.on('console', onConsole)
      page.on('pageerror', onError)
      await page.goto(`${address}${(await paths)?.[name] ?? ''}`)
      await shoot(page, `${name}-${size}`)
      await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
      const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze()
      wrong.push(...violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`))
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'))
      if (over > 0) wrong.push(`${over} px too wide`)
      page.off('console', onConsole)
      page.off('pageerror', onError)
      expect(wrong).toEqual([])
    })
  })
})

const newPage = async (size: keyof typeof sizes): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({ viewport: sizes[size], reducedMotion: 'reduce' })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Presses Tab until the focus stands on what the selector names: what cannot be reached so cannot be done by keyboard. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach [${selector}]`)
}

/** Every page, with something on it: a kept person, a refused subpoena, an unreadable file, a typed request, an open review. */
const everyPage = async (): Promise<Readonly<Record<PageName, string>>> => {
  const { desk } = bench
  const actor = { kind: 'desk' } as const
  const now = desk.outside.clock.now()
  const kept = await bench.book({ booking: 'B-3001', name: 'HADDAD, OMAR', born: '1984-08-19', at: plusMinutes(now, -3000) })
  await bench.paper([
    detainer('HADDAD, OMAR', '1984-08-19'),
    {
      kind: 'arrest-warrant',
      form: 'AO 442',
      issuingBody: 'federal-court',
      signer: 'federal-magistrate-judge',
      fields: { subjectName: 'HADDAD, OMAR', dateOfBirth: '1984-08-19', judgeName: 'Nora Feld', caseNumber: '1:26-mj-00213-NRN' },
    },
  ])
  await recordCustody(desk, { booking: 'B-3001', event: 'bond-posted', at: now }, { actor })
  const left = await bench.book({ booking: 'B-3002', name: 'QUISPE, ROSA', born: '1990-01-02', at: plusMinutes(now, -9000) })
  await bench.paper([detainer('QUISPE, ROSA', '1990-01-02')])
  await recordCustody(desk, { booking: 'B-3002', event: 'time-served', at: plusMinutes(now, -90) }, { actor })
  await recordCustody(desk, { booking: 'B-3002', event: 'released', at: plusMinutes(now, -30) }, { actor })
  const subpoena = await bench.paper([
    {
      kind: 'administrative-subpoena',
      form: 'I-138',
      signer: 'immigration-officer',
      asks: ['answer-subpoena'],
      fields: { subjectName: 'BRAUN, INES', recordsSought: 'home address' },
      assertions: [{ says: 'gang member', source: 'ICE' }],
    },
  ])
  const put = async (bytes: Uint8Array, fileName: string): Promise<string> => {
    const { paper } = await receive(desk, { bytes, bytesSent: bytes.length, fileName, channel: 'inbox', from: null, actor })
    await bench.settle()
    return paper
  }
  const broken = await put(new TextEncoder().encode('MZ this is no paper'), 'setup.exe')
  await bench.book({ booking: 'B-3003', name: 'REYES SANTOS, MIGUEL A', born: '1991-06-14' })
  const [review] = (await bench.store.rows('paper', { limit: 50 }))
    .filter((row) => row.shows['fileName'] === 'fax-0017.png')
    .map((row) => row.key)
  const open = await put(Buffer.concat([await smallPng(), Buffer.from('another')]), 'fax-0018.png')
  return {
    inbox: '/inbox',
    release: '/release',
    people: '/bookings',
    'new-booking': '/bookings/new',
    import: '/bookings/import',
    request: '/requests/new',
    duties: '/duties',
    'duties-done': '/duties?state=done',
    report: '/report',
    law: '/law?on=2017-09-15',
    'law-wrong-day': '/law?on=1999-01-01',
    'law-section': '/law/sections/us-co-denver/28-253',
    'law-to-check': '/law/to-check',
    about: '/about',
    courts: '/courts',
    'person-kept': `/people/${kept}`,
    'person-left': `/people/${left}`,
    'paper-open': `/papers/${open}`,
    'paper-review': `/papers/${open}/review`,
    'paper-review-signer': `/papers/${open}/review?at=value-0-signer`,
    'paper-search': `/papers/${open}?q=novak`,
    'paper-matched': `/papers/${review ?? ''}`,
    'paper-typed': `/papers/${subpoena}`,
    'paper-unreadable': `/papers/${broken}`,
    'sign-in': '/sign-in',
    'not-found': '/nowhere',
  }
}
