import { underBase } from './base'
import { Problem } from './Problem'
import { withToken } from './withToken'

/** Sends a file, and tells what share of it is on its way. Fails with the `Problem` that the server answers. */
export const sendFile = (address: string, body: Blob, onProgress: (share: number) => void): Promise<unknown> =>
  withToken(token => sendOnce(address, body, token, onProgress))

function sendOnce(address: string, body: Blob, token: string, onProgress: (share: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Nothing else in a browser tells how far a body has come.
    const request = new XMLHttpRequest()
    request.open('POST', underBase(address))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-csrf-token', token)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1)
    request.onload = () => {
      const document = parsed(request.responseText)
      if (request.status === 200) resolve(document)
      else reject(new Problem(request.status, (document ?? {}) as ConstructorParameters<typeof Problem>[1]))
    }
    request.onerror = () => reject(new Error('The server could not be reached, or ended the connection. Is Sweeps still running?'))
    request.send(body)
  })
}

/** A proxy between us and the server may answer HTML. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
