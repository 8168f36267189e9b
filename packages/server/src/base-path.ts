import { Problem } from '@sweeps/model'

/** The path of a public address: `/sweeps` of `https://host/sweeps/`; empty for none. */
export const basePathOf = (publicAddress: string | undefined): string =>
  publicAddress === undefined ? '' : new URL(publicAddress).pathname.replace(/\/+$/, '')

/** An address as the routes know it, whether the proxy took the base path off or left it on. */
export function withoutBase(url: string, base: string): string {
  if (base === '' || !url.startsWith(base)) return url
  const rest = url.slice(base.length)
  if (rest === '') return '/'
  return rest.startsWith('/') ? rest : rest.startsWith('?') ? `/${rest}` : url
}

/** Throws `usage` for a base path that begins like an address of our own: nobody could tell whether it was taken off. */
export function checkBase(base: string, urls: readonly string[]): void {
  const first = (path: string): string | undefined => path.split('/')[1]
  const taken = base !== '' && urls.some(url => first(url) !== '' && first(url) === first(base))
  if (taken)
    throw new Problem('usage', `--public-address: the path ${base} begins as an address of Sweeps itself does: put it under another one`)
}
