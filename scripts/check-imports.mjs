// Who may import whom. ARCHITECTURE.md has the same table in words. Biome's rules cannot say "types only" or "earlier stages only",
// so this reads the import lines itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Workspace packages a package may use at run time; `types` are those, or parts of them, of which it may use types only, `parts` what it may use of them nevertheless. */
const packages = {
  model: { uses: [] },
  stats: { uses: [] },
  beacon: { uses: [], types: ['model'] },
  simulator: { uses: ['model', 'stats'] },
  engine: { uses: ['model', 'stats'] },
  server: { uses: ['engine', 'model'] },
  cli: { uses: ['engine', 'model', 'server', 'simulator'] },
  web: { uses: ['stats'], types: ['model', '@sweeps/engine/routes'], parts: ['@sweeps/model/amounts', '@sweeps/model/isolated'] },
}

/** The stages of the engine: each may use the index of those before it. */
const stages = [
  'tables',
  'store',
  'people',
  'catalogue',
  'plays',
  'minutes',
  'published',
  'panel',
  'charts',
  'seasons',
  'decisions',
  'announcements',
  'notices',
  'operations',
]

/** The layers of the dashboard: each may use itself and those before it. `main.tsx` stands above them. */
const layers = ['api', 'ui', 'pages', 'app']

/** Only the store talks to ClickHouse. */
const doors = ['chdb', '@clickhouse/client']

/** What breaks the rules in these files: `{ path, text }`, paths from the root of the checkout with `/`. Each as `path:line: what is wrong`. */
export function violations(files) {
  const modules = files.map(({ path, text }) => ({ path, imports: importsOf(text) }))
  return [
    ...modules.flatMap(({ path, imports }) =>
      imports.flatMap(found => reasons(path, found).map(reason => `${path}:${found.line}: ${reason}`)),
    ),
    ...circles(modules),
  ]
}

function reasons(path, found) {
  const [, name] = path.split('/')
  const rule = packages[name]
  if (!rule) return [`packages/${name} has no rule yet: add it to scripts/check-imports.mjs`]
  if (found.from.startsWith('.')) return nearby(path, name, found)
  if (doors.some(door => found.from === door || found.from.startsWith(`${door}/`)) && !path.startsWith('packages/engine/src/store/'))
    return [`${found.from} is imported outside packages/engine/src/store, the one door to ClickHouse`]
  const other = /^@sweeps\/([^/]+)/.exec(found.from)?.[1]
  if (!other || rule.uses.includes(other) || rule.parts?.includes(found.from)) return []
  const typed = [other, found.from].find(one => rule.types?.includes(one))
  if (!typed) return [`${name} may not use @sweeps/${other}`]
  return found.typeOnly ? [] : [`${name} may use types of @sweeps/${other} only: write "import type"`]
}

function nearby(path, name, { from }) {
  const target = posix.join(posix.dirname(path), from)
  const source = `packages/${name}/src/`
  if (!target.startsWith(source)) {
    const samePackage = target.startsWith(`packages/${name}/`)
    return samePackage ? [] : [`${from} leaves the package: import the other package by its name`]
  }
  const between = { engine: betweenStages, web: betweenLayers }[name]
  return between?.(path.slice(source.length), target.slice(source.length)) ?? []
}

function betweenStages(file, target) {
  const from = stageOf(file)
  const to = stageOf(target)
  if (from === to && from !== undefined) return []
  if (file === 'index.ts') return []
  for (const stage of [from, to])
    if (stage !== undefined && !stages.includes(stage))
      return [`the folder ${stage} has no place in the order of stages: add it to scripts/check-imports.mjs`]
  if (to === undefined) {
    if (!/^(engine|index)\.[jt]s$/.test(target)) return []
    return from === 'operations' && target.startsWith('engine.')
      ? []
      : [`${target} stands above the stages: only operations may use engine.ts`]
  }
  if (!/^[^/]+\/index\.[jt]s$/.test(target)) return [`${target} is inside another stage: use ${to}/index.js`]
  if (file === 'engine.ts') return to === 'operations' ? ['engine.ts opens the path; operations stand above it'] : []
  if (from === undefined) return [`${file} belongs to no stage and is used by all of them: it may not use ${to}`]
  return stages.indexOf(to) < stages.indexOf(from) ? [] : [`${from} comes before ${to}: a stage uses earlier stages only`]
}

