import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { OWN_CLAUSE_STATES, type OwnClauseList, type OwnClauseSummary } from '#shared/api/own-clauses.ts';
import { STATE_LABELS } from '#shared/clause/life.ts';
import { PIECE_LABELS } from '../../../labels.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { formatMoment } from '../../../moments.ts';
import { CreateDialog } from './CreateDialog.tsx';
import { ownClausesQuery } from './queries.ts';
import { KIND_WORDS, nextStep, STATE_PLURALS, STATE_TONES } from './words.ts';
import './own.css';

const route = getRouteApi('/clauses/nos-clauses');

/** Every clause of the organisation, by state: who saved it, and what to do next. */
export function OwnClausesPage() {
  const { etat } = route.useSearch();
  const list = useQuery(ownClausesQuery(etat));
  const [isCreating, setCreating] = useState(false);
  const mayWrite = useMay('clause:write');
  const actions = mayWrite ? (
    <>
      <LinkButton to="/clauses/nos-clauses/importer">Importer depuis Word</LinkButton>
      <Button variant="primary" onPress={() => setCreating(true)}>
        Écrire une clause
      </Button>
    </>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Nos clauses"
        lead="Les clauses que votre organisation écrit, importe, ou adapte de celles de Clausier."
        back={<Link to="/clauses">← Clauses</Link>}
        {...(actions ? { actions } : {})}
      />
      <QueryView query={list} loading="Lecture de vos clauses…">
        {(data) => <Listed list={data} mayWrite={mayWrite} />}
      </QueryView>
      {isCreating && <CreateDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function Listed({ list, mayWrite }: { list: OwnClauseList; mayWrite: boolean }) {
  const { etat } = route.useSearch();
  const { counts, updates, items } = list;
  const all = OWN_CLAUSE_STATES.reduce((sum, state) => sum + counts[state], 0);
  if (all === 0)
    return (
      <EmptyState title="Aucune clause de votre organisation">
        <p>
          {mayWrite
            ? 'Écrivez-en une, importez celles que vous avez déjà en Word, ou ouvrez une clause de Clausier et adaptez-la à votre organisation.'
            : 'Les juristes et les acheteurs peuvent en écrire, en importer de Word, ou adapter celles de Clausier.'}
        </p>
      </EmptyState>
    );
  return (
    <>
      <nav className="own-states" aria-label="États des clauses">
        <StateLink label="Toutes" count={all} isHere={etat === undefined} />
        {OWN_CLAUSE_STATES.map((state) => (
          <StateLink key={state} state={state} label={STATE_PLURALS[state]} count={counts[state]} isHere={etat === state} />
        ))}
      </nav>
      {updates > 0 && (
        <Finding
          tone="notes"
          title={
            updates > 1
              ? `Clausier a changé le texte de ${updates} clauses que vous avez adaptées. Rien n’est pris sans votre choix.`
              : 'Clausier a changé le texte d’une clause que vous avez adaptée. Rien n’est pris sans votre choix.'
          }
        />
      )}
      {items.length === 0 ? (
        <p className="soft">Aucune clause dans cet état.</p>
      ) : (
        <ul className="own-list" aria-label="Clauses de l’organisation">
          {items.map((clause) => (
            <Line key={clause.id} clause={clause} />
          ))}
        </ul>
      )}
    </>
  );
}

function StateLink({ state, label, count, isHere }: { state?: (typeof OWN_CLAUSE_STATES)[number]; label: string; count: number; isHere: boolean }) {
  return (
    <Link
      to="/clauses/nos-clauses"
      search={state ? { etat: state } : {}}
      className={`chip own-states__link${isHere ? ' chip--on' : ''}`}
      activeProps={{}}
      aria-current={isHere ? 'page' : undefined}
    >
      {`${label} (${count})`}
    </Link>
  );
}

function Line({ clause }: { clause: OwnClauseSummary }) {
  const { id, title, state, kind, version, pieces, updatedAt, updatedBy, update } = clause;
  const facts = [
    KIND_WORDS[kind],
    pieces.map((piece) => PIECE_LABELS[piece]).join(' · '),
    `enregistrée le ${formatMoment(updatedAt)}${updatedBy ? ` par ${updatedBy}` : ''}`,
  ].filter(Boolean);
  return (
    <li>
      <div className="own-list__words">
        <h2 className="own-list__name">
          <Link to="/clauses/nos-clauses/$id" params={{ id }}>
            {title || 'Clause sans titre'}
          </Link>
        </h2>
        <p>{nextStep(clause)}</p>
        <p className="soft small">{facts.join(' · ')}</p>
      </div>
      <div className="own-list__tags">
        {update && <Tag tone="ochre">Mise à jour à comparer</Tag>}
        {version !== null && <Tag isWhole>{`Version ${version}`}</Tag>}
        <Tag tone={STATE_TONES[state]} isWhole>
          {STATE_LABELS[state]}
        </Tag>
      </div>
    </li>
  );
}
