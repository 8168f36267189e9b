/** An instant as the engine reads it. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 23)
