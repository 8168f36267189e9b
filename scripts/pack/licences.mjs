// Whose work is in the packed program, and under which licence: what was bundled into files of ours, and what npm installs beside them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is inside files of ours: the dashboard's libraries, as Vite names them, and TypeBox. `{ name, version, licence, text }` each. */
export function bundledWorks(root) {
  const dashboard = JSON.parse(readFileSync(join(root, 'packages/web/dist/.vite/license.json'), 'utf8')).filter(
    ({ name }) => !name.startsWith('@sweeps/'),
  )
  return [
    ...dashboard.map(({ name, version, identifier, text }) => ({ name, version, licence: identifier, text, where: 'the dashboard' })),
    { ...installed(root, 'typebox'), where: 'the schemas' },
  ].sort((one, other) => (one.name < other.name ? -1 : 1))
}

function installed(root, name) {
  const folder = join(root, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each))
  return { name, version, licence: license, text: readFileSync(join(folder, file), 'utf8') }
}

/** `LICENCES.md`. `beside` are the packages that npm installs: `{ name, version, licence }`. Throws for one without a licence. */
export function licencesText(bundled, beside) {
  const nameless = [...bundled, ...beside].filter(({ licence }) => !licence).map(({ name }) => name)
  if (nameless.length > 0) throw new Error(`no licence is known of ${nameless.join(', ')}`)
  const row = ({ name, version, licence }) => `- ${name} ${version}: ${licence}`
  return `# Licences

Sweeps is under the Apache License 2.0: see LICENSE and NOTICE.

## Installed beside it, by npm

Each brings its own licence.

${beside.map(row).join('\n')}

## Inside its files

${bundled.map(one => `### ${one.name} ${one.version} (${one.licence}; in ${one.where})\n\n${fenced(one.text ?? one.licence)}`).join('\n\n')}
`
}

const fenced = text => `\`\`\`\`\n${text.trim()}\n\`\`\`\``
