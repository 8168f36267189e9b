/**
 * The path that all of this stands under, such as `/sweeps`, as the server wrote it into the page; empty for none. Read when it is called:
 * what imports this can be loaded where there is no page.
 */
export const base = (): string => document.querySelector<HTMLMetaElement>('meta[name="sweeps-base"]')?.content ?? ''

/** An address of our own as the browser is to ask for it. Whole addresses and parts of this page stay as they are. */
export const underBase = (path: string): string => (path.startsWith('/') && !path.startsWith('//') ? base() + path : path)

/** The browser's address as the routes know it. */
export const withoutBase = (href: string): string => {
  const url = new URL(href)
  const prefix = base()
  if (url.pathname === prefix || url.pathname.startsWith(`${prefix}/`)) url.pathname = url.pathname.slice(prefix.length) || '/'
  return url.href
}
