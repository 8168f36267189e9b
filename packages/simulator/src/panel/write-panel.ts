import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDirectory } from '@sweeps/model/make-directory'
import { PanelPopulation, type PanelTruth, type PopulationOptions } from './panel-population.js'
import { censusMessages, panelTexts } from './panel-tables.js'
import { programmesCsv } from './programmes.js'
import { type PanelDesign, recruitPanel, usualDesign } from './recruit.js'

export interface PanelSimulationOptions extends PopulationOptions {
  /** How it is recruited; `usualDesign` where nothing is said. */
  design?: Partial<PanelDesign>
}

/** The files of a simulated panel. */
export interface WrittenPanel {
  /** Directory with the panel's files. */
  panel: string
  catalogue: string
  /** Plays of the service that has a census, of the whole population. */
  plays: string
  invitations: string
  truthFile: string
  truth: PanelTruth
}

/**
 * Writes a panel that was recruited from a fictional population, what the players of one service told of all its homes, and what is true of
 * the population: `panel/` (with `invitations.csv`), `catalogue.csv`, `plays.ndjson` and `truth.json`. The directory is made when it is not there;
 * files of these names are overwritten. The same options give the same bytes.
 *
 * @throws RangeError that says which option is wrong
 */
export async function writePanelSimulation(directory: string, options: PanelSimulationOptions): Promise<WrittenPanel> {
  const population = new PanelPopulation(options)
  const design = { ...usualDesign, ...options.design }
  const recruited = recruitPanel(population, design, options.seed)
  const truth = population.truth()
  const files = {
    panel: join(directory, 'panel'),
    catalogue: join(directory, 'catalogue.csv'),
    plays: join(directory, 'plays.ndjson'),
    invitations: join(directory, 'panel', 'invitations.csv'),
    truthFile: join(directory, 'truth.json'),
  }
  makeDirectory(files.panel)
  for (const [name, text] of panelTexts(recruited, truth)) await writeFile(join(files.panel, name), text)
  await writeFile(files.catalogue, programmesCsv())
  const plays = Array.from({ length: population.homes }, (_, number) => {
    const { home, sessions } = population.home(number)
    return censusMessages(home.id, sessions)
      .map(message => `${JSON.stringify(message)}\n`)
      .join('')
  })
  await writeFile(files.plays, plays.join(''))
  const asked = recruited.invitations.map(one => [one.household, one.head, one.region, one.outcome].join())
  await writeFile(files.invitations, `household,head,region,outcome\n${asked.join('\n')}\n`)
  await writeFile(files.truthFile, `${JSON.stringify({ ...truth, seed: options.seed, design }, null, 1)}\n`)
  return { ...files, truth }
}
