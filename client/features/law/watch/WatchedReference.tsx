import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { watchItemQuery } from './queries.ts';
import { ReviewPanel } from './ReviewPanel.tsx';
import './watch.css';

/** On the page of a reference: who read it again, and the gesture. Absent until it is known. */
export function WatchedReference({ id }: { id: string }) {
  const { data } = useQuery(watchItemQuery('reference', id));
  if (!data) return null;
  return (
    <>
      <ReviewPanel item={data} />
      <p>
        <Link to="/droit/veille/$kind/$itemId" params={{ kind: 'reference', itemId: id }}>
          Ce qui s’appuie dessus, et que faire si elle change
        </Link>
      </p>
    </>
  );
}
