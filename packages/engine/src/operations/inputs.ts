import Type from '@sweeps/model/typebox'

/** An input that may be absent: a text of so many characters at most, a whole number, yes or no. */
export const words = (description: string, maxLength?: number) =>
  Type.Optional(Type.String({ ...(maxLength !== undefined && { maxLength }), description }))
export const whole = (description: string, bounds: { minimum?: number; maximum?: number } = {}) =>
  Type.Optional(Type.Integer({ ...bounds, description }))
export const flag = (description: string) => Type.Optional(Type.Boolean({ description }))

export const title = Type.String({ maxLength: 200, description: 'the title’s slug' })

/** Where a season is named by its title and number. */
export const seasonName = { title, season: Type.Integer({ minimum: 0, maximum: 9999, description: 'the season’s number; 0 for a film' }) }

export const chart = Type.String({ maxLength: 64, description: 'its id, such as census, netflix-global, nielsen-us' })

export const list = words('the first list when absent', 64)

const marketWords = 'ISO country such as IL; a chart over several markets answers for its first when absent'
export const market = words(marketWords, 64)
/** The same where a table may have all of them. */
export const marketOrAll = words(`${marketWords}; all: of every market, as rows`, 64)

export const week = Type.String({ maxLength: 10, description: 'any day of the week, such as 2021-08-09' })

export const asOf = words('only what was known by the end of this day is used; today when absent', 10)

export const dryRun = flag('say what would change, change nothing')

export const embargo = words('an instant: nothing is shown outside before', 40)
