import { Day } from './chart.js'
import Type, { Nullable, type Static } from './typebox.js'

/** What a monthly fee gives to the season, split over what each account watched. Money in whole cents. */
export const FeeShare = Type.Object({
  fee: Type.Number(),
  from: Day,
  to: Day,
  accountMonths: Type.Integer(),
  /** Fees paid by all accounts that watched anything, cents. */
  paidCents: Type.Integer(),
  /** The season’s part of them, cents. */
  cents: Type.Integer(),
  hours: Type.Number(),
  perHour: Nullable(Type.Number()),
  /** From accounts in the month in which they first watched anything. */
  newCents: Type.Integer(),
  /** From accounts that watched fewer hours in the month than `lightHours`. */
  lightCents: Type.Integer(),
  lightHours: Type.Number(),
})
export type FeeShare = Static<typeof FeeShare>

/** What a season was worth in a week, in the currency of the case. */
export const ValueWeek = Type.Object({
  week: Day,
  /** Null: protected, or not known. */
  value: Nullable(Type.Number()),
  /** Of which from accounts in their first month, and from light ones; null: protected, or not of a fee share. */
  newViewers: Nullable(Type.Number()),
  lightViewers: Nullable(Type.Number()),
  /**
   * `partial`: fewer than seven days of it count, because of the premiere, the first month or the day of the case. `protected`: of too few
   * accounts to be shown. Else as the hours of the week were seen: `whole`, or `lifted`, `censored`, `not-held` as in the forecast.
   */
  state: Type.Enum(['whole', 'partial', 'protected', 'lifted', 'censored', 'not-held']),
})
export type ValueWeek = Static<typeof ValueWeek>
