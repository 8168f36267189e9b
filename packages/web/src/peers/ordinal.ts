const rules = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** `1st`, `22nd`, `63rd`. */
export const ordinal = (number: number): string => `${number}${endings[rules.select(number)]}`
