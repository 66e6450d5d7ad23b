import { formatNumber } from '#shared/format.ts';
import { Button } from '../../../ui/Button.tsx';

export type PagerProps = { page: number; pageSize: number; total: number; onPage: (page: number) => void };

/** One page after the other; absent when there is only one. */
export function Pager({ page, pageSize, total, onPage }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / Math.max(1, pageSize)));
  if (pages === 1 && page === 1) return null;
  return (
    <nav className="row" aria-label="Pages">
      <Button reads onPress={() => onPage(page - 1)} isDisabled={page <= 1}>
        Page précédente
      </Button>
      <span className="soft small">{`Page ${formatNumber(page)} sur ${formatNumber(pages)}`}</span>
      <Button reads onPress={() => onPage(page + 1)} isDisabled={page >= pages}>
        Page suivante
      </Button>
    </nav>
  );
}
