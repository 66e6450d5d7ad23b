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

/** The place of that name, the row of that id, or what holds them: `lots/0/insertion` stands for `lots/0/insertion/quarterHours`. */
function placeNamed(name: string): Element | null {
  const end = name.lastIndexOf('/');
  const row = CSS.escape(name.slice(end + 1));
  const place = document.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? document.querySelector(`[data-row="${row}"]`);
  return place ?? (end > 0 ? placeNamed(name.slice(0, end)) : null);
}

/** Scrolls to the named place, unfolds what hides it, and puts the focus in it; false when the step has no such place. */
export function focusAnchor(name: string): boolean {
  const place = placeNamed(name);
  if (!place) return false;
  for (let folded = place.closest('details:not([open])'); folded; folded = folded.parentElement?.closest('details:not([open])') ?? null)
    folded.setAttribute('open', '');
  const target = place instanceof HTMLElement && place.matches(FOCUSABLE) ? place : place.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus({ preventScroll: true });
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  place.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  return true;
}
