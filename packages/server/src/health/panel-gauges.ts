import { alertKinds, type Engine, panelsOfLastWeek } from '@sweeps/engine'
import { Gauge, type Registry } from 'prom-client'

/** How panels were kept in their last week, for `/metrics`: what is out of the usual, and how many homes report. */
export function panelGauges(registry: Registry, engine: Engine): void {
  new Gauge({
    name: 'sweeps_panel_alerts',
    help: 'What of a panel is out of the usual in its last week, by kind',
    labelNames: ['panel', 'kind'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { panel, alerts } of await panelsOfLastWeek(engine))
        for (const kind of alertKinds) this.set({ panel, kind }, alerts.filter(one => one.kind === kind).length)
    },
  })
  new Gauge({
    name: 'sweeps_panel_in_tab_ratio',
    help: 'Share of the homes of a panel that report, on the worst day of its last week',
    labelNames: ['panel'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { panel, days } of await panelsOfLastWeek(engine)) {
        const rates = days.flatMap(({ rate }) => (rate === null ? [] : [rate]))
        if (rates.length > 0) this.set({ panel }, Math.min(...rates))
      }
    },
  })
}
