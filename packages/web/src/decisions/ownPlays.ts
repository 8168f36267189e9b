/** The list of hours of one’s own plays: only of those is the audience known. */
export const ownPlays = 'census'

/** Where hours are from, in words. */
export const sourceWords = (source: string): string =>
  source === ownPlays ? 'own plays' : source === 'netflix-top10' ? 'Netflix Top 10' : source.replaceAll('-', ' ')
