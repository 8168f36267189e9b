/** A row of the catalogue: which episode or film a service's content id stands for. */
export interface CatalogueRow {
  service: string
  content: string
  /** The title's slug. */
  title: string
  titleName: string
  /** 0 for a film, and for the specials of a series, which are of no season. */
  season: number
  /** 0 for a film. */
  episode: number
  name: string
  kind: 'series' | 'film'
  origin: 'original' | 'acquired' | ''
  language: string
  /** Milliseconds; 0 when not known. */
  runtimeMs: number
  /** A day, or null. */
  released: string | null
}

/** The members of a row, in the order in which they are shown and exported. */
export const rowMembers = [
  'service',
  'content',
  'title',
  'titleName',
  'season',
  'episode',
  'name',
  'kind',
  'origin',
  'language',
  'runtimeMs',
  'released',
] as const satisfies (keyof CatalogueRow)[]

/** What a row is found by: a content id means one thing. */
export const contentKey = ({ service, content }: Pick<CatalogueRow, 'service' | 'content'>): string => `${service}\0${content}`

export const sameRow = (one: CatalogueRow, other: CatalogueRow): boolean => rowMembers.every(member => one[member] === other[member])
