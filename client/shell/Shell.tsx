/**
 * The shell: what is around every page. Promises one banner (search, date of law), one navigation with only entries that work,
 * one main region that receives the skip link, the messages, and the offline sentence. On a phone the navigation is a dialog.
 */
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { isPhone, isStage, isWayIn } from '../innerPath.ts';
import { isOpen, useSession } from '../session.ts';
import { OfflineBanner } from '../ui/OfflineBanner.tsx';
import { ToastRegion } from '../ui/Toast.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { LawDate } from './LawDate.tsx';
import { MobileMenu } from './MobileMenu.tsx';
import { Brand, Navigation, SideFoot } from './Navigation.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SessionDialog } from './SessionDialog.tsx';
import './Shell.css';

export function Shell() {
  const session = useSession();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // Before the answer the router draws nothing: this is for the page that tells why there is none.
  if (isWayIn(path) || isPhone(path) || (session !== null && !isOpen(session))) return <Threshold />;
  return isStage(path) ? <Stage /> : <House />;
}

/** Around what is projected: nothing but the messages. */
function Stage() {
  return (
    <>
      <OfflineBanner />
      <main id="contenu" tabIndex={-1}>
        <Outlet />
      </main>
      <ToastRegion />
      <SessionDialog />
    </>
  );
}

/** Around the ways in: who is not signed in has nowhere to go. */
function Threshold() {
  return (
    <div className="threshold">
      <header className="threshold__bar">
        <Brand />
      </header>
      <OfflineBanner />
      <main id="contenu" className="shell__main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="threshold__foot">
        <SideFoot />
      </footer>
      <ToastRegion />
    </div>
  );
}

function House() {
  return (
    <div className="shell">
      <Link to="." hash="contenu" search className="skip-link" onClick={skipToContent}>
        Aller au contenu
      </Link>
      <nav className="shell__side" aria-label="Navigation principale">
        <Brand />
        <Navigation />
        <SideFoot />
      </nav>
      <div className="shell__work">
        <header className="bar">
          <div className="bar__menu">
            <MobileMenu />
            <Brand />
          </div>
          <SearchBox />
          <div className="bar__end">
            <LawDate />
            <AccountMenu />
          </div>
        </header>
        <OfflineBanner />
        <main id="contenu" className="shell__main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ToastRegion />
      <SessionDialog />
    </div>
  );
}

/** Moves the focus without adding an entry to the history. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('contenu')?.focus();
}
