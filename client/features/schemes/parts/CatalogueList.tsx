import { type ReactNode, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { CataloguePicker, type PickItem } from './CataloguePicker.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type Row, type RowFocus, RowList, type RowListProps } from '../../../workspace/RowList.tsx';
import { Section } from '../../../workspace/Section.tsx';

export type CatalogueListProps<R extends Row> = Omit<RowListProps<R>, 'focus' | 'isCollapsible'> & {
  title: string;
  anchor: string;
  lead?: ReactNode;
  catalogue: { title: string; noun: { one: string; many: string }; items: readonly PickItem[] };
  freeLabel: string;
  /** Lines of the scheme for the chosen entries of the catalogue. */
  take: (catalogueIds: readonly string[]) => R[];
  /** A line with nothing written. */
  blank: (id: string) => R;
};

/** A list that fills from a catalogue, or freely. */
export function CatalogueList<R extends Row>({ title, anchor, lead, catalogue, freeLabel, take, blank, ...list }: CatalogueListProps<R>) {
  const [isPicking, setPicking] = useState(false);
  const [added, setAdded] = useState<RowFocus | null>(null);
  const isFull = list.rows.length >= LIMITS.rows;
  const addFree = (): void => {
    const id = newId();
    list.edit((current) => [...current, blank(id)]);
    setAdded({ id });
  };
  const actions = (
    <>
      <Button isDisabled={isFull} onPress={() => setPicking(true)}>
        Ajouter depuis le catalogue
      </Button>
      <Button variant="quiet" isDisabled={isFull} onPress={addFree}>
        {freeLabel}
      </Button>
    </>
  );
  return (
    <Section title={title} anchor={anchor} lead={lead} actions={actions}>
      <RowList {...list} isCollapsible focus={added} />
      {isPicking && (
        <CataloguePicker
          {...catalogue}
          onClose={() => setPicking(false)}
          onAdd={(ids) => list.edit((current) => [...current, ...take(ids)].slice(0, LIMITS.rows))}
        />
      )}
    </Section>
  );
}
