/** The panel of comments and tasks: a column beside the work where there is room, a dialog elsewhere. */
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { StepId } from '#shared/scheme/steps.ts';
import { useMay } from '../../../session.ts';
import { useMedia } from '../../../useMedia.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { PreviewColumn } from '../preview/PreviewColumn.tsx';
import { useSaver } from '../save/useScheme.ts';
import { type Pointed, usePointing } from './pointing.ts';
import { tasksQuery, threadsQuery } from './queries.ts';
import { Tasks } from './Tasks.tsx';
import { Threads } from './Threads.tsx';
import './together.css';

type Shown = { pointed: Pointed };
type Panel = { shown: Shown | null; open: () => void; close: () => void };
const PanelContext = createContext<Panel>({ shown: null, open: () => undefined, close: () => undefined });

/** Around the workspace; remembers what was under the hand when the panel opens. */
export function TogetherProvider({ place, children }: { place: string; children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const pointed = usePointing(place);
  return <PanelContext.Provider value={{ shown, open: () => setShown({ pointed: pointed() }), close: () => setShown(null) }}>{children}</PanelContext.Provider>;
}

/** Threads still open on the scheme, and what they are about; none while they are read. */
export function useOpenThreads() {
  const threads = useQuery(threadsQuery(useSaver().read().document.id)).data;
  return threads?.items.filter(({ resolvedAt }) => resolvedAt === null) ?? [];
}

export function TogetherButton() {
  const { shown, open, close } = useContext(PanelContext);
  const isWide = useMedia(WIDE);
  const count = useOpenThreads().length;
  return (
    <Button reads small aria-pressed={isWide ? shown !== null : undefined} onPress={shown ? close : open}>
      Commentaires<span className="visually-hidden"> et tâches</span>
      {count > 0 && ` · ${count}`}
    </Button>
  );
}

/** Same width as the preview's own column. */
const WIDE = '(min-width: 1340px)';

type PlaceProps = { step: StepId; axisId: string | null };

/** The last column: the preview, or the panel in its place. */
export function SideColumn(place: PlaceProps) {
  const { shown, close } = useContext(PanelContext);
  const isWide = useMedia(WIDE);
  if (!shown) return <PreviewColumn {...place} />;
  if (!isWide)
    return (
      <Dialog title="Commentaires et tâches" size="side" isOpen onClose={close}>
        <PanelBody {...place} {...shown} />
      </Dialog>
    );
  return (
    <aside className="together" aria-label="Commentaires et tâches">
      <div className="together__head">
        <h2 className="together__title">Commentaires et tâches</h2>
        <Button reads small variant="quiet" onPress={close}>
          Fermer
        </Button>
      </div>
      <PanelBody {...place} {...shown} />
    </aside>
  );
}

/** Who only reads the scheme may comment all the same when their role says so. */
function PanelBody({ step, axisId, pointed }: PlaceProps & Shown) {
  const { id } = useSaver().read().document;
  const [tab, setTab] = useState<'comments' | 'tasks'>('comments');
  const mayComment = useMay('scheme:comment');
  const threads = useOpenThreads().length;
  const tasks = useQuery(tasksQuery(id)).data?.items.filter(({ doneAt }) => doneAt === null).length ?? 0;
  return (
    <ReadOnly value={!mayComment}>
      <Tabs
        label="À plusieurs"
        value={tab}
        onChange={setTab}
        items={[
          { id: 'comments', label: `Commentaires (${threads})` },
          { id: 'tasks', label: `Tâches (${tasks})` },
        ]}
      >
        {tab === 'comments' ? <Threads step={step} axisId={axisId} pointed={pointed} /> : <Tasks step={step} axisId={axisId} pointed={pointed} />}
      </Tabs>
    </ReadOnly>
  );
}
