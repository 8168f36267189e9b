/**
 * A page's script that adds up in `really` what `video` really played, ms, measured without the beacon: a worker's timer, which no browser
 * throttles, has the playhead looked at every 20 ms, and its advances are added up. Both are there before it; `look` does so at once.
 */
export const probe = `
  let last
  const look = () => {
    const time = performance.now()
    const playhead = video.currentTime * 1000
    if (last) {
      const moved = (playhead - last.playhead) / last.rate
      if (moved > 0 && moved < time - last.time + 150) really += moved
    }
    last = { time, playhead, rate: video.playbackRate }
  }
  new Worker(URL.createObjectURL(new Blob(['setInterval(() => postMessage(0), 20)']))).onmessage = look`
