import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const onPath = () => {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Without a head it says so in its name, and collectors take it for the robot it is. */
const person = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** A headless Chromium: the one SWEEPS_CHROMIUM names, or the system's. */
export const startChromium = async (): Promise<Browser> => {
  const executablePath = [process.env.SWEEPS_CHROMIUM, '/usr/bin/chromium', onPath()].find(path => path && existsSync(path))
  if (!executablePath) throw new Error('No Chromium to test the beacon in: install chromium, or set SWEEPS_CHROMIUM to its path.')
  return chromium.launch({
    executablePath,
    args: [
      `--user-agent=${person}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
}
