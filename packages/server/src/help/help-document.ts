import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Marked } from 'marked'

/** The documentation: in the package of the server where that was packed, else beside the code. */
const root =
  ['../../docs/', '../../../../docs/'].map(path => fileURLToPath(new URL(path, import.meta.url))).find(path => existsSync(path)) ?? ''

/** A document as a page has it. */
export interface HelpDocument {
  /** Its first heading. */
  title: string
  /** Everything, as HTML. */
  body: string
}

/** Names of documents: `glossary`, `guides/operate`, `methods/panel/census`. */
const isName = (name: string): boolean => /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/){0,2}(?:README|[a-z0-9]+(?:-[a-z0-9]+)*)$/.test(name)

const exists = (name: string): boolean => root !== '' && isName(name) && existsSync(`${root}${name}.md`)
const textOf = (name: string): string => readFileSync(`${root}${name}.md`, 'utf8')
/** The first heading of a text. */
const titleOf = (text: string, name: string): string => /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? name

/** A document by its name; undefined for one that is not there. `base` is the path that the server stands under. */
export const helpDocument = (name: string, base: string): HelpDocument | undefined => (exists(name) ? rendered(name, base) : undefined)

/** The title of a document; undefined for one that is not there. */
export const helpTitle = (name: string): string | undefined => (exists(name) ? titleOf(textOf(name), name) : undefined)

/** The documents of a folder, by title. */
export function helpFolder(folder: 'guides' | 'methods' | 'methods/panel'): { name: string; title: string }[] {
  if (root === '') return []
  const names = readdirSync(`${root}${folder}`).filter(file => file.endsWith('.md') && file !== 'README.md')
  return names
    .map(file => `${folder}/${file.slice(0, -3)}`)
    .map(name => ({ name, title: helpTitle(name) ?? name }))
    .sort((one, other) => (one.title < other.title ? -1 : 1))
}

function rendered(name: string, base: string): HelpDocument {
  const text = textOf(name)
  const marked = new Marked({
    renderer: {
      // Of what stands beside the documentation, such as code, there is no page: it is named and not linked.
      link({ href, tokens }) {
        const to = addressOf(href, name, base)
        const words = this.parser.parseInline(tokens)
        return to === undefined ? words : `<a href="${escaped(to)}">${words}</a>`
      },
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${escaped(anchorOf(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      html: ({ text }) => escaped(text),
      image: ({ text }) => escaped(text),
    },
  })
  return { title: titleOf(text, name), body: marked.parse(text, { async: false }) }
}

/** Where a link of a document leads; undefined where there is no page of it here. */
function addressOf(href: string, from: string, base: string): string | undefined {
  if (/^(?:https?:|#)/.test(href)) return href
  const [path = '', hash] = href.split('#')
  const to = posix.normalize(posix.join(posix.dirname(from), path))
  const name = to.replace(/\.md$/, '')
  if (to === name || !exists(name)) return undefined
  return `${base}/help/${name}${hash === undefined ? '' : `#${hash}`}`
}

/** As repositories make it of a heading, since the documents link to each other so. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => entities[sign]!)
