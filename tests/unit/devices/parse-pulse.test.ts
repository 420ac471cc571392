import { expect, test } from 'vitest'
import { parsePulseSources } from '../../../src-main/core/sources/devices/parse-pulse.ts'

const microphone = (device: string, name: string) => ({ kind: 'microphone', device, name, modes: [] })

test('told by ffmpeg 4.2: what the computer plays comes last, even where it is the default', () => {
  const listing = `Auto-detected sources for pulse:
* alsa_output.pci-0000_00_1b.0.analog-stereo.monitor [Monitor of Audio Interno Estéreo analógico]
  alsa_input.pci-0000_00_1b.0.analog-stereo [Audio Interno Estéreo analógico]
  alsa_input.pci-0000_01_00.0.analog-stereo [CMI8738/CMI8768 PCI Audio (CMI8738/C3DX PCI Audio Device) Estéreo analógico]
`
  expect(parsePulseSources(listing)).toEqual([
    microphone('alsa_input.pci-0000_00_1b.0.analog-stereo', 'Audio Interno Estéreo analógico'),
    microphone(
      'alsa_input.pci-0000_01_00.0.analog-stereo',
      'CMI8738/CMI8768 PCI Audio (CMI8738/C3DX PCI Audio Device) Estéreo analógico',
    ),
    microphone('alsa_output.pci-0000_00_1b.0.analog-stereo.monitor', 'Monitor of Audio Interno Estéreo analógico'),
  ])
})

test('told by ffmpeg 5 and later, with types; the default comes first', () => {
  const listing = `Auto-detected sources for pulse:
  alsa_output.pci-0000_07_00.6.analog-stereo.monitor [Monitor of Ryzen HD Audio Controller Analog Stereo] (none)
  alsa_input.usb-GK50 [GK50: "吉他" [1]] (none)
* alsa_input.pci-0000_07_00.6.analog-stereo [Ryzen HD Audio Controller Analog Stereo] (none)
  bluez_input.41_42_FF_68_01_59.0 [] (audio)
`
  expect(parsePulseSources(listing).map(({ device, name }) => [device, name])).toEqual([
    ['alsa_input.pci-0000_07_00.6.analog-stereo', 'Ryzen HD Audio Controller Analog Stereo'],
    ['alsa_input.usb-GK50', 'GK50: "吉他" [1]'],
    ['bluez_input.41_42_FF_68_01_59.0', 'bluez_input.41_42_FF_68_01_59.0'],
    ['alsa_output.pci-0000_07_00.6.analog-stereo.monitor', 'Monitor of Ryzen HD Audio Controller Analog Stereo'],
  ])
})

test.each([
  ['no server (5.1)', 'Auto-detected sources for pulse:\nCannot list sources: Generic error in an external library\n'],
  ['no sources', 'Auto-detected sources for pulse:\n'],
  ['a build without pulse', ''],
  ['garbage', '* [\n  ] [ (\n*nothing [here]\n'],
])('no microphone: %s', (_what, listing) => {
  expect(parsePulseSources(listing)).toEqual([])
})
