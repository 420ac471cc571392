import { join } from 'node:path'
import NodeMediaServer from 'node-media-server'

/**
 * A local RTMP ingest for rehearsals, in a process of its own: node-media-server keeps its state in globals and ends the
 * process when its port is taken. Records what it receives. Arguments: port, folder for the recordings.
 */
const [port, folder = '.'] = process.argv.slice(2)

const server = new NodeMediaServer({
  bind: '127.0.0.1',
  rtmp: { port: Number(port) },
  record: { path: folder },
  store: { path: join(folder, '.ingest') },
})
void server.run()
/** Its parent ended in whatever way: so does it. */
const end = () => void server.stop().then(() => process.exit(0))
process.stdin.resume().once('close', end)
process.once('SIGTERM', end)
