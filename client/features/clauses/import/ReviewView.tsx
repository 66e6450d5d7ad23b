import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClauseProposal } from '#shared/api/clause-import.ts';
import type { OwnClause, OwnClauseCreate } from '#shared/api/own-clauses.ts';
import { counted } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { ownPath, refreshClauses } from '../own/queries.ts';
import { ProposalForm } from './ProposalForm.tsx';
import { draftOf, nextToReview, type Outcome, type Review, type Reviewing } from './review.ts';

export type ReviewViewProps = {
  reviewing: Reviewing;
  review: Review;
  /** Cuts the file elsewhere; absent once the page no longer holds it. */
  onCut?: (level: number) => void;
  onEnd: () => void;
};

const levelLabel = (level: number, count: number): string =>
  level === 0 ? 'Garder le fichier entier (1 clause)' : `Aux titres de niveau ${level} (${counted(count, 'clause')})`;

/** Every proposal in the order of the file, one open at a time. */
export function ReviewView({ reviewing, review, onCut, onEnd }: ReviewViewProps) {
  const { found, outcomes } = review;
  const [rank, setRank] = useState(() => nextToReview(review, 0));
  const open = found.items.find((item) => item.rank === rank) ?? null;
  const settle = (settled: number, outcome: Outcome): void => {
    reviewing.settle(settled, outcome);
    setRank(nextToReview({ ...review, outcomes: { ...outcomes, [settled]: outcome } }, settled));
  };
  const accept = useAccept(found.name, settle);
  const begun = Object.keys(outcomes).length > 0;
  return (
    <>
      <Head review={review} onEnd={onEnd} />
      {found.levels.length > 1 && (
        <CutChoice
          found={found}
          isDisabled={!onCut || begun}
          help={
            begun
              ? 'La revue est commencée\u202f: recommencez pour couper autrement.'
              : onCut
                ? undefined
                : 'Pour couper autrement, recommencez avec le fichier.'
          }
          onCut={(level) => onCut?.(level)}
        />
      )}
      {found.warnings.map((warning) => (
        <Finding key={warning} tone="warns" title={frenchTypography(warning)} />
      ))}
      <div className="own-review">
        <div className="own-review__side">
          <ProposalList review={review} rank={rank} onOpen={setRank} />
        </div>
        {open ? (
          <ProposalForm
            key={`${found.level} ${open.rank}`}
            proposal={open}
            outcome={outcomes[open.rank] ?? null}
            isBusy={accept.isPending}
            onChange={(part) => reviewing.change(open.rank, part)}
            onAccept={() => accept.mutate(open)}
            onSkip={() => settle(open.rank, { kind: 'skipped' })}
            onReopen={() => reviewing.settle(open.rank, null)}
          />
        ) : (
          <Done review={review} onEnd={onEnd} />
        )}
      </div>
    </>
  );
}

/** An accepted proposal becomes a draft at once: nothing depends on the review being finished. */
function useAccept(file: string, settle: (rank: number, outcome: Outcome) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (proposal: ClauseProposal) => {
      const body: OwnClauseCreate = draftOf(proposal, file);
      return request<OwnClause>(ownPath(), { method: 'POST', body });
    },
    onSuccess: (clause, { rank }) => {
      settle(rank, { kind: 'accepted', id: clause.id });
      toast(`«\u00a0${clause.title}\u00a0» est dans les brouillons.`);
      void refreshClauses(client);
    },
    onError: toastProblem,
  });
}

const countOf = ({ outcomes }: Review, kind: Outcome['kind']): number => Object.values(outcomes).filter((outcome) => outcome.kind === kind).length;

function Head({ review, onEnd }: { review: Review; onEnd: () => void }) {
  const { found, outcomes } = review;
  const [isAsked, setAsked] = useState(false);
  const left = found.items.length - Object.keys(outcomes).length;
  const says = [
    `${counted(found.items.length, 'clause')} ${found.items.length > 1 ? 'proposées' : 'proposée'}`,
    `${counted(countOf(review, 'accepted'), 'brouillon')}`,
    left > 0 ? `${left} à revoir` : 'revue terminée',
  ];
  return (
    <div className="row own-review__head">
      <p role="status">
        <strong>{found.name}</strong> <span className="soft">{says.join(' · ')}</span>
      </p>
      <Button small onPress={() => (left > 0 ? setAsked(true) : onEnd())}>
        Recommencer avec un autre fichier
      </Button>
      <ConfirmDialog title={'Recommencer\u202f?'} isOpen={isAsked} onClose={() => setAsked(false)} confirmLabel="Recommencer" onConfirm={onEnd}>
        <p>Les brouillons créés restent. Les propositions qui ne sont pas revues sont abandonnées&#x202f;; le fichier, lui, est chez vous.</p>
      </ConfirmDialog>
    </div>
  );
}

function CutChoice({
  found,
  isDisabled,
  help,
  onCut,
}: {
  found: Review['found'];
  isDisabled: boolean;
  help: string | undefined;
  onCut: (level: number) => void;
}) {
  return (
    <div className="own-review__cut">
      <Select
        label="Où couper le fichier"
        {...(help ? { help: frenchTypography(help) } : {})}
        value={String(found.level)}
        isDisabled={isDisabled}
        options={found.levels.map(({ level, count }) => ({ value: String(level), label: levelLabel(level, count) }))}
        onChange={(level) => level !== null && onCut(Number(level))}
      />
    </div>
  );
}

const MARKS = { accepted: { glyph: '●', word: 'acceptée' }, skipped: { glyph: '–', word: 'passée' }, waiting: { glyph: '○', word: 'à revoir' } } as const;

function ProposalList({ review: { found, outcomes }, rank, onOpen }: { review: Review; rank: number | null; onOpen: (rank: number) => void }) {
  return (
    <nav aria-label="Clauses proposées">
      <ol className="own-review__list">
        {found.items.map((item) => {
          const { glyph, word } = MARKS[outcomes[item.rank]?.kind ?? 'waiting'];
          return (
            <li key={item.rank}>
              <button type="button" className="own-review__go" aria-current={item.rank === rank ? 'true' : undefined} onClick={() => onOpen(item.rank)}>
                <span aria-hidden="true">{glyph}</span>
                <span>
                  {`${item.number ? `${item.number} – ` : ''}${item.title || 'Sans titre'}`}
                  <span className="visually-hidden">{`, ${word}`}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Done({ review, onEnd }: { review: Review; onEnd: () => void }) {
  const accepted = countOf(review, 'accepted');
  return (
    <section className="own-proposal">
      <h2>La revue est terminée</h2>
      <p>
        {accepted === 0
          ? 'Aucune clause n’a été acceptée\u202f: rien n’est entré dans Clausier.'
          : `${counted(accepted, 'brouillon')} ${accepted > 1 ? 'attendent' : 'attend'} d’être ${accepted > 1 ? 'complétés' : 'complété'} : leviers, références, risques. Ils ne sont visibles dans la bibliothèque qu’une fois publiés.`}
      </p>
      <div className="row">
        <LinkButton variant="primary" to="/clauses/nos-clauses" search={{ etat: 'draft' }}>
          Voir les brouillons
        </LinkButton>
        <Button onPress={onEnd}>Importer un autre fichier</Button>
      </div>
    </section>
  );
}
