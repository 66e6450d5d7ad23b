import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { IMPORT_KINDS, type Import, type ImportKind } from '#shared/api/imports.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { FiguresPage } from '../FiguresPage.tsx';
import { refreshFigures } from '../queries.ts';
import { CancelDialog, RemoveDialog } from './gestures.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { ImportTable } from './ImportTable.tsx';
import { importsQuery, isRunning } from './queries.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { endedWords, heldWords, KIND_WORDS, staleWords } from './words.ts';

export type Gesture = { kind: 'cancel' | 'remove'; one: Import };
type Asked = Gesture | { kind: 'import'; of: ImportKind | null } | { kind: 'settings' } | null;

/** The files the figures come from: what is here, from when, what is stale. */
export function ImportsPage() {
  const imports = useQuery(importsQuery);
  const mayImport = useMay('figure:import');
  const [asked, setAsked] = useState<Asked>(null);
  const ended = useEnded(imports.data?.items);
  const close = (): void => setAsked(null);
  const items = imports.data?.items ?? [];
  return (
    <FiguresPage
      title="Imports"
      lead="Les fichiers d’où viennent les chiffres&#x202f;: ce que vous avez, de quand, et ce qui a vieilli."
      actions={
        <>
          <Button reads onPress={() => setAsked({ kind: 'settings' })}>
            Acheteurs et territoire
          </Button>
          {mayImport && (
            <Button variant="primary" onPress={() => setAsked({ kind: 'import', of: null })}>
              Importer un fichier
            </Button>
          )}
        </>
      }
    >
      <p className="visually-hidden" role="status">
        {ended}
      </p>
      <QueryView query={imports} loading="Lecture des imports…">
        {(list) => (
          <div className="part-page">
            {list.items.length === 0 && <Start mayImport={mayImport} />}
            {IMPORT_KINDS.map((kind) => (
              <Kind
                key={kind}
                kind={kind}
                items={list.items.filter((one) => one.kind === kind)}
                mayImport={mayImport}
                onImport={() => setAsked({ kind: 'import', of: kind })}
                onAsk={setAsked}
              />
            ))}
          </div>
        )}
      </QueryView>
      {asked?.kind === 'import' && <ImportDialog kind={asked.of} imports={items} onClose={close} />}
      {asked?.kind === 'settings' && <SettingsDialog onClose={close} />}
      {asked?.kind === 'cancel' && <CancelDialog one={asked.one} onClose={close} />}
      {asked?.kind === 'remove' && <RemoveDialog one={asked.one} onClose={close} onRemoved={close} />}
    </FiguresPage>
  );
}

/** What became of the files whose reading ends under the eyes: said once, then every figure is read again. */
function useEnded(items: readonly Import[] | undefined): string {
  const client = useQueryClient();
  const running = useRef(new Set<string>());
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!items) return;
    const over = items.filter((one) => running.current.has(one.id) && !isRunning(one));
    running.current = new Set(items.filter(isRunning).map(({ id }) => id));
    if (over.length === 0) return;
    setSaid(over.map(endedWords).join(' '));
    void refreshFigures(client);
  }, [items, client]);
  return said;
}

function Start({ mayImport }: { mayImport: boolean }) {
  return (
    <EmptyState title="Aucun fichier importé pour l’instant">
      <p>
        {mayImport
          ? 'Commencez par les données essentielles de vos marchés\u202f: elles donnent d’elles-mêmes la plupart des taux. Avec «\u00a0Acheteurs et territoire\u00a0», dites d’abord pour qui les chiffres sont calculés.'
          : 'Une personne qui pilote le schéma ou qui achète peut importer ici les données essentielles de vos marchés.'}
      </p>
    </EmptyState>
  );
}

type KindProps = { kind: ImportKind; items: readonly Import[]; mayImport: boolean; onImport: () => void; onAsk: (gesture: Gesture) => void };

function Kind({ kind, items, mayImport, onImport, onAsk }: KindProps) {
  const { label, empty } = KIND_WORDS[kind];
  const held = heldWords(items);
  const stale = staleWords(items);
  const id = `imports-${kind}`;
  return (
    <section className="stack" aria-labelledby={id}>
      <div className="figures-head">
        <h2 id={id}>{label}</h2>
        {mayImport && items.length > 0 && (
          <Button small onPress={onImport} aria-label={`Importer\u202f: ${label}`}>
            Importer
          </Button>
        )}
      </div>
      {held && <p>{held}</p>}
      {stale && (
        <p className="figures-caution">
          <span aria-hidden="true">◆</span> {stale}
        </p>
      )}
      {items.length === 0 ? (
        <p className="soft">
          {`Rien pour l’instant. ${empty}`}{' '}
          {mayImport && (
            <Button small variant="quiet" onPress={onImport} aria-label={`Importer\u202f: ${label}`}>
              Importer
            </Button>
          )}
        </p>
      ) : (
        <ImportTable kind={kind} items={items} mayImport={mayImport} onAsk={onAsk} />
      )}
    </section>
  );
}
