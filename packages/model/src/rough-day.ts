import Type, { type Static } from './typebox.js'

/** A day as far as it is known: `2021`, `2021-08` or `2021-08-06`. As text they sort in time. */
export const RoughDay = Type.String({
  pattern: '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$',
  description: 'a day as far as it is known: 2021, 2021-08 or 2021-08-06',
})
export type RoughDay = Static<typeof RoughDay>
