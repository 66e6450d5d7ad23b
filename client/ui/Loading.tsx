import './States.css';

/** Appears only when the wait passes half a second. */
export function Loading({ what = 'Chargement…' }: { what?: string }) {
  return (
    <div className="loading" role="status">
      <span className="loading__bar" aria-hidden="true" />
      {what}
    </div>
  );
}
