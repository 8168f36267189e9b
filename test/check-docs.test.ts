import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import {
  anchorsOf,
  commandsOf,
  linksOf,
  partsOf,
  wrongCommand,
  wrongGlossary,
  wrongMetrics,
  wrongProblems,
} from '../scripts/check-docs.mjs'

describe('reading Markdown', () => {
  it('finds links and images with their line, not those in code or to other sites', () => {
    const text = '[one](a.md) ![two](b.png "title")\n```md\n[three](c.md)\n```\n`[four](d.md)` [five](https://e.example) [six](#here)\n'
    expect(linksOf(text)).toEqual([
      { number: 1, target: 'a.md' },
      { number: 1, target: 'b.png' },
      { number: 5, target: '#here' },
    ])
  })

  it('makes the anchors that headings get', () => {
    expect([...anchorsOf('# Hit & Run\n## What is a *span*?\n')]).toEqual(['hit--run', 'what-is-a-span'])
  })

  it('takes lines of sh blocks only, and joins those that go on', () => {
    expect(partsOf('```sh\na \\\n  b\nc\n```\n```js\nd\n```\n').shell).toEqual([
      { number: 2, text: 'a   b' },
      { number: 4, text: 'c' },
    ])
  })

  it('cuts a line into commands and leaves out settings and comments', () => {
    expect(commandsOf('A=1 sweeps chart "hit & run" | head -3 && npm test # all')).toEqual([
      ['sweeps', 'chart', 'hit & run'],
      ['head', '-3'],
      ['npm', 'test'],
    ])
  })
})

describe('command lines', () => {
  const program = new Command('sweeps')
  program.command('chart').argument('<chart>').requiredOption('--week <day>').option('--json')
  program.command('keys').command('create').option('--service <id>')

  it.each(['chart census --week 2021-08-09', 'chart census --week=2021-08-09 --json', 'keys create --service noa > key.txt', '--help'])(
    'lets pass: %s',
    line => {
      expect(wrongCommand(program, line.split(' '))).toBeUndefined()
    },
  )

  it.each([
    ['charts', '"sweeps" has no command "charts"'],
    ['chart census --week 2021-08-09 --loud', '"chart" has no option --loud'],
    ['chart census', '"chart" needs --week'],
    ['chart --week 2021-08-09', '"chart" needs chart'],
    ['chart census extra --week 2021-08-09', '"chart" takes 1 arguments, not 2'],
    ['keys make', '"keys" has no command "make"'],
  ])('finds what is wrong with: %s', (line, reason) => {
    expect(wrongCommand(program, line.split(' '))).toBe(reason)
  })
})

describe('what must be documented', () => {
  it('finds a problem that is not, one of another status, and one that is none', () => {
    const problems = { 'too-large': { status: 413 }, usage: { status: 400 } }
    expect(
      wrongProblems('| code | status |\n|---|---|\n| `too-large` | 400 |\n| `gone` | 410 |\n', problems).map(({ reason }) => reason),
    ).toEqual(['the problem usage is not documented', 'too-large has the status 413', 'there is no problem gone'])
  })

  it('finds a metric without a row, with another unit, or whose page does not name it', () => {
    const metrics = { a: { id: 'a', unit: 'ms' }, b: { id: 'b', unit: 'ms' }, c: { id: 'c', unit: 'ms' } }
    const text = '| `a` | hours | [a](a.md) |\n| `b` | ms | [b](b.md) |\n'
    expect(wrongMetrics(text, metrics, () => 'nothing of it').map(({ reason }) => reason)).toEqual([
      'the unit of a is ms',
      'b.md does not name `b`',
      'the metric c has no row',
    ])
  })

  it('finds a number that the glossary lacks, has in other words, or makes up', () => {
    const numbers = {
      a: { id: 'a', label: 'A', unit: 'ms', definition: 'The first.' },
      b: { id: 'b', label: 'B', unit: 'ms', definition: 'The | second.' },
      c: { id: 'c', label: 'C', unit: 'ms', definition: 'The third.' },
    }
    const text = '| `a` | A | hours | The first. |\n| `b` | B | ms | The \\| second. |\n| `d` | D | ms | Another. |\n'
    expect(wrongGlossary(text, numbers).map(({ reason }) => reason)).toEqual([
      'c is not in the glossary',
      'the model says: A | ms | The first.',
      'the model has no number `d`',
    ])
  })
})
