import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { request } from '../api.ts';
import { Button } from '../ui/Button.tsx';
import { toast, toastProblem } from '../ui/Toast.tsx';
import { formatMoment } from '../moments.ts';

type Binned = { id: string; title: string; updatedAt: string };

/** Taking away and bringing back, for the documents at `path`; every change is followed by a fresh list. */
export function useBin(path: string, listKey: QueryKey) {
  const client = useQueryClient();
  const fresh = (): Promise<void> => client.invalidateQueries({ queryKey: listKey });
  const restore = async (id: string): Promise<void> => {
    try {
      await request(`${path}/${encodeURIComponent(id)}/restore`, { method: 'POST' });
    } catch (error) {
      toastProblem(error);
    }
    await fresh();
  };
  const remove = async ({ id, title }: Pick<Binned, 'id' | 'title'>): Promise<void> => {
    try {
      await request(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' });
      toast(`«\u00a0${title}\u00a0» est dans la corbeille, en bas de cette page.`, () => void restore(id));
    } catch (error) {
      toastProblem(error);
    }
    await fresh();
  };
  return { fresh, remove, restore };
}

/** What was taken away: nothing is lost, each can come back. */
export function Bin({ items, onRestore }: { items: readonly Binned[]; onRestore: (id: string) => void }) {
  if (items.length === 0) return null;
  return (
    <section className="stack bin" aria-labelledby="bin">
      <h2 id="bin">Corbeille</h2>
      <ul className="bin__list">
        {items.map(({ id, title, updatedAt }) => (
          <li key={id} className="row">
            <span>{title}</span>
            <span className="soft small">{`dernier enregistrement le ${formatMoment(updatedAt)}`}</span>
            <Button small aria-label={`Rétablir ${title}`} onPress={() => onRestore(id)}>
              Rétablir
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
