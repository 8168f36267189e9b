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

/** The content that is told of each element. An element that leaves the page is paused by the browser, which ends its span. */
const told = new WeakMap<Element, string | undefined>()

/** Attaches to what there is to be told now, anew where it plays something else. */
const look = safely(() => {
  const { media, ...tag } = script!.dataset
  for (const element of document.querySelectorAll<HTMLMediaElement>(media || 'video,audio')) {
    const options: DOMStringMap = { endpoint: new URL('.', script!.src).href.slice(0, -1), ...tag, ...element.dataset }
    const { content } = options
    // Without a selector the tag's own content is that of the first element that has none of its own.
    if (!media && content === tag.content) tag.content = ''
    if (told.get(element) !== content && content) attach(element, options as unknown as Options)
    told.set(element, content)
  }
})

// biome-ignore lint/complexity/useOptionalChain: an optional chain is longer where it is written out for browsers of 2018
if (script && script.dataset.key) {
  look()
  // The player may come later, or play something else from now on.
  new MutationObserver(look).observe(document, { attributeFilter: ['data-content'], childList: true, subtree: true })
}

// Assigned, not exported: the wrapper a bundler makes for an export is a tenth of the budget.
window.sweeps = { attach }
