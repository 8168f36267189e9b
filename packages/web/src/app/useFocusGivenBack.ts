import { useEffect } from 'react'

/**
 * Gives the focus back where a page has taken it from somebody who uses the keyboard: to a button that was disabled while it did its work, once it
 * can be pressed again, and, where what had it is gone, to the nearest part of the page that it stood in.
 */
export function useFocusGivenBack(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    let around: HTMLElement[] = []
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      last = target
      around = []
      for (let part = target.parentElement; part; part = part.parentElement)
        if (part.matches('tr, li, form, details, section, article, main, dialog')) around.push(part)
    }
    // Who clicks elsewhere, or leaves the page, has given it up; a disabled or removed element only lost it.
    const forget = () => {
      last = null
    }
    const giveBack = () => {
      if (!last || document.activeElement !== document.body) return
      if (last.isConnected) return last.matches(':disabled') ? undefined : last.focus({ preventScroll: true })
      const part = around.find(one => one.isConnected && !one.matches('dialog:not([open])'))
      if (!part) return
      if (!part.hasAttribute('tabindex')) part.tabIndex = -1
      part.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(giveBack)
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', forget)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', forget)
    }
  }, [])
}
