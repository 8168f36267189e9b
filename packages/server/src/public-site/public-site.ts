import type { PublicCharts } from '@sweeps/engine'
import type { AppOptions } from '../app-options.js'
import type { Addresses } from './addresses.js'

/** What the routes of the public site share. */
export interface PublicSite {
  options: AppOptions
  charts: PublicCharts
  /** Anybody may read: no sign-in is asked for, and caches may keep the answers. */
  open: boolean
  /** What a route of theirs is registered with; `summary` says in the interface's description what it is. */
  route(summary: string): { config: { public: boolean }; schema: { summary: string; tags: string[] } }
  /** A route of a file that belongs to a page: what it looks like is no secret, and no part of the interface. */
  file: { config: { public: true }; schema: { hide: true } }
  addresses: Addresses
}
