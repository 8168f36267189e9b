import { Presets, SingleBar } from 'cli-progress'

/** Progress on stderr, on a terminal only. */
export function progressBar(): { update: (done: number, total: number | undefined, what: string) => void; stop: () => void } {
  let bar: SingleBar | undefined
  return {
    update(done, total, what) {
      if (!process.stderr.isTTY) return
      if (!bar) {
        bar = new SingleBar(
          {
            stream: process.stderr,
            clearOnComplete: true,
            format: total ? '{bar} {value}/{total} {what}' : '{value} {what} · {duration_formatted}',
          },
          Presets.shades_classic,
        )
        bar.start(total ?? 0, 0, { what })
      }
      bar.update(done, { what })
    },
    stop() {
      bar?.stop()
    },
  }
}
