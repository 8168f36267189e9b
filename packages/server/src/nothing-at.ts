import { Problem } from '@sweeps/model'

/** What is answered at an address that is none. */
export const nothingAt = ({ method, url }: { method: string; url: string }): Problem =>
  new Problem('not-found', `nothing answers ${method} ${url.split('?')[0]?.slice(0, 200)}; /docs lists what there is`)
