import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allFaults, simulate, writeSimulation } from '../src/index.js'

describe('writeSimulation', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sweeps-simulation-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))
  const options = { viewers: 30, weeks: 1, seed: 9, faults: allFaults }

  it('writes catalogue, plays and truth, that say they are fictional', async () => {
    const seen: number[] = []
    const written = await writeSimulation(join(directory, 'new'), options, progress => seen.push(progress.messages))
    const lines = (await readFile(written.plays, 'utf8')).trimEnd().split('\n')
    expect(lines.map(line => JSON.parse(line))).toEqual([...simulate(options).messages])
    expect((await readFile(written.catalogue, 'utf8')).split('\n')[1]).toMatch(
      /^demo,demo-01-1-01,saltmarsh-exchange,Saltmarsh Exchange,1,1,/,
    )
    const truth = JSON.parse(await readFile(written.truthFile, 'utf8'))
    expect(truth).toEqual({ ...written.truth, options })
    expect(truth.service).toEqual({ id: 'demo', name: 'Demo TV (fictional)' })
    expect(truth.note).toMatch(/^Fictional/)
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.at(-1)).toBe(lines.length)
  })

  it('writes the same bytes again', async () => {
    const hashes = await Promise.all(
      ['first', 'second'].map(async name => {
        const { catalogue, plays, truthFile } = await writeSimulation(join(directory, name), options)
        const hash = createHash('sha256')
        for (const file of [catalogue, plays, truthFile]) hash.update(await readFile(file))
        return hash.digest('hex')
      }),
    )
    expect(hashes[0]).toBe(hashes[1])
  })

  it('fails when the directory cannot be made', async () => {
    await expect(writeSimulation('/dev/null/simulation', options)).rejects.toThrow(/ENOTDIR|EEXIST/)
  })
})
