// A browser for the tests: Debian's chromium, without its own traffic; tests say so and are skipped where it may be missing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

const path = '/usr/bin/chromium'

/** Named by the test runner on a machine without it; anything else that is missing is an error, never a silent skip. */
export const withoutChromium = (process.env['RELEASEDESK_WITHOUT'] ?? '').split(/[\s,]+/).includes('chromium')

export const openBrowser = async (): Promise<Browser> => {
  if (!existsSync(path)) throw new Error(`${path} is missing: apt-get install chromium`)
  return chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

export const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

/** A picture of the whole page in the folder that RELEASEDESK_SHOTS names; none if it names none. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['RELEASEDESK_SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
