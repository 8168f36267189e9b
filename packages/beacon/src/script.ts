import { attach } from './attach.js'
import type { Options } from './options.js'
import { safely } from './safely.js'

declare global {
  interface Window {
    sweeps: { attach: typeof attach }
  }
}

// The script tag: `sweeps.attach`, and nothing else to write when the tag itself, or a media element, says what plays.
const script = document.currentScript as HTMLScriptElement | null

// biome-ignore lint/complexity/useOptionalChain: an optional chain is longer where it is written out for browsers of 2018
if (script && script.dataset.key) {
  /** Content and viewer that each element was attached for. One that leaves the page is paused by the browser, which ends its span. */
  const attachedFor = new WeakMap<Element, string>()

  /** Attaches to what plays now, anew where it plays something else, or for somebody else. */
  const look = safely(() => {
    const { media, ...tag } = script.dataset
    for (const element of document.querySelectorAll<HTMLMediaElement>(media || 'video,audio')) {
      const options: DOMStringMap = { endpoint: new URL('.', script.src).href.slice(0, -1), ...tag, ...element.dataset }
      // Without a selector the tag's own content is that of the first element that has none of its own.
      if (!media && options.content === tag.content) tag.content = ''
      const what = options.content! + options.viewer!
      if (attachedFor.get(element) !== what && options.content) attach(element, options as unknown as Options)
      attachedFor.set(element, what)
    }
  })
  look()
  // The player may come later, or play something else from now on, or for somebody else: who watches may sign in later.
  new MutationObserver(look).observe(document, { attributeFilter: ['data-content', 'data-viewer'], childList: true, subtree: true })
}

// Assigned, not exported: the wrapper a bundler makes for an export is a tenth of the budget.
window.sweeps = { attach }
