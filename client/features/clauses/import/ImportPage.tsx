import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { ClauseImport } from '#shared/api/clause-import.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';
import { formatBytes } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useMay, useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { ownPath } from '../own/queries.ts';
import { ReviewView } from './ReviewView.tsx';
import { useReview } from './review.ts';
import '../own/own.css';
import '../../../workspace/parts.css';

/** Clauses brought in from a Word file: read, cut at its titles, reviewed one by one. Nothing enters by itself. */
export function ImportPage() {
  const mayWrite = useMay('clause:write');
  const isKnown = useSession() !== null;
  const reviewing = useReview();
  const [file, setFile] = useState<File | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const read = useMutation({
    mutationFn: async ({ sent, level }: { sent: File; level?: number }) => {
      const form = new FormData();
      // Fields go before the file: the server reads them first.
      if (level !== undefined) form.append('level', String(level));
      form.append('file', sent);
      return request<ClauseImport>(ownPath('word'), { method: 'POST', body: form });
    },
    onSuccess: (found) => reviewing.begin(found),
  });
  const choose = (chosen: File): void => {
    setTooLarge(chosen.size > LIMITS.documentBytes);
    if (chosen.size > LIMITS.documentBytes) return;
    setFile(chosen);
    read.mutate({ sent: chosen });
  };
  const { review } = reviewing;
  return (
    <>
      <PageHeader
        title="Importer depuis Word"
        lead={
          'Clausier lit le fichier, le coupe à ses titres et propose chaque clause. Rien n’entre sans votre accord\u202f: une clause acceptée devient un brouillon.'
        }
        back={<Link to="/clauses/nos-clauses">← Nos clauses</Link>}
      />
      {isKnown && !mayWrite && <Finding tone="notes" title="Les juristes et les acheteurs peuvent importer des clauses." />}
      {mayWrite && !review && <FileChoice isBusy={read.isPending} onFile={choose} />}
      {tooLarge && <p className="field__error">{`Ce fichier dépasse ${formatBytes(LIMITS.documentBytes)}\u202f: coupez-le en plusieurs.`}</p>}
      {read.isPending && <Loading what="Lecture du fichier…" />}
      {read.isError && <ProblemNotice error={read.error} />}
      {mayWrite && review && (
        <ReviewView
          reviewing={reviewing}
          review={review}
          {...(file ? { onCut: (level: number) => read.mutate({ sent: file, level }) } : {})}
          onEnd={() => {
            reviewing.begin(null);
            setFile(null);
            read.reset();
          }}
        />
      )}
    </>
  );
}

const ACCEPT = '.docx,.dotx,.doc,.odt,.rtf,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function FileChoice({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !isBusy) onFile(dropped);
  };
  return (
    <section
      className={`own-drop${isOver ? ' own-drop--over' : ''}`}
      aria-label="Fichier à lire"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="own-drop__title">Déposez ici un fichier Word</p>
      <p className="soft small">
        {frenchTypography(`Une clause par fichier, ou un recueil dont chaque titre ouvre une clause. ${formatBytes(LIMITS.documentBytes)} au plus.`)}
      </p>
      <label htmlFor={id} className="visually-hidden">
        Fichier Word à lire
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={ACCEPT}
        disabled={isBusy}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          // The same file, corrected, is chosen again under the same name.
          event.target.value = '';
        }}
      />
      <Button variant="primary" onPress={() => input.current?.click()} isBusy={isBusy} busyLabel="Lecture…">
        Choisir un fichier
      </Button>
    </section>
  );
}
