import type { ReactNode } from 'react';
import './parts.css';

export type SectionProps = { title: string; lead?: ReactNode /** Buttons under the content. */; actions?: ReactNode; anchor?: string; children?: ReactNode };

/** A part of a step: a heading, one sentence, the fields. */
export function Section({ title, lead, actions, anchor, children }: SectionProps) {
  return (
    <section className="step-section" data-field={anchor}>
      <h2 className="step-section__title" tabIndex={-1}>
        {title}
      </h2>
      {lead && <p className="step-section__lead">{lead}</p>}
      {children}
      {actions && <div className="row">{actions}</div>}
    </section>
  );
}

/** Fields side by side where there is room. */
export function Fields({ children, isWide = false }: { children: ReactNode; isWide?: boolean }) {
  return <div className={`fields${isWide ? ' fields--wide' : ''}`}>{children}</div>;
}

/** Where a suggestion comes from. */
export function Origin({ children }: { children: string }) {
  if (!children) return null;
  return <p className="origin">{children}</p>;
}
