import type { Browser } from 'playwright-core'

export interface Tab {
  evaluate(expression: string): Promise<unknown>
  /** Opens another tab in front. */
  hide(): Promise<unknown>
  show(): Promise<unknown>
  /** Takes the network away, or gives it back. */
  offline(on: boolean): Promise<unknown>
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
  const ask = async (method: string, params: object) => {
    const id = asked.size + 1
    const answered = new Promise<{ result: { result: { value: unknown } } }>(resolve => asked.set(id, resolve))
    await devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
    return (await answered).result
  }
  return {
    async evaluate(expression) {
      return (await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value
    },
    offline: on => ask('Network.emulateNetworkConditions', { offline: on, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }),
    hide: () => devtools.send('Target.createTarget', { url: 'about:blank', browserContextId }),
    show: () => devtools.send('Target.activateTarget', { targetId }),
    leave: () => devtools.send('Target.closeTarget', { targetId }),
    close: () => devtools.send('Target.disposeBrowserContext', { browserContextId }),
  }
}
