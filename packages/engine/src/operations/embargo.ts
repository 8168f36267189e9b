/** An instant as editions or as rows of the engine have it, as ISO 8601. */
export const isoInstant = (instant: string): string => (instant.includes(' ') ? `${instant.replace(' ', 'T')}Z` : instant)

/** Whether an embargo is over. */
export const over = (embargo: string | null): boolean => embargo === null || Date.parse(isoInstant(embargo)) <= Date.now()
