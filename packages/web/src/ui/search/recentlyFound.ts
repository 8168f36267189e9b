/** Something that was found and opened. */
export interface Opened {
  href: string
  name: string
  /** What it is, such as `Title`. */
  kind: string
}

const place = 'sweeps:found'
/** How many are remembered. */
const most = 6

/** What was found and opened last in this browser, the latest first. */
export function recentlyFound(): Opened[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isOpened) : []
  } catch {
    // Storage may be switched off, or hold what another version wrote.
    return []
  }
}

/** Remembers that something was found and opened. */
export function rememberFound(opened: Opened): void {
  try {
    const others = recentlyFound().filter(({ href }) => href !== opened.href)
    localStorage.setItem(place, JSON.stringify([opened, ...others].slice(0, most)))
  } catch {
    // Then it is not remembered.
  }
}

/** What one reader has opened is not the next one's to see. */
export function forgetFound(): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // Then nothing was remembered either.
  }
}

const isOpened = (value: unknown): value is Opened =>
  typeof value === 'object' &&
  value !== null &&
  ['href', 'name', 'kind'].every(member => typeof (value as Record<string, unknown>)[member] === 'string') &&
  (value as Opened).href.startsWith('/')
