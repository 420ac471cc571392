import { AlertBanner } from './alert-banner.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { CockpitDialogs } from './dialogs/cockpit-dialogs.tsx'
import { Focus } from './focus/focus.tsx'
import { NoticeBanner } from './notice-banner.tsx'
import { PromoPanel } from './promo/promo-panel.tsx'
import { Recording } from './recording/recording.tsx'
import { ResumeBanner } from './resume-banner.tsx'
import { Comments } from './room/comments.tsx'
import { RunOfShow } from './run/run-of-show.tsx'
import { SceneBar } from './scene/scene-bar.tsx'
import { Destinations } from './stage/destinations.tsx'
import { Preview } from './stage/preview.tsx'
import { Sources } from './stage/sources.tsx'
import { TopBar } from './top-bar/top-bar.tsx'
import './cockpit.css'

/** Left: what is true about the picture. Centre: the one next thing. Right: the people. Bottom: the rhythm. */
export function Cockpit() {
  return (
    <div className="cockpit">
      <TopBar />
      <div className="banners">
        <ConnectionBanner />
        <AlertBanner />
        <NoticeBanner />
        <ResumeBanner />
      </div>
      <div className="columns">
        <section className="column stage">
          <Preview />
          <SceneBar />
          <Sources />
          <Destinations />
          <Recording />
        </section>
        <main className="column centre">
          <Focus />
          <PromoPanel />
        </main>
        <Comments />
      </div>
      <RunOfShow />
      <CockpitDialogs />
    </div>
  )
}
