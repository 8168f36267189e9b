/** The columns of a catalogue file; every format is read into these. */
export const fileColumns = [
  'service',
  'content',
  'title',
  'season',
  'episode',
  'name',
  'kind',
  'origin',
  'language',
  'runtime_ms',
  'released',
] as const

export type Fields = Record<(typeof fileColumns)[number] | 'title_name', string>

/** A row as it was read, unchecked, and where it stands in the file. */
export interface Located {
  /** `line 3`, `item 2`, `season 1, episode 3`. */
  where: string
  fields: Partial<Fields>
  /** Of a file of several episodes the last; `episode` is the first. */
  lastEpisode?: number
}

/** What a file gives: rows, and in words what was left out of it. */
export interface FileRows {
  rows: Located[]
  odd: string[]
}
