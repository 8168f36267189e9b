import { type Side, sideKey } from './sideKey'

/** The dashboard's address of two lists side by side. */
export const comparePath = (left: Side, right: Side) => `/compare?left=${sideKey(left)}&right=${sideKey(right)}`
