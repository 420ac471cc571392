declare module 'node-media-server' {
  /** The part of node-media-server 4 that the rehearsal ingest uses; the package ships no types. */
  class NodeMediaServer {
    constructor(config: {
      readonly bind: string
      readonly rtmp: { readonly port: number }
      readonly record: { readonly path: string }
      readonly store: { readonly path: string }
    })
    run(): Promise<void>
    stop(): Promise<void>
  }
  export = NodeMediaServer
}
