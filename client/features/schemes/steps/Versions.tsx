import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Scheme } from '#shared/api/schemes.ts';
import { keys, request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { SCHEME_SECTIONS } from '../save/sections.ts';
import { settled } from '../../../save/settled.ts';
import { useSaver, useSaverState } from '../save/useScheme.ts';

type Version = { revision: number; savedAt: string; sections: string[] };
const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' });
const nameOf = (section: string): string => Object.entries(SCHEME_SECTIONS.labels).find(([key]) => key === section)?.[1] ?? section;

/** Kept versions: going back to one is itself a change, and can be undone. */
export function Versions() {
  const saver = useSaver();
  const { document: scheme, status } = useSaverState();
  const client = useQueryClient();
  const [busy, setBusy] = useState<number | null>(null);
  const versions = useQuery({
    queryKey: [...keys.versions(scheme.id), status.kind === 'saved' ? scheme.revision : 0],
    queryFn: ({ signal }) => request<{ items: Version[] }>(`/api/schemes/${encodeURIComponent(scheme.id)}/versions`, { signal }),
    placeholderData: (before) => before,
  });
  const restore = async ({ revision, savedAt }: Version): Promise<void> => {
    setBusy(revision);
    try {
      const old = await client.fetchQuery({
        queryKey: keys.version(scheme.id, revision),
        queryFn: () => request<Scheme>(`/api/schemes/${encodeURIComponent(scheme.id)}/versions/${revision}`),
      });
      // What was just typed must reach the server first, to be among what is kept.
      await settled(saver);
      const before = saver.read().document;
      saver.replace(old);
      toast(`Le schéma est revenu à la version du ${moment.format(new Date(savedAt))}.`, () => saver.replace(before));
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Section
      title="Versions gardées"
      anchor="versions"
      lead="Une version est gardée à chaque reprise du travail. Revenir à l’une d’elles n’efface pas les autres."
    >
      <QueryView query={versions} loading="Lecture des versions…">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Aucune version antérieure pour l’instant.</p>
          ) : (
            <ul className="versions">
              {items.map((version) => (
                <VersionLine key={version.revision} version={version} isBusy={busy === version.revision} onRestore={() => void restore(version)} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

function VersionLine({ version, isBusy, onRestore }: { version: Version; isBusy: boolean; onRestore: () => void }) {
  return (
    <li>
      <div>
        <p>
          <time dateTime={version.savedAt}>{moment.format(new Date(version.savedAt))}</time>
          <span className="soft">{` · version ${version.revision}`}</span>
        </p>
        {version.sections.length > 0 && <p className="soft small">{`Avant un changement de\u202f: ${version.sections.map(nameOf).join(', ')}`}</p>}
      </div>
      <Button small isBusy={isBusy} onPress={onRestore}>
        Revenir à cette version<span className="visually-hidden">{` ${version.revision}`}</span>
      </Button>
    </li>
  );
}
