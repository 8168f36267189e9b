import { type AnyOperation, type OperationName, operations } from '@sweeps/engine'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { program } from '../src/program.js'

/**
 * Commands that collect the inputs of an operation, with the inputs that they have no option of the same name for, and why not, and the options that
 * are for printing.
 */
const commands: [name: string, operation: OperationName, beside?: { inputs?: string[]; options?: string[] }][] = [
  // With a panel another question is asked.
  ['minutes', 'minutes', { options: ['panel'] }],
  ['panel census', 'panel-census'],
  ['panel management', 'panel-management'],
  ['panel season', 'panel-season', { inputs: ['title'] }],
  ['rejects', 'rejects'],
  ['guards report', 'guards'],
  ['sources list', 'sources'],
  ['sources speak', 'sources-speak'],
  // The token stands in a file.
  ['sources poll', 'sources-poll', { inputs: ['token'], options: ['tokenFile'] }],
  ['sources poll-end', 'sources-poll-end'],
  ['catalogue unmatched', 'catalogue-unmatched'],
  ['catalogue export', 'catalogue-export', { options: ['out'] }],
  ['match list', 'matches', { options: ['list'] }],
  ['charts', 'charts'],
  ['chart', 'chart'],
  ['title', 'title'],
  ['records', 'records'],
  ['editions', 'editions'],
  ['publish', 'publish', { options: ['out'] }],
  // Its argument has the title and the number.
  ['season', 'season', { inputs: ['title'], options: ['peers', 'table', 'from', 'to'] }],
  ['board', 'board', { inputs: ['limit', 'offset'] }],
  // What a case is made with is stated over HTTP, and which one was shown there; `case` is for tests.
  ['decide', 'decide', { inputs: ['title', 'terms', 'shown', 'case'] }],
  // A cost is one option, of a season or with /episode. What is stated may be kept, as a scenario.
  ['renewal', 'renewal-case', { inputs: ['title', 'costPerEpisode', 'nextCostPerEpisode'], options: ['keep'] }],
  ['terms', 'terms-set'],
  ['scenarios', 'scenarios', { inputs: ['title'], options: ['remove'] }],
  ['backtest forecast', 'backtest-forecast'],
  ['audit', 'audit'],
  ['doctor', 'doctor'],
  ['notices list', 'notices'],
  ['notices rules', 'notice-rules'],
  // Which way it is told says the address; a secret stands in a file.
  ['notices tell', 'notice-rule-set', { inputs: ['way', 'secret', 'kinds'], options: ['of', 'secretFile'] }],
  ['personal-data', 'personal-data', { options: ['out'] }],
  ['erase', 'erase'],
  ['import catalogue', 'import-catalogue', { inputs: ['note', 'version'] }],
]

const find = (name: string): Command =>
  name.split(' ').reduce<Command>((command, word) => command.commands.find(child => child.name() === word)!, program())

const enumOf = (schema: object | undefined): unknown[] | undefined => (schema as { enum?: unknown[] }).enum

test.each(commands)('sweeps %s takes what %s takes', (name, operation, { inputs = [], options = [] } = {}) => {
  const command = find(name)
  const { input } = operations[operation] as AnyOperation
  const own = command.options.filter(option => !['data', 'json', ...options].includes(option.attributeName()))
  const args = command.registeredArguments.map(argument => argument.name()).filter(argument => Object.hasOwn(input.properties, argument))
  const given = [...own.map(option => option.attributeName()), ...args, ...inputs]
  expect(given.sort()).toEqual(Object.keys(input.properties).sort())
  for (const option of own) {
    if (option.argChoices) expect(option.argChoices, option.long).toEqual(enumOf(input.properties[option.attributeName()]))
    if (option.mandatory && name !== 'decide') expect(input.required).toContain(option.attributeName())
  }
})

test('whatever can be run takes --data and --json, wherever it stands', () => {
  const names = (command: Command): Command[] => [command, ...command.commands.flatMap(names)]
  const runnable = names(program()).filter(command => (command as unknown as { _actionHandler: unknown })._actionHandler)
  expect(runnable.length).toBeGreaterThan(40)
  for (const command of runnable)
    expect([command.name(), ...command.options.map(option => option.long)]).toEqual(expect.arrayContaining(['--data', '--json']))
})
