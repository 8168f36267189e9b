// Whether the Sweeps of this container answers: exit status 0, or 1. `/healthz` says that it lives; a backlog is no reason to restart it.
const port = process.env.SWEEPS_PORT ?? '4747'
const well = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) }).then(
  ({ ok }) => ok,
  () => false,
)
process.exit(well ? 0 : 1)
