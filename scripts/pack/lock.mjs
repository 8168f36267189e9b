// Which packages of others the packed program is installed with: those that were tested, from the workspace's lock file.

/**
 * Where npm puts what the packed program needs: new path → its entry in the workspace's lock file, sorted. As npm does, each as near to the
 * top as no other version stands there.
 *
 * @param lock the workspace's package-lock.json
 * @param owners who asks for what: name → the path of the workspace that does, such as `packages/server`
 */
export const installedWith = (lock, owners) =>
  Object.fromEntries(
    [...place(lock.packages, owners)]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, from]) => {
        const { dev, ...entry } = lock.packages[from]
        return [path, entry]
      }),
  )

/**
 * What the package's manifest asks for: all that stands at the top, to the version. npm reads no lock file in a tarball, so what is named there is
 * what holds; of the few that stand below others npm takes the newest that those admit.
 */
export const pinned = installed =>
  Object.fromEntries(
    Object.entries(installed)
      .filter(([path, { optional }]) => !optional && path.lastIndexOf('node_modules/') === 0)
      .map(([path, { version }]) => [path.slice('node_modules/'.length), version]),
  )

/** Where each package goes: new path → its path in the lock file. As npm does, each as near to the top as no other version stands there. */
function place(packages, owners) {
  const placed = new Map()
  const open = []
  const put = (name, from, asker) => {
    // The folders whose node_modules the asker finds, the nearest first.
    const seen = [...folders(asker)].map(folder => join(folder, name))
    const found = seen.find(path => placed.has(path))
    if (found !== undefined && placed.get(found) === from) return
    // Above one that differs it would not be found.
    const free = found === undefined ? seen : seen.slice(0, seen.indexOf(found))
    const path = free.at(-1)
    if (path === undefined) throw new Error(`two versions of ${name} cannot both stand beside ${asker || 'the program'}`)
    placed.set(path, from)
    open.push({ path, from })
  }
  for (const [name, owner] of owners) put(name, find(packages, owner, name), '')
  while (open.length > 0) {
    const { path, from } = open.shift()
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[from]
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) put(name, find(packages, from, name), path)
    for (const name of Object.keys(peerDependencies)) {
      if (peerDependenciesMeta[name]?.optional) continue
      put(name, find(packages, from, name), path)
    }
  }
  return placed
}

const join = (folder, name) => `${folder}${folder === '' ? '' : '/'}node_modules/${name}`

/** A path in a lock file and all paths around it that may have node_modules, the nearest first: `a/node_modules/b`, `a`, ``. */
function* folders(path) {
  yield path
  for (let at = path; at !== ''; ) {
    const end = at.lastIndexOf('node_modules/')
    at = end <= 0 ? '' : at.slice(0, end - 1)
    yield at
  }
}

/** Which package of the lock file somebody at `from` gets under a name. */
export function find(packages, from, name) {
  for (const folder of folders(from)) if (packages[join(folder, name)]) return join(folder, name)
  throw new Error(`package-lock.json has no ${name} for ${from}: npm install`)
}
