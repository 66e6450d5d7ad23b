import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { readClauseSearch } from '../features/clauses/search.ts';
import '../ui/Field.css';

const DEBOUNCE = 120;

/** The query in the address, when the clause list is on screen. */
const useAddressQuery = (): string | null =>
  useRouterState({ select: ({ location }) => (location.pathname === '/clauses' ? (readClauseSearch(location.search).q ?? '') : null) });

/** Ctrl K, or Cmd K, leads to the field from anywhere. */
function useShortcut(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const focusOnShortcut = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      input.current?.select();
      input.current?.focus();
    };
    addEventListener('keydown', focusOnShortcut);
    return () => removeEventListener('keydown', focusOnShortcut);
  }, [input]);
}

/** The search of every page: typing opens the clause list and refines it; Ctrl K comes here. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const navigate = useNavigate();
  const inAddress = useAddressQuery();
  const [typed, setTyped] = useState(inAddress ?? '');

  useEffect(() => {
    // Back, forward, or a filter taken away change the address: the box follows, unless someone is typing in it.
    if (document.activeElement !== input.current) setTyped(inAddress ?? '');
  }, [inAddress]);
  useShortcut(input);

  const go = (q: string): void => {
    clearTimeout(timer.current);
    const isThere = inAddress !== null;
    void navigate({
      to: '/clauses',
      search: (previous) => ({ ...(isThere ? readClauseSearch(previous) : {}), q: q.trim() ? q : undefined, vue: undefined }),
      replace: isThere,
    });
  };
  const type = (q: string): void => {
    setTyped(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(q), DEBOUNCE);
  };
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(typed);
        }}
      >
        <label htmlFor="recherche" className="visually-hidden">
          Chercher une clause
        </label>
        <input
          ref={input}
          id="recherche"
          className="input search__input"
          type="search"
          autoComplete="off"
          maxLength={200}
          value={typed}
          placeholder="Chercher une clause, un thème, un article…"
          onChange={(event) => type(event.target.value)}
        />
        <span className="search__hint" aria-hidden="true">
          <kbd>Ctrl K</kbd>
        </span>
      </form>
    </search>
  );
}
