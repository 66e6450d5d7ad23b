import { type ReactNode, useEffect, useRef } from 'react';
import './PageHeader.css';

export type PageHeaderProps = {
  title: string;
  lead?: ReactNode /** Buttons at the right. */;
  actions?: ReactNode /** Link to the page above. */;
  back?: ReactNode /** Document title when it differs. */;
  documentTitle?: string;
};

const isTyping = (): boolean => document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;

let firstPage = true;

/** Sets the document title, and moves the focus to the page's h1 when a route opens, unless someone is typing. */
export function usePageTitle(documentTitle: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = documentTitle === 'Clausier' ? documentTitle : `${documentTitle} – Clausier`;
  }, [documentTitle]);
  useEffect(() => {
    // The browser already starts at the top of the first page: moving the focus there would skip the skip link.
    if (!firstPage && !isTyping()) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return heading;
}

/** The one h1 of a page. Give it a `key` when the same route shows another thing, so that the focus follows. */
export function PageHeader({ title, lead, actions, back, documentTitle }: PageHeaderProps) {
  const heading = usePageTitle(documentTitle ?? title);
  return (
    <header className="page-header">
      {back && <div className="page-header__back">{back}</div>}
      <div className="page-header__row">
        <div className="page-header__words">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="page-header__lead">{lead}</p>}
        </div>
        {actions && <div className="page-header__actions">{actions}</div>}
      </div>
    </header>
  );
}
