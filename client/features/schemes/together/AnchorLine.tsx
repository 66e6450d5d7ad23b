import { Link } from '@tanstack/react-router';
import type { SchemeAnchor } from '#shared/api/together.ts';
import { findPlace, type Place } from '#shared/scheme/anchors.ts';
import { useSaver } from '../save/useScheme.ts';
import { stepTitle } from './words.ts';

/** Where a comment or a task is about, as a link; the passage as it read; what became of it. */
export function AnchorLine({ anchor, places }: { anchor: SchemeAnchor; places: readonly Place[] }) {
  const { id } = useSaver().read().document;
  const { place, state } = findPlace(places, anchor);
  const hash = place && place.rows.length > 0 ? place.rows.join('/') : (anchor.field ?? '');
  return (
    <>
      {place ? (
        <Link to="/schemas/$id/$step" params={{ id, step: place.step }} search={place.axisId ? { axe: place.axisId } : {}} hash={hash} className="small">
          {place.label}
        </Link>
      ) : (
        <span className="soft small">{stepTitle(anchor.step)}</span>
      )}
      {anchor.quote && <blockquote className="thread__quote">{anchor.quote}</blockquote>}
      {state !== 'here' && <p className="soft small">{state === 'gone' ? 'Le passage n’existe plus.' : 'Le passage a été réécrit depuis.'}</p>}
    </>
  );
}
