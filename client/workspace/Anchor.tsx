import type { ReactNode } from 'react';

/** A place a finding can lead to: `suivi#publication` opens the step and focuses the first control in here. */
export function Anchor({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div data-field={name} className="anchor">
      {children}
    </div>
  );
}

const FOCUSABLE = 'input, select, textarea, button, [contenteditable="true"], a[href], [tabindex="-1"]';

/** Scrolls to the named place and puts the focus in it; false when the step has no such place. */
export function focusAnchor(name: string): boolean {
  const place = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  if (!place) return false;
  const target = place instanceof HTMLElement && place.matches(FOCUSABLE) ? place : place.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus({ preventScroll: true });
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  place.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  return true;
}
