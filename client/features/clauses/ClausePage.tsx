import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import type { ClauseFamily, Piece } from '#shared/api/clauses.ts';
import { CONTRACT_TYPE_LABELS, LEVER_LABELS } from '../../labels.ts';
import { useLawDay } from '../../lawDay.ts';
import { ccagsQuery, clauseQuery } from '../../queries.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { Finding } from '../../ui/Finding.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ClauseActions } from './ClauseActions.tsx';
import { ClauseFacts } from './ClauseFacts.tsx';
import { ClauseText } from './ClauseText.tsx';
import { useMedia } from '../../useMedia.ts';
import { firstPiece } from './family.ts';
import { AdaptButton, OwnMark } from './OwnMark.tsx';
import { fillDraft } from './own/family.ts';
import type { ClauseSearch } from './search.ts';
import { UsedIn } from './UsedIn.tsx';
import { useFillChoices, useFilled } from './useFill.ts';
import { focusVariable, VariablesPanel } from './VariablesPanel.tsx';
import './Clauses.css';

type Step = 'read' | 'fill';

const route = getRouteApi('/clauses/$slug');

export function ClausePage() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const { on } = useLawDay();
  const isShipped = search.origine === 'clausier';
  const family = useQuery(clauseQuery(slug, on, isShipped));
  if (family.isError && !family.data) {
    return (
      <>
        <PageHeader key="refused" title="Clause introuvable" back={<Link to="/clauses">← Toutes les clauses</Link>} />
        <ProblemNotice error={family.error} onRetry={() => void family.refetch()} />
      </>
    );
  }
  return (
    <QueryView query={family} loading="Ouverture de la clause…">
      {(data) => <ClauseView key={`${data.slug} ${isShipped}`} family={data} search={search} on={on} />}
    </QueryView>
  );
}

function ClauseView({ family, search, on }: { family: ClauseFamily; search: ClauseSearch; on: string }) {
  const navigate = useNavigate();
  const [choices, setChoices] = useFillChoices(family);
  const [step, setStep] = useState<Step>('read');
  const sheet = useRef<HTMLDivElement>(null);
  const piece = firstPiece(family, search.piece);
  const goToField = (id: string): void => {
    setStep('fill');
    requestAnimationFrame(() => focusVariable(id)); // Once the fields are shown.
  };
  const isShipped = search.origine === 'clausier';
  const ours = useFilled(family, piece, on, choices, !isShipped);
  const ccags = useQuery({ ...ccagsQuery, enabled: isShipped }).data?.items ?? [];
  // The server fills what the library gives: Clausier's text behind an adaptation is filled here.
  const filled = isShipped ? { ...ours, data: fillDraft(family, piece, { ...choices, on, ccags }) } : ours;
  const openPiece = (next: Piece): void =>
    void navigate({ to: '/clauses/$slug', params: { slug: family.slug }, search: { ...search, piece: next }, replace: true, resetScroll: false });
  const { piece: _, vue: __, origine: ___, ...back } = search;
  const actions = (
    <>
      {!isShipped && <ClauseActions family={family} piece={piece} on={on} {...choices} filled={filled.data} sheet={sheet} isPrimary />}
      <AdaptButton family={family} />
    </>
  );
  return (
    <>
      <PageHeader
        title={family.title}
        lead={family.summary}
        actions={actions}
        documentTitle={`${family.title} – Clauses`}
        back={
          <Link to="/clauses" search={{ ...back, vue: family.slug }}>
            ← Clauses
          </Link>
        }
      />
      <OwnMark family={family} isShipped={isShipped} />
      <Marks family={family} />
      <ReadAndFill
        step={step}
        onStep={setStep}
        missing={filled.data?.missing.length ?? 0}
        text={
          <div className="clause__reading">
            {filled.isError && <ProblemNotice error={filled.error} onRetry={() => void filled.refetch()} />}
            <ClauseText family={family} piece={piece} onPiece={openPiece} onVariable={goToField} filled={filled.data} sheet={sheet} />
          </div>
        }
        fields={<VariablesPanel family={family} piece={piece} choices={choices} onChange={setChoices} filled={filled.data} />}
      />
      <ClauseFacts family={family} />
      <UsedIn slug={family.slug} />
    </>
  );
}

/** Text and fields side by side; on a narrow screen, two steps. */
function ReadAndFill({
  step,
  onStep,
  text,
  fields,
  missing,
}: {
  step: Step;
  onStep: (step: Step) => void;
  text: ReactNode;
  fields: ReactNode;
  missing: number;
}) {
  const isWide = useMedia('(min-width: 1100px)');
  if (isWide)
    return (
      <div className="clause">
        {text}
        {fields}
      </div>
    );
  return (
    <div className="clause">
      {/* Both stay in the page, so that nothing typed is lost when going from one to the other. */}
      <div className="steps no-print" role="group" aria-label="Lire ou remplir">
        <span className="steps__step">
          <Button aria-pressed={step === 'read'} onPress={() => onStep('read')}>
            Lire le texte
          </Button>
        </span>
        <span className="steps__step">
          <Button aria-pressed={step === 'fill'} onPress={() => onStep('fill')}>
            {missing > 0 ? `Remplir (${missing})` : 'Remplir'}
          </Button>
        </span>
      </div>
      <div hidden={step !== 'read'}>{text}</div>
      <div hidden={step !== 'fill'}>{fields}</div>
    </div>
  );
}

/** How sure we are and why, what the clause is for, and what the date of law changes. */
function Marks({ family }: { family: ClauseFamily }) {
  return (
    <>
      <div className="clause__marks">
        <ConfidenceMark value={family.confidence} />
        {family.levers.map((lever) => (
          <Tag key={lever}>{LEVER_LABELS[lever]}</Tag>
        ))}
        {family.contractTypes.map((type) => (
          <Tag key={type}>{CONTRACT_TYPE_LABELS[type]}</Tag>
        ))}
      </div>
      {family.confidenceNote && <p className="clause__note">{family.confidenceNote}</p>}
      {family.warnings.length > 0 && (
        <div className="stack clause__warnings">
          {family.warnings.map((warning) => (
            <Finding key={warning} tone="warns" title={warning} />
          ))}
        </div>
      )}
    </>
  );
}
