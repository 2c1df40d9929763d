// The review in a real browser, by keyboard alone: a detainer of three pages with five doubtful values, step by step.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { paperOf } from '../../src/desk-work.ts'
import type { PaperId } from '../../src/document/paper.ts'
import type { FieldName } from '../../src/instrument/instrument.ts'
import { receive } from '../../src/intake-to-release.ts'
import { inventPaper } from '../../src/outside/paper-maker/invent.ts'
import { makePaper } from '../../src/outside/paper-maker/make-paper.ts'
import { openPageReader } from '../../src/outside/page-reader/real.ts'
import type { PageReader } from '../../src/outside/outside.ts'
import { realClock } from '../../src/outside/clock/real.ts'
import { openBench } from '../bench/desk-bench.ts'
import type { Bench } from '../bench/desk-bench.ts'
import { openBrowser, shoot, sizes, withoutChromium } from './chromium.ts'

const doubtful: readonly FieldName[] = ['subjectName', 'dateOfBirth', 'fileNumber', 'issuedOn', 'phone']

/** The pages and places are those of the paper; only the confidence is that of a bad fax. */
const doubting = (reader: PageReader): PageReader => ({
  ...reader,
  read: async (bytes, signal) => {
    const read = await reader.read(bytes, signal)
    const [first, ...others] = read.reading.instruments
    if (first === undefined) return read
    const fields = Object.fromEntries(
      Object.entries(first.fields).map(([name, field]) => {
        const isDoubted = doubtful.some((each) => each === name)
        return [name, isDoubted ? { ...field, confidence: 0.58, needsReview: true } : field]
      }),
    )
    return { ...read, reading: { ...read.reading, instruments: [{ ...first, fields, needsReview: [...doubtful] }, ...others] } }
  },
})

/** All pictures are there: a person decides by what is seen. */
const seen = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate('[...document.images].every((image) => image.complete && image.naturalWidth > 0)'), { timeout: 120_000 })
    .toBe(true)

let bench: Bench
let reader: PageReader
let browser: Browser
let address: string
let paper: PaperId

const title = withoutChromium ? 'the review in a browser (skipped: RELEASEDESK_WITHOUT names chromium)' : 'the review in a browser'

describe.skipIf(withoutChromium)(title, { timeout: 400_000 }, () => {
  beforeAll(async () => {
    reader = openPageReader({ readers: 1 })
    bench = openBench({ running: realClock(), reader: doubting(reader), options: { sample: true } })
    address = await bench.app.listen({ host: '127.0.0.1', port: 0 })
    const bytes = await makePaper(inventPaper('I-247A', 12))
    const arrival = {
      bytes,
      bytesSent: bytes.length,
      fileName: 'fax-0031.pdf',
      channel: 'fax',
      from: null,
      actor: { kind: 'desk' },
    } as const
    ;({ paper } = await receive(bench.desk, arrival))
    await bench.settle()
    browser = await openBrowser()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await bench?.app.close()
    await reader?.close()
  })

  it('takes five doubtful values in a few keys: accepted, corrected, not legible, left for later', async () => {
    const page = await (await browser.newContext({ viewport: sizes.desktop, reducedMotion: 'reduce' })).newPage()
    page.setDefaultTimeout(120_000)
    let keys = 0
    const press = async (key: string): Promise<void> => {
      keys += 1
      await page.keyboard.press(key)
    }
    const asked: string[] = []
    const waitForNext = async (step: string): Promise<void> => {
      const heading = page.locator('h1', { hasNotText: asked.at(-1) ?? 'nothing yet' })
      await heading.waitFor()
      await seen(page)
      asked.push(await page.locator('h1').innerText())
      await shoot(page, step)
    }
    await page.goto(`${address}/papers/${paper}`, { waitUntil: 'domcontentloaded' })
    const from = performance.now()
    await press('n')
    await waitForNext('review-1-first')
    // The value has the hand: nothing need be clicked or tabbed to.
    expect(await page.evaluate('document.activeElement.id')).toBe('review-value')
    expect(await page.locator('.desk-frame-now').count()).toBe(1)
    await press('Enter')
    await waitForNext('review-2-accepted')
    const corrected = await page.locator('input[name=name]').inputValue()
    const typed = /On$|^dateOfBirth$/.test(corrected) ? '1988-02-03' : 'A200 300 400'
    keys += typed.length
    await page.keyboard.type(typed)
    await press('Enter')
    await waitForNext('review-3-corrected')
    const unread = await page.locator('input[name=name]').inputValue()
    await press('F8')
    await waitForNext('review-4-not-legible')
    const later = await page.locator('input[name=name]').inputValue()
    await press('ArrowDown')
    await waitForNext('review-5-left-for-later')
    await press('Enter')
    await page.locator(`input[name=name][value=${later}]`).waitFor({ state: 'attached' })
    await shoot(page, 'review-6-back-to-it')
    await press('Enter')
    await page.locator('h1', { hasText: 'Nothing left to check' }).waitFor()
    await shoot(page, 'review-7-done')
    const seconds = (performance.now() - from) / 1000
    await press('Enter')
    await page.locator('.desk-instrument').waitFor()
    process.stdout.write(`five values, ${keys} keys, ${seconds.toFixed(1)} s of pages\n`)
    // Nobody types more than the corrected value and one key a value, with two to come in and one for later.
    expect(keys).toBeLessThanOrEqual(typed.length + 9)
    expect(new Set(asked).size).toBe(5)
    const [standing] = (await paperOf(bench.desk, paper)).instruments
    expect(standing?.instrument.open).toEqual([])
    expect(standing?.instrument.fields).toMatchObject({ [corrected]: typed })
    expect(Object.keys(standing?.instrument.fields ?? {})).not.toContain(unread)
    expect(new Set(standing?.acceptances.map(({ name, by }) => `${name} ${by.kind}`))).toEqual(
      new Set(doubtful.map((name) => `${name} person`)),
    )
    await page.context().close()
  })

  it.each(['desktop', 'phone'] as const)('has nothing that axe finds, and nothing too wide (%s)', async (size) => {
    const page: Page = await (await browser.newContext({ viewport: sizes[size], reducedMotion: 'reduce' })).newPage()
    page.setDefaultTimeout(120_000)
    for (const at of ['value-0-subjectName', 'value-0-signer', 'value-0-kind']) {
      await page.goto(`${address}/papers/${paper}/review?at=${at}`)
      await seen(page)
      await shoot(page, `review-${at}-${size}`)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    }
    await page.context().close()
  })
})
