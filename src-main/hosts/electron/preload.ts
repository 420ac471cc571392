import { contextBridge } from 'electron'

/** All that a page learns from its host. Everything else goes over the contract. */
contextBridge.exposeInMainWorld('cadenceHost', {
  platform: process.platform,
  versions: { electron: process.versions.electron, chrome: process.versions.chrome },
})
