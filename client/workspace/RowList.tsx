import { memo, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/Toast.tsx';
import './parts.css';

export type Row = { id: string };
/** A new object each time, so that the same row can be asked for twice. */
export type RowFocus = { id: string };
export type RowListProps<R extends Row> = {
  rows: readonly R[];
  /** Changes the list from its present value. */
  edit: (change: (rows: R[]) => R[]) => void;
  /** Title of a row, such as « Chiffre 2 ». */
  nameOf: (row: R, index: number) => string;
  /** A line under the title, in view when the row is closed. */
  detailOf?: (row: R) => ReactNode;
  /** « Chiffre retiré. » */
  removedText: string;
  children: (row: R, set: (part: Partial<R>) => void, index: number) => ReactNode;
  /** Rows open one by one: for long forms. */
  isCollapsible?: boolean;
  headingLevel?: 3 | 4;
  /** The first row is open to begin with. */
  opensFirst?: boolean;
  /** Rows drawn as small sheets, inside another list. */
  isSheet?: boolean;
  /** Names the list for screen readers. */
  label?: string;
  /** The row to open and focus: one just added. */
  focus?: RowFocus | null;
};

const FOCUS_DELAY = 80;

const moved = <R extends Row>(rows: readonly R[], id: string, by: -1 | 1): R[] => {
  const from = rows.findIndex((row) => row.id === id);
  const row = rows[from];
  const to = from + by;
  if (!row || to < 0 || to >= rows.length) return [...rows];
  const rest = rows.filter((other) => other.id !== id);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
};

/** Opens the asked row and puts the focus in its first field. */
function useRowFocus(list: RefObject<HTMLUListElement | null>, focus: RowFocus | null, open: (id: string) => void): void {
  useEffect(() => {
    if (!focus) return;
    open(focus.id);
    // After the menu or the dialog that added the row has given the focus back to its button.
    const timer = setTimeout(() => {
      const row = list.current?.querySelector(`[data-row="${focus.id}"]`);
      row?.querySelector<HTMLElement>('.rows__body :is(input, textarea, select)')?.focus();
      row?.scrollIntoView({ block: 'nearest' });
    }, FOCUS_DELAY);
    return () => clearTimeout(timer);
  }, [focus, list, open]);
}

/** The browser drops the focus of a moved element: it is given back to the same button, or to the other at the end of the list. */
function refocus(list: RefObject<HTMLUListElement | null>, id: string, by: -1 | 1): void {
  requestAnimationFrame(() => {
    const button = (way: number) => list.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-move="${way}"]:not([data-disabled])`);
    (button(by) ?? button(-by))?.focus();
  });
}

/** A list to edit: each row can go up, down, or away (with an undo); moves are announced. */
export function RowList<R extends Row>(props: RowListProps<R>) {
  const { rows, edit, nameOf, removedText, isCollapsible = false, isSheet = false, opensFirst = false, focus = null, label = 'Lignes' } = props;
  const [openId, setOpenId] = useState<string | null>(focus?.id ?? (opensFirst ? (rows[0]?.id ?? null) : null));
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);

  useRowFocus(list, focus, setOpenId);

  const move = (row: R, index: number, by: -1 | 1): void => {
    edit((current) => moved(current, row.id, by));
    setSaid(`${nameOf(row, index)}\u202f: position ${index + by + 1} sur ${rows.length}.`);
    refocus(list, row.id, by);
  };
  const remove = (row: R, index: number): void => {
    edit((current) => current.filter(({ id }) => id !== row.id));
    list.current?.focus();
    toast(removedText, () => edit((current) => [...current.slice(0, index), row, ...current.slice(index)]));
  };
  const set =
    (id: string) =>
    (part: Partial<R>): void =>
      edit((current) => current.map((row) => (row.id === id ? { ...row, ...part } : row)));

  return (
    <>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ul className={`rows${isSheet ? ' rows--sheets' : ''}`} ref={list} tabIndex={-1} aria-label={label}>
        {rows.map((row, index) => {
          const isOpen = !isCollapsible || openId === row.id;
          return (
            <RowFrame
              key={row.id}
              row={row}
              name={nameOf(row, index)}
              index={index}
              count={rows.length}
              isOpen={isOpen}
              isCollapsible={isCollapsible}
              headingLevel={props.headingLevel ?? 3}
              detail={isOpen ? null : props.detailOf?.(row)}
              body={isOpen ? props.children(row, set(row.id), index) : null}
              onToggle={() => setOpenId((current) => (current === row.id ? null : row.id))}
              onMove={(by) => move(row, index, by)}
              onRemove={() => remove(row, index)}
            />
          );
        })}
      </ul>
    </>
  );
}

type FrameProps = {
  row: Row;
  name: string;
  index: number;
  count: number;
  isOpen: boolean;
  isCollapsible: boolean;
  headingLevel: 3 | 4;
  detail: ReactNode;
  body: ReactNode;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** A closed row is drawn again only when it is another one: a list of forty must not slow typing in the open one. */
const isSame = (a: FrameProps, b: FrameProps): boolean =>
  !a.isOpen && !b.isOpen && a.row === b.row && a.name === b.name && a.index === b.index && a.count === b.count;

const RowFrame = memo(function RowFrame({
  row,
  name,
  index,
  count,
  isOpen,
  isCollapsible,
  headingLevel,
  detail,
  body,
  onToggle,
  onMove,
  onRemove,
}: FrameProps) {
  const Heading = headingLevel === 3 ? 'h3' : 'h4';
  return (
    <li className={`rows__item${isOpen ? ' rows__item--open' : ''}`} data-row={row.id}>
      <div className="rows__head">
        <div className="rows__name">
          <Heading className="rows__title">
            {isCollapsible ? (
              <button type="button" className="rows__toggle" aria-expanded={isOpen} onClick={onToggle}>
                <span aria-hidden="true" className="rows__chevron">
                  {isOpen ? '▾' : '▸'}
                </span>
                {name}
              </button>
            ) : (
              name
            )}
          </Heading>
          {detail && <div className="rows__detail">{detail}</div>}
        </div>
        <div className="rows__tools">
          {count > 1 && (
            <>
              <Button small variant="quiet" data-move="-1" aria-label={`Monter\u202f: ${name}`} isDisabled={index === 0} onPress={() => onMove(-1)}>
                Monter
              </Button>
              <Button small variant="quiet" data-move="1" aria-label={`Descendre\u202f: ${name}`} isDisabled={index === count - 1} onPress={() => onMove(1)}>
                Descendre
              </Button>
            </>
          )}
          <Button small variant="quiet" aria-label={`Retirer\u202f: ${name}`} onPress={onRemove}>
            Retirer
          </Button>
        </div>
      </div>
      {isOpen && <div className="rows__body">{body}</div>}
    </li>
  );
}, isSame);
