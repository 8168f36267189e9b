const seasonWord = /\b(season|part|volume|vol\.|chapter|series|limited|book)\b/i

/** Many sources print the season in the name already (`Money Heist: Part 5`, `Stranger Things 4`): then it is not said twice. */
export const namesItsSeason = (name: string, season: number): boolean => seasonWord.test(name) || name.endsWith(` ${season}`)
