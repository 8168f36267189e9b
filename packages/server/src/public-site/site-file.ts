import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The files that pages need besides themselves. */
export type SiteFile = 'site.css' | 'embed.js' | 'embed-height.js'

/** A file that stands beside this code, as text. */
export const siteFile = (name: SiteFile): string => readFileSync(fileURLToPath(new URL(`./${name}`, import.meta.url)), 'utf8')
