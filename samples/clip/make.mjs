// Makes countdown.webm: draws leader.html's frames in Chromium and hands them to ffmpeg with a sound of our own.
// Needs playwright-core, Chromium and ffmpeg; takes half a minute.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = fileURLToPath(new URL('.', import.meta.url))
const frames = 24
const length = 60
const rate = 48_000

/** A pluck on every second, up a pentatonic scale, with an octave below it on every tenth. */
const sound = () => {
  const samples = new Float64Array(rate * length)
  const scale = [0, 2, 4, 7, 9, 12, 9, 7, 4, 2]
  const pluck = (second, pitch, loud, fade) => {
    for (let at = 0; at < rate * 0.9; at++) {
      const time = at / rate
      const rise = Math.min(1, time / 0.004)
      const wave = Math.sin(2 * Math.PI * pitch * time) + 0.25 * Math.sin(4 * Math.PI * pitch * time)
      samples[second * rate + at] += loud * rise * Math.exp(-time * fade) * wave
    }
  }
  for (let second = 0; second < length; second++) {
    pluck(second, 392 * 2 ** (scale[second % 10] / 12), 0.22, 9)
    if (second % 10 === 0) pluck(second, 98, 0.35, 4)
  }
  const wav = Buffer.alloc(44 + samples.length * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + samples.length * 2, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, at) => {
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + at * 2)
  })
  return wav
}

const folder = mkdtempSync(join(tmpdir(), 'countdown-'))
const wav = join(folder, 'sound.wav')
writeFileSync(wav, sound())

// A key frame every two seconds, so that a seek is quick to show.
const webm = '-c:v libvpx-vp9 -crf 46 -b:v 0 -g 48 -row-mt 1 -deadline good -cpu-used 2 -pix_fmt yuv420p -c:a libopus -b:a 32k'
const ffmpeg = spawn(
  'ffmpeg',
  ['-y', '-loglevel', 'error', '-f', 'image2pipe', '-framerate', String(frames), '-c:v', 'png', '-i', '-', '-i', wav]
    .concat(webm.split(' '))
    .concat('-shortest', '-map_metadata', '-1', '-fflags', '+bitexact', join(here, 'countdown.webm')),
  { stdio: ['pipe', 'inherit', 'inherit'] },
)

const browser = await chromium.launch({ executablePath: process.env.SWEEPS_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage()
await page.goto(new URL('leader.html', import.meta.url).href)
for (let frame = 0; frame < frames * length; frame++) {
  const picture = await page.evaluate(second => {
    draw(second)
    return document.querySelector('canvas').toDataURL('image/png').split(',')[1]
  }, frame / frames)
  if (!ffmpeg.stdin.write(Buffer.from(picture, 'base64'))) await once(ffmpeg.stdin, 'drain')
}
await browser.close()
ffmpeg.stdin.end()
await once(ffmpeg, 'close')
rmSync(folder, { recursive: true })
