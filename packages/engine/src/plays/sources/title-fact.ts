/** What a source knows of the title of a content. */
export interface TitleFact {
  content: string
  /** The series or the film, as it is called there. */
  title: string
  /** 0: a film. */
  season: number
  /** 0: a film, or not known. */
  episode: number
  /** The episode’s own name; the title’s for a film. */
  name: string
  /** ms; 0: not known. */
  runtimeMs?: number | undefined
  /** A day, `2021-08-06`. */
  released?: string | undefined
}
