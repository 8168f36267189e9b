export { type DisplayUnit, displayUnit } from '@sweeps/model'
