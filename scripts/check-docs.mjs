// Holds the documentation to the product: links lead somewhere, command lines in ```sh blocks name real commands and options, every
// problem, metric and setting is documented, and nobody's own paths are in it. Needs a build.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The lines of a Markdown text that are prose, and those of its ```sh blocks; both as `{ number, text }`. */
export function partsOf(markdown) {
  const prose = []
  const shell = []
  let fence
  for (const [index, text] of markdown.split('\n').entries()) {
    const mark = /^\s*(`{3,}|~{3,})(\w*)/.exec(text)
    if (mark && !fence) fence = { mark: mark[1], language: mark[2] }
    else if (mark && fence && mark[1] === fence.mark) fence = undefined
    else if (!fence) prose.push({ number: index + 1, text })
    else if (fence.language === 'sh') shell.push({ number: index + 1, text })
  }
  return { prose, shell: joined(shell) }
}

/** A line that ends with a backslash goes on in the next. */
function joined(lines) {
  const out = []
  let open = false
  for (const line of lines) {
    const text = line.text.replace(/\\$/, '')
    if (open) out.at(-1).text += text
    else out.push({ ...line, text })
    open = line.text.endsWith('\\')
  }
  return out
}

/** Links and images of a text that lead to files: `{ number, target }`. */
export function linksOf(markdown) {
  return partsOf(markdown).prose.flatMap(({ number, text }) =>
    [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|<img[^>]*\bsrc="([^"]+)"/g)]
      .map(match => ({ number, target: match[1] ?? match[2] }))
      .filter(({ target }) => !/^[a-z]+:/i.test(target)),
  )
}

/** The `#anchors` that the headings of a text make. */
export const anchorsOf = markdown =>
  new Set(
    partsOf(markdown).prose.flatMap(({ text }) => {
      const heading = /^#{1,6}\s+(.*)$/.exec(text)?.[1]
      return heading === undefined
        ? []
        : [
            heading
              .toLowerCase()
              .replace(/[^\p{L}\p{N}\s_-]/gu, '')
              .trim()
              .replace(/\s/g, '-'),
          ]
    }),
  )

/** The commands of a shell line, each as its words, without what is set before them. */
export function commandsOf(line) {
  return words(line)
    .join('\0')
    .split(/(?:^|\0)(?:\||\|\||&&|;|&)(?:\0|$)/)
    .map(text => text.split('\0').filter(Boolean))
    .map(list => list.slice(list.findIndex(word => !/^[A-Z_][A-Z0-9_]*=/.test(word))))
    .filter(list => list.length > 0)
}

function words(line) {
  const found = []
  for (const [word] of line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)) {
    if (word.startsWith('#')) break
    found.push(word.replace(/["']/g, ''))
  }
  return found
}

/** What is wrong with a command line of `sweeps`, given its words after the name; undefined when it would be understood. */
export function wrongCommand(program, given) {
  let command = program
  const rest = [...given]
  while (command.commands.length > 0) {
    const name = rest.shift()
    if (name === undefined || ['--help', '-h', '--version', 'help'].includes(name)) return undefined
    const next = command.commands.find(each => each.name() === name)
    // `renewal` has commands, and does something by itself with what it is given.
    if (!next && command.registeredArguments.length > 0) {
      rest.unshift(name)
      break
    }
    if (!next) return `"${command.name()}" has no command "${name}"`
    command = next
  }
  const seen = new Set()
  let values = 0
  while (rest.length > 0) {
    const word = rest.shift()
    if (/^(\d?>{1,2}|<)/.test(word)) {
      if (/^(\d?>{1,2}|<)$/.test(word)) rest.shift()
    } else if (/^--?[a-z]/.test(word)) {
      const [name, value] = word.split(/=(.*)/s)
      if (name === '--help') continue
      const option = command.options.find(each => each.long === name || each.short === name)
      if (!option) return `"${command.name()}" has no option ${name}`
      seen.add(option)
      if (option.required && value === undefined && rest.shift() === undefined) return `${name} needs a value`
    } else values++
  }
  const missing = command.options.find(option => option.mandatory && !seen.has(option))
  if (missing) return `"${command.name()}" needs ${missing.long}`
  const wanted = command.registeredArguments
  if (values < wanted.filter(each => each.required).length) return `"${command.name()}" needs ${wanted.map(each => each.name()).join(', ')}`
  if (!wanted.at(-1)?.variadic && values > wanted.length) return `"${command.name()}" takes ${wanted.length} arguments, not ${values}`
  return undefined
}

/** Rows of the tables of a text as trimmed cells: `{ number, cells }`. */
const rowsOf = markdown =>
  partsOf(markdown).prose.flatMap(({ number, text }) =>
    text.startsWith('|')
      ? [
          {
            number,
            cells: text
              .split(/(?<!\\)\|/)
              .slice(1, -1)
              .map(cell => cell.trim()),
          },
        ]
      : [],
  )

/** Every problem has a row `| `code` | status | …` and every such row is a problem. */
export function wrongProblems(markdown, problems) {
  const rows = new Map(rowsOf(markdown).flatMap(row => (/^`[a-z-]+`$/.test(row.cells[0]) ? [[row.cells[0].slice(1, -1), row]] : [])))
  const missing = Object.keys(problems).filter(code => !rows.has(code))
  return [
    ...missing.map(code => ({ number: 1, reason: `the problem ${code} is not documented` })),
    ...[...rows].flatMap(([code, { number, cells }]) => {
      if (!problems[code]) return [{ number, reason: `there is no problem ${code}` }]
      return cells[1] === String(problems[code].status) ? [] : [{ number, reason: `${code} has the status ${problems[code].status}` }]
    }),
  ]
}

/** Every metric has a row `| `id` | unit | … [page](page.md) …`, and its page names it. */
export function wrongMetrics(markdown, metrics, readPage) {
  const rows = rowsOf(markdown)
  return Object.values(metrics).flatMap(({ id, unit }) => {
    const row = rows.find(({ cells }) => cells[0] === `\`${id}\``)
    if (!row) return [{ number: 1, reason: `the metric ${id} has no row` }]
    if (row.cells[1] !== unit) return [{ number: row.number, reason: `the unit of ${id} is ${unit}` }]
    const page = /\]\(([^)#]+\.md)/.exec(row.cells.join(' '))?.[1]
    if (!page) return [{ number: row.number, reason: `the metric ${id} has no page` }]
    return readPage(page).includes(`\`${id}\``) ? [] : [{ number: row.number, reason: `${page} does not name \`${id}\`` }]
  })
}

/** Every number has a row `| `id` | label | unit | definition |` in the glossary, in the words of the model, and every such row is one. */
export function wrongGlossary(markdown, numbers) {
  const rows = rowsOf(markdown).filter(({ cells }) => /^`\w+`$/.test(cells[0]) && cells.length === 4)
  const missing = Object.values(numbers).filter(({ id }) => !rows.some(({ cells }) => cells[0] === `\`${id}\``))
  return [
    ...missing.map(({ id }) => ({ number: 1, reason: `${id} is not in the glossary` })),
    ...rows.flatMap(({ number, cells }) => {
      const known = numbers[cells[0].slice(1, -1)]
      if (!known) return [{ number, reason: `the model has no number ${cells[0]}` }]
      const said = [known.label, known.unit, known.definition.replaceAll('|', '\\|')]
      return said.every((text, at) => text === cells[at + 1]) ? [] : [{ number, reason: `the model says: ${said.join(' | ')}` }]
    }),
  ]
}

const ownPath = /(?:^|[\s`'"(=])(\/(?:work|root|home|Users|mnt)\/[^\s`'")]*)/

async function findings() {
  const found = []
  const say = (file, number, reason) => found.push(`${file}:${number}: ${reason}`)
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(file => file && existsSync(join(root, file)))
  const read = file => readFileSync(join(root, file), 'utf8')
  const load = path => import(pathToFileURL(join(root, path)).href)
  const { program } = await load('packages/cli/dist/program.js')
  const { problems, metrics, explainedNumbers } = await load('packages/model/dist/index.js')
  const { scripts } = JSON.parse(read('package.json'))
  const known = program()
  const builtIn = new Set(['install', 'ci', 'test', 'start'])

  for (const file of files) {
    const text = read(file)
    for (const { number, target } of linksOf(text)) {
      const [path, anchor] = target.split('#')
      const full = path ? resolve(root, dirname(file), decodeURIComponent(path)) : join(root, file)
      if (!existsSync(full)) say(file, number, `${target} leads nowhere`)
      else if (anchor && full.endsWith('.md') && !anchorsOf(readFileSync(full, 'utf8')).has(anchor))
        say(file, number, `${target}: no such heading`)
    }
    for (const { number, text: line } of partsOf(text).shell)
      for (const [first, ...rest] of commandsOf(line.replace(/^\s*\$ /, ''))) {
        const given = first === 'sweeps' ? rest : first === 'npx' && rest[0] === 'sweeps' ? rest.slice(1) : undefined
        const wrong = given && wrongCommand(known, given)
        if (wrong) say(file, number, wrong)
        if (first === 'npm' && rest[0] === 'run' && !scripts[rest[1]]) say(file, number, `package.json has no script "${rest[1]}"`)
        if (first === 'npm' && ['test', 'start'].includes(rest[0]) && !scripts[rest[0]])
          say(file, number, `package.json has no script "${rest[0]}"`)
        if (first === 'npm' && rest[0] !== 'run' && !builtIn.has(rest[0]))
          say(file, number, `npm ${rest[0]} is not one of this project's commands`)
        if (first === 'node' && /^[\w./-]+\.m?js$/.test(rest[0] ?? '') && !existsSync(join(root, rest[0])))
          say(file, number, `${rest[0]} is not there`)
      }
    for (const [index, line] of text.split('\n').entries()) {
      const path = ownPath.exec(line)?.[1]
      if (path) say(file, index + 1, `${path} is a path of somebody's machine`)
    }
  }

  for (const { number, reason } of wrongProblems(read('docs/problems.md'), problems)) say('docs/problems.md', number, reason)
  const readPage = page => (existsSync(join(root, 'docs/methods', page)) ? read(`docs/methods/${page}`) : '')
  for (const { number, reason } of wrongMetrics(read('docs/methods/README.md'), metrics, readPage))
    say('docs/methods/README.md', number, reason)
  for (const { number, reason } of wrongGlossary(read('docs/glossary.md'), explainedNumbers)) say('docs/glossary.md', number, reason)
  const settings = read('docs/guides/operate.md')
  for (const name of settingsOf(join(root, 'packages/cli/src')))
    if (!settings.includes(`\`${name}\``)) say('docs/guides/operate.md', 1, `the setting ${name} is not documented`)
  const architecture = read('ARCHITECTURE.md')
  for (const name of dependencies())
    if (!architecture.includes(`\`${name}\``)) say('ARCHITECTURE.md', 1, `the dependency ${name} is not in the table`)
  return found
}

/** What the packages use at run time, but for each other. */
function dependencies() {
  const files = readdirSync(join(root, 'packages')).map(name => join(root, 'packages', name, 'package.json'))
  const all = files.filter(existsSync).flatMap(file => Object.keys(JSON.parse(readFileSync(file, 'utf8')).dependencies ?? {}))
  return new Set(all.filter(name => !name.startsWith('@sweeps/')))
}

/** The SWEEPS_… names that the command line reads. */
function settingsOf(directory) {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && entry.name.endsWith('.ts'),
  )
  return new Set(files.flatMap(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8').match(/\bSWEEPS_[A-Z_]+[A-Z]\b/g) ?? []))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = await findings()
  for (const line of found) console.error(line)
  if (found.length > 0) {
    console.error(`docs: ${found.length} findings`)
    process.exitCode = 1
  }
}
