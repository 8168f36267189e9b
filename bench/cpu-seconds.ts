import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second in `/proc`: 100 on every Linux that Node runs on. */
const ticks = 100

interface Process {
  parent: number
  seconds: number
}

/** Seconds of CPU that a process and all it started have used so far, those that ended included. */
export function cpuSeconds(pid: number): number {
  const all = new Map(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap(name => {
        const process = readProcess(name)
        return process ? [[Number(name), process] as const] : []
      }),
  )
  const used = (of: number): number =>
    (all.get(of)?.seconds ?? 0) + [...all].filter(([, { parent }]) => parent === of).reduce((sum, [child]) => sum + used(child), 0)
  return used(pid)
}

/** Undefined when it ended meanwhile. Its name stands in brackets and may have blanks in it. */
function readProcess(pid: string): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    // State, parent, …; own time in user and system, then that of children who ended.
    return { parent: Number(fields[1]), seconds: [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / ticks }
  } catch {
    return undefined
  }
}
