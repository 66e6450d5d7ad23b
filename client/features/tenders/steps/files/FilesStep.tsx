import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { TenderDocument } from '#shared/api/documents.ts';
import { isConcession } from '#shared/tender/names.ts';
import { shortPiece } from '../../../../labels.ts';
import { PageHeader } from '../../../../ui/PageHeader.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { documentsQuery } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { DocumentView } from './DocumentView.tsx';
import { Drop } from './Drop.tsx';
import { KeepAll } from './KeepAll.tsx';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './useUploads.ts';
import './files.css';

/** A finding opens its file: `#document/<id>`. */
const asked = (hash: string): string | null => /^document\/(.+)$/.exec(hash)?.[1] ?? null;

/** The buyer's Word files, and the clauses placed in each. */
export function FilesStep({ workspace }: StepProps) {
  const { tender } = workspace;
  const documents = useQuery(documentsQuery(tender.id));
  const wanted = useLocation({ select: ({ hash }) => asked(hash) });
  const [chosen, setChosen] = useState<string | null>(wanted);
  const { uploads, send, retry, forget } = useUploads(tender.id, ({ id }) => setChosen(id));
  return (
    <>
      <PageHeader
        title="Mes fichiers Word"
        documentTitle={`Fichiers – ${tender.title}`}
        lead={'Votre fichier n’est jamais modifié\u202f: vous recevez une copie, avec les clauses en suivi des modifications.'}
      />
      <QueryView query={documents} loading="Lecture des fichiers…">
        {({ items }) => {
          const shown = items.find(({ id }) => id === chosen) ?? items[0];
          return (
            <>
              <Drop isCompact={items.length > 0} onFiles={(files) => void send(files)} />
              <UploadList uploads={uploads} onRetry={(upload) => void retry(upload)} onForget={forget} />
              {items.length > 1 && <FileChoice items={items} shown={shown} isConcession={isConcession(workspace.tender)} onChoose={setChosen} />}
              <KeepAll workspace={workspace} items={items} />
              {shown && <DocumentView key={shown.id} workspace={workspace} document={shown} onChosen={setChosen} />}
            </>
          );
        }}
      </QueryView>
    </>
  );
}

type ChoiceProps = { items: readonly TenderDocument[]; shown: TenderDocument | undefined; isConcession: boolean; onChoose: (id: string) => void };

function FileChoice({ items, shown, isConcession, onChoose }: ChoiceProps) {
  return (
    <div className="file-choice" role="group" aria-label="Choisir le fichier">
      {items.map(({ id, name, piece, plan }) => (
        <button key={id} type="button" className="lot-choice__lot" aria-pressed={id === shown?.id} onClick={() => onChoose(id)}>
          <span className="lot-choice__number">{shortPiece(piece, isConcession)}</span>
          <span className="file-choice__name">{name}</span>
          <span className="lot-choice__note">
            {plan ? `${plan.items.length} clause${plan.items.length > 1 ? 's' : ''} placée${plan.items.length > 1 ? 's' : ''}` : 'à placer'}
          </span>
        </button>
      ))}
    </div>
  );
}
