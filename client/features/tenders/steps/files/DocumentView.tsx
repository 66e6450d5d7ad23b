import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentText, PlaceProposals, TenderDocument } from '#shared/api/documents.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { documentTextQuery, placesQuery } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { FileHead } from './FileHead.tsx';
import { useDraft } from './draft.ts';
import { Placements } from './Placements.tsx';
import { requestOf } from './plan.ts';
import { PlanTree } from './PlanTree.tsx';
import { Preview } from './Preview.tsx';

type Props = StepProps & { document: TenderDocument; onChosen: (id: string) => void };

/** One file: its plan, what the insertion will give, the clauses to place. */
export function DocumentView({ workspace, document, onChosen }: Props) {
  const { tender } = workspace;
  const text = useQuery(documentTextQuery(tender.id, document.id));
  const places = useQuery(placesQuery(tender.id, document.id));
  return (
    <section className="file" aria-label={document.name} data-field={`document/${document.id}`}>
      <FileHead workspace={workspace} document={document} onChosen={onChosen} />
      {document.warnings.map((warning) => (
        <Finding key={warning} tone="warns" title={warning} />
      ))}
      <QueryView query={text} loading="Lecture du fichier…">
        {(read) => (
          <QueryView query={places} loading="Recherche des places…">
            {(proposed) => <Placing workspace={workspace} document={document} text={read} proposals={proposed} />}
          </QueryView>
        )}
      </QueryView>
    </section>
  );
}

function Placing({ workspace, document, text, proposals }: StepProps & { document: TenderDocument; text: DocumentText; proposals: PlaceProposals }) {
  const { tender } = workspace;
  const { placed, change, options, setOptions } = useDraft(document, proposals.items, tender);
  const [view, setView] = useState<View>('preview');
  /** The clause whose place is being chosen in the plan. */
  const [choosing, setChoosing] = useState<string | null>(null);
  const chosen = placed.find(({ key }) => key === choosing);
  const request = requestOf(placed, options);
  const place = (after: string): void => {
    if (!chosen) return;
    change(chosen.key, { after, placement: 'after', isIn: true, isOwn: true });
    setChoosing(null);
    setView('preview');
    requestAnimationFrame(() => window.document.getElementById(`place-${chosen.key}`)?.focus());
  };
  return (
    <div className="file__columns" data-view={view}>
      <Placements
        workspace={workspace}
        document={document}
        paragraphs={text.items}
        placed={placed}
        options={options}
        request={request}
        onChange={change}
        onOptions={setOptions}
        onChoose={(key) => {
          setChoosing(key);
          setView('plan');
        }}
      />
      <ViewSwitch view={view} onChange={setView} />
      <Preview workspace={workspace} documentId={document.id} request={request} hasClauses={placed.length > 0} />
      <PlanTree paragraphs={text.items} placed={placed} choosing={chosen ?? null} onPlace={place} onStop={() => setChoosing(null)} />
    </div>
  );
}

type View = 'preview' | 'plan';
const VIEWS: readonly { id: View; label: string }[] = [
  { id: 'preview', label: 'Aperçu' },
  { id: 'plan', label: 'Plan du document' },
];

/** Where there is no room for both: the preview, or the plan. */
function ViewSwitch({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  return (
    <div className="view-switch" role="group" aria-label="Montrer">
      {VIEWS.map(({ id, label }) => (
        <Button reads key={id} small aria-pressed={view === id} onPress={() => onChange(id)}>
          {label}
        </Button>
      ))}
    </div>
  );
}
