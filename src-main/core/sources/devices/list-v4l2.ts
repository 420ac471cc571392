import type { CaptureDevice } from '../../../contract/devices.ts'
import { readCameraNodes } from './camera-nodes.ts'
import type { RunListing } from './list-devices.ts'
import { parseV4l2Modes } from './parse-v4l2.ts'

/** Linux cameras: the video nodes that pictures can be read from. */
export async function listV4l2(run: RunListing, folder?: string): Promise<CaptureDevice[]> {
  const cameras = await Promise.all(
    readCameraNodes(folder).map(async ({ device, name }) => {
      const modes = parseV4l2Modes(await run('-f', 'v4l2', '-list_formats', 'all', '-i', device))
      return { kind: 'camera', device, name, modes } as const
    }),
  )
  return cameras.filter(({ modes }) => modes.length > 0)
}
