/** What published names mean, where a person has to say. */

export { knownTitles } from './known-titles.js'
export { listMatches, type Match, type PublishedName } from './match-store.js'
export { MatchAnswer, MatchesSet, type MatchRequest, MatchSet, matchAnswer, setMatch, setMatches, undoMatch } from './matching.js'
export type { Candidate, UnresolvedName } from './unresolved-names.js'
