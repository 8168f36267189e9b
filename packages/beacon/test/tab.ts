import type { Browser } from 'playwright-core'

export interface Tab {
  evaluate(expression: string): Promise<unknown>
  /** Opens another tab in front. */
  hide(): Promise<unknown>
  show(): Promise<unknown>
  /** Closes the tab, as who watches would. */
  leave(): Promise<unknown>
  /** Ends all of it. */
  close(): Promise<unknown>
}

/** A tab that can be hidden. Playwright's own pages always believe they are in front, so this one is asked for past it. */
export const openTab = async (browser: Browser, url: string): Promise<Tab> => {
  const devtools = await browser.newBrowserCDPSession()
  const { browserContextId } = await devtools.send('Target.createBrowserContext')
  const { targetId } = await devtools.send('Target.createTarget', { url, browserContextId, newWindow: true })
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId })
  const asked = new Map<number, (answer: { result: { result: { value: unknown } } }) => void>()
  devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message)
    asked.get(answer.id)?.(answer)
  })
  return {
    async evaluate(expression) {
      const id = asked.size + 1
      const answered = new Promise<{ result: { result: { value: unknown } } }>(resolve => asked.set(id, resolve))
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } })
      await devtools.send('Target.sendMessageToTarget', { sessionId, message })
      return (await answered).result.result.value
    },
    hide: () => devtools.send('Target.createTarget', { url: 'about:blank', browserContextId }),
    show: () => devtools.send('Target.activateTarget', { targetId }),
    leave: () => devtools.send('Target.closeTarget', { targetId }),
    close: () => devtools.send('Target.disposeBrowserContext', { browserContextId }),
  }
}
