import { Distinct } from './distinct.js'

export interface Audience {
  /** Milliseconds. */
  watchedMs: number
  plays: number
  viewers: number
  accounts: number
}

interface Cell {
  watchedMs: number
  plays: number
  viewers: Distinct
  accounts: Distinct
}

/**
 * The audience of each group (a title, an episode) in each period (a day, a week).
 * Who was counted is known only while a period is open, so that memory does not grow with time.
 */
export class Figures {
  private readonly open = new Map<number, Map<number, Cell>>()
  private readonly closed: (Audience & { period: number; group: number })[] = []

  constructor(private readonly people: number) {}

  /** Adds what one play watched of a group in a period. */
  add(period: number, group: number, watchedMs: number, viewer: number, account: number): void {
    const cell = this.cell(period, group)
    cell.watchedMs += watchedMs
    cell.plays++
    cell.viewers.add(viewer)
    cell.accounts.add(account)
  }

  private cell(period: number, group: number): Cell {
    const groups = this.open.get(period) ?? new Map<number, Cell>()
    this.open.set(period, groups)
    const cell = groups.get(group) ?? { watchedMs: 0, plays: 0, viewers: new Distinct(this.people), accounts: new Distinct(this.people) }
    groups.set(group, cell)
    return cell
  }

  /** Closes the periods before this one. Nothing may be added to them any more. */
  closeBefore(period: number): void {
    for (const [past, groups] of this.open) {
      if (past >= period) continue
      for (const [group, { watchedMs, plays, viewers, accounts }] of groups)
        this.closed.push({ period: past, group, watchedMs, plays, viewers: viewers.count, accounts: accounts.count })
      this.open.delete(past)
    }
  }

  /** All of them, by period and then by group. */
  rows(): readonly (Audience & { period: number; group: number })[] {
    this.closeBefore(Infinity)
    return this.closed.sort((a, b) => a.period - b.period || a.group - b.group)
  }
}
