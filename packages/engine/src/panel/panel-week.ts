import { addDays, dayStart } from '@sweeps/model'

const daysToReport = 8

/**
 * The instant, in epoch milliseconds, from which a panel's week is final: eight days after its end. Until then homes whose meters could not
 * send may still report, and days may still be found not to be in-tab.
 *
 * Source: AGF Videoforschung, which publishes the next morning, provisionally, and finally after eight days.
 */
export const panelWeekCloses = (week: string, zone: string): number => dayStart(addDays(week, 7 + daysToReport), zone)
