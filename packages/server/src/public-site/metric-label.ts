import { type MetricId, metrics } from '@sweeps/model'

/** A metric as people read it; its id where the catalogue of metrics does not have it, as in an edition of long ago. */
export const metricLabel = (id: string): string => metrics[id as MetricId]?.label ?? id
