import type { ReactNode } from 'react';
import './States.css';

/** Nothing here yet: says it, and what to do next. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      {children}
      {action}
    </div>
  );
}