function betweenLayers(file, target) {
  const [from, page] = file.split('/')
  const [to, other] = target.split('/')
  if (file === 'main.tsx') return []
  for (const [path, layer] of [
    [file, from],
    [target, to],
  ])
    if (!layers.includes(layer)) return [`${path} is in no layer of the dashboard: ${layers.join(', ')}`]
  if (layers.indexOf(to) > layers.indexOf(from)) return [`${from} stands below ${to}: it may not use it`]
  return from === 'pages' && to === 'pages' && page !== other
    ? [`a page may not use the page ${other}: what two pages share belongs in ui or api`]
    : []
}

/** Modules that import each other, over whatever others and if only types: none of them can be read, moved or tested first. */
function circles(modules) {
  const known = new Map(modules.map(module => [module.path, module]))
  const found = []
  const done = new Set()
  const visit = ({ path, imports }, above) => {
    const here = [...above, path]
    for (const { from, line } of imports) {
      const target = from.startsWith('.') ? fileAt(posix.join(posix.dirname(path), from), known) : undefined
      if (target === undefined || done.has(target)) continue
      const start = here.indexOf(target)
      if (start < 0) visit(known.get(target), here)
      else found.push(`${path}:${line}: a circle: ${[...here.slice(start), target].map(one => posix.basename(one)).join(' → ')}`)
    }
    done.add(path)
  }
  for (const module of modules) if (!done.has(module.path)) visit(module, [])
  return found
}

/** The source that an import names, with `.js` as Node has it or with nothing as the bundler has it. */
function fileAt(target, known) {
  const bare = target.replace(/\.jsx?$/, '')
  return [target, `${bare}.ts`, `${bare}.tsx`, `${bare}/index.ts`].find(path => known.has(path))
}

const stageOf = path => (path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined)

/** The imports of a source text: from where, in which line, and whether of types only. */
export function importsOf(text) {
  const found = []
  // Comments are blanked, with their line ends kept, so that what is said in them is no import.
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g, comment => comment.replace(/[^\n]/g, ' '))
  const add = (index, from, typeOnly) => found.push({ from, typeOnly, line: code.slice(0, index).split('\n').length })
  for (const match of code.matchAll(/^[ \t]*(?:import|export)\b([^'"`;=]*?)\bfrom\s*['"]([^'"\n]+)['"]/gm))
    add(match.index, match[2], namesTypesOnly(match[1]))
  for (const match of code.matchAll(/^[ \t]*import\s*['"]([^'"\n]+)['"]/gm)) add(match.index, match[1], false)
  for (const match of code.matchAll(/(typeof\s+)?\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g)) add(match.index, match[2], match[1] !== undefined)
  return found
}

function namesTypesOnly(clause) {
  if (/^\s*type\b(?!\s*,)/.test(clause)) return true
  const named = /^\s*\{([\s\S]*)\}\s*$/.exec(clause)?.[1]
  return (named ?? '-').split(',').every(name => name.trim() === '' || /^\s*type\s+\w/.test(name))
}

function sources(root) {
  const folders = readdirSync(join(root, 'packages'))
    .map(name => join(root, 'packages', name, 'src'))
    .filter(existsSync)
  return folders
    .flatMap(folder => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = violations(sources(fileURLToPath(new URL('..', import.meta.url))))
  for (const line of found) console.error(line)
  if (found.length > 0) {
    console.error(`imports: ${found.length} break the rules of ARCHITECTURE.md`)
    process.exitCode = 1
  }
}
