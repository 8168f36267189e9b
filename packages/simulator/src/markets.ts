/** A country the service is in. */
export interface Market {
  /** ISO 3166-1 alpha-2. */
  code: string
  /** Minutes ahead of UTC in summer 2021. The clock does not change within a simulation. */
  offset: number
  /** Part of the accounts, beside the others. */
  share: number
  /** Languages that viewers there follow without effort. */
  languages: readonly string[]
}

export const markets: readonly Market[] = [
  { code: 'US', offset: -240, share: 24, languages: ['en', 'es'] },
  { code: 'US', offset: -420, share: 12, languages: ['en', 'es'] },
  { code: 'GB', offset: 60, share: 11, languages: ['en'] },
  { code: 'DE', offset: 120, share: 10, languages: ['de', 'en'] },
  { code: 'FR', offset: 120, share: 8, languages: ['fr'] },
  { code: 'ES', offset: 120, share: 7, languages: ['es'] },
  { code: 'BR', offset: -180, share: 10, languages: ['pt'] },
  { code: 'IN', offset: 330, share: 12, languages: ['hi', 'en'] },
  { code: 'TR', offset: 180, share: 3, languages: ['tr'] },
  { code: 'AU', offset: 570, share: 3, languages: ['en'] },
]
