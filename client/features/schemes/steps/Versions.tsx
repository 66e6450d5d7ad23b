/** The history: who changed which sections when, the difference between any two states, the way back to the whole or to one section. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scheme, SchemeContent, SchemeSave, SchemeVersion } from '#shared/api/schemes.ts';
import { keys, request } from '../../../api.ts';
import { settled } from '../../../save/settled.ts';
import { Button } from '../../../ui/Button.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { formatMoment } from '../../../moments.ts';
import { Comparison, type Pair } from '../compare/Comparison.tsx';
import { SCHEME_SECTIONS, type SchemeSection } from '../save/sections.ts';
import { useSaver, useSaverState } from '../save/useScheme.ts';

const nameOf = (section: string): string => Object.entries(SCHEME_SECTIONS.labels).find(([key]) => key === section)?.[1] ?? section;
const namesOf = (sections: readonly string[]): string => sections.map(nameOf).join(', ');

/** Puts back a whole state, or one section of it: itself a change, which can be undone and stays among the versions. */
function useRestore(): { busy: number | null; restore: (version: SchemeVersion, section: SchemeSection | null) => void } {
  const saver = useSaver();
  const { document: scheme } = useSaverState();
  const client = useQueryClient();
  const [busy, setBusy] = useState<number | null>(null);
  const run = async ({ revision, savedAt }: SchemeVersion, section: SchemeSection | null): Promise<void> => {
    setBusy(revision);
    try {
      const old = await client.fetchQuery({
        queryKey: keys.version(scheme.id, revision),
        queryFn: () => request<Scheme>(`/api/schemes/${encodeURIComponent(scheme.id)}/versions/${revision}`),
      });
      // What was just typed must reach the server first, to be among what is kept.
      await settled(saver);
      const before = saver.read().document;
      const [wanted, undone]: Partial<SchemeContent>[] = section === null ? [old, before] : [{ [section]: old[section] }, { [section]: before[section] }];
      if (wanted) saver.replace(wanted);
      const what = section === null ? 'Le schéma est revenu' : `«\u00a0${nameOf(section)}\u00a0» est revenu`;
      toast(`${what} à l’état du ${formatMoment(savedAt)}.`, () => undone && saver.replace(undone));
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(null);
    }
  };
  return { busy, restore: (version, section) => void run(version, section) };
}

export function Versions() {
  const { document: scheme, status } = useSaverState();
  const { busy, restore } = useRestore();
  const [pair, setPair] = useState<Pair | null>(null);
  const versions = useQuery({
    queryKey: [...keys.versions(scheme.id), status.kind === 'saved' ? scheme.revision : 0],
    queryFn: ({ signal }) => request<{ items: SchemeVersion[] }>(`/api/schemes/${encodeURIComponent(scheme.id)}/versions`, { signal }),
    placeholderData: (before) => before,
  });
  return (
    <Section
      title="Historique"
      anchor="versions"
      lead="Un état est gardé à chaque reprise du travail. Revenir à l’un d’eux, en entier ou pour une section, n’efface pas les autres."
    >
      <QueryView query={versions} loading="Lecture de l’historique…">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Aucun état antérieur pour l’instant.</p>
          ) : (
            <>
              {pair && <Comparison items={items} pair={pair} onPair={setPair} onRestore={restore} />}
              <ul className="history">
                {items.map((version, index) => (
                  <VersionLine
                    key={version.revision}
                    version={version}
                    isBusy={busy === version.revision}
                    onCompare={() => setPair({ from: version.revision, to: items[index - 1]?.revision ?? null })}
                    onRestore={() => restore(version, null)}
                  />
                ))}
              </ul>
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

type LineProps = { version: SchemeVersion; isBusy: boolean; onCompare: () => void; onRestore: () => void };

function VersionLine({ version: { revision, savedAt, sections, saves }, isBusy, onCompare, onRestore }: LineProps) {
  return (
    <li>
      <div>
        <p>
          <time dateTime={savedAt}>{formatMoment(savedAt)}</time>
          <span className="soft">{` · version ${revision}`}</span>
        </p>
        {saves.length > 0 ? <Saves saves={saves} /> : sections.length > 0 && <p className="soft small">{`Changement de\u202f: ${namesOf(sections)}`}</p>}
      </div>
      <div className="history__actions">
        <Button reads small onPress={onCompare}>
          Ce qui a changé<span className="visually-hidden">{` après la version ${revision}`}</span>
        </Button>
        <Button small isBusy={isBusy} onPress={onRestore}>
          Revenir à cette version<span className="visually-hidden">{` ${revision}`}</span>
        </Button>
      </div>
    </li>
  );
}

function Saves({ saves }: { saves: readonly SchemeSave[] }) {
  return (
    <ul className="history__saves">
      {saves.map(({ by, sections, from }) => (
        <li key={`${by} ${from}`}>{by === null ? `Changement de\u202f: ${namesOf(sections)}` : `${by}\u202f: ${namesOf(sections)}`}</li>
      ))}
    </ul>
  );
}
