/**
 * The shell: what is around every page. Promises one banner (search, date of law), one navigation with only entries that work,
 * one main region that receives the skip link, the messages, and the offline sentence. On a phone the navigation is a dialog.
 */
import { Link, Outlet } from '@tanstack/react-router';
import { OfflineBanner } from '../ui/OfflineBanner.tsx';
import { ToastRegion } from '../ui/Toast.tsx';
import { LawDate } from './LawDate.tsx';
import { MobileMenu } from './MobileMenu.tsx';
import { Brand, Navigation, SideFoot } from './Navigation.tsx';
import { SearchBox } from './SearchBox.tsx';
import './Shell.css';

export function Shell() {
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
          <LawDate />
        </header>
        <OfflineBanner />
        <main id="contenu" className="shell__main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ToastRegion />
    </div>
  );
}

/** Moves the focus without adding an entry to the history. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('contenu')?.focus();
}
