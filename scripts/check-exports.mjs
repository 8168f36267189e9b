// Finds values that a module of a package exports and no other file names, be it code, a test or a bench. Types are left out: they belong to
// what takes or returns them. An index that hands a name on does not use it. Names are compared as words, so one in a comment counts as used.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Exports of `every package` that no other of these files names: `path: name`. Files are `{ path, text }`. */
export function unusedExports(files) {
  const users = new Map()
  for (const { path, text } of files) {
    // A module's own name is none of its exports.
    const own = (isIndex(path) ? text.replace(/^export [^;=]*? from .*$/gm, '') : text).replace(/\bfrom ['"].*?['"]/g, '')
    for (const word of new Set(own.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))) users.set(word, (users.get(word) ?? 0) + 1)
  }
  return files
    .filter(({ path }) => /^packages\/[^/]+\/src\//.test(path) && !isIndex(path))
    .flatMap(({ path, text }) =>
      [...new Set(exportsOf(text))]
        .filter(name => (users.get(name) ?? 0) <= 1)
        .map(name => `${path}: nobody uses ${name}: take its export away`),
    )
}

const isIndex = path => /\/index\.[jt]sx?$/.test(path)

function exportsOf(text) {
  const declared = text.matchAll(/^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|enum) ([\w$]+)/gm)
  const listed = [...text.matchAll(/^export \{([^}]*)\}(?! from)/gm)].flatMap(match => match[1].split(','))
  return [
    ...[...declared].map(match => match[1]),
    ...listed
      .map(name =>
        name
          .replace(/^\s*type\s/, '')
          .split(/\sas\s/)[0]
          .trim(),
      )
      .filter(Boolean),
  ]
}

function sources(root) {
  const skipped = new Set(['node_modules', 'dist', '.git', 'data'])
  const walk = folder =>
    readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      if (skipped.has(entry.name)) return []
      const path = join(folder, entry.name)
      return entry.isDirectory() ? walk(path) : /\.(?:[cm]?[jt]sx?)$/.test(entry.name) ? [path] : []
    })
  return ['packages', 'bench', 'scripts', 'test']
    .flatMap(folder => walk(join(root, folder)))
    .map(file => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = unusedExports(sources(fileURLToPath(new URL('..', import.meta.url))))
  for (const line of found) console.error(line)
  if (found.length > 0) {
    console.error(`exports: ${found.length} are used by nobody`)
    process.exitCode = 1
  }
}
