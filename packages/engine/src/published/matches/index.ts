/** What published names mean, where a person has to say. */
export type { Candidate, Doubt } from './doubts.js'
export { knownTitles } from './known-titles.js'
export { listMatches, type Match, type PublishedName } from './match-store.js'
export { MatchAnswer, MatchesSet, type MatchRequest, MatchSet, matchAnswer, setMatch, setMatches, undoMatch } from './matching.js'
