import { readFileSync } from 'node:fs'

/** Reads a `.sql` file that stands beside the module: `sqlFile(import.meta.url, './rank.sql')`. */
export const sqlFile = (module: string, path: string): string => readFileSync(new URL(path, module), 'utf8')
