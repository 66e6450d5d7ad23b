import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ClauseProposal } from '#shared/api/clause-import.ts';
import { CONTRACT_TYPES, LEVERS, PIECES, THEMES } from '#shared/api/clauses.ts';
import { BUILT_IN_VARIABLES } from '#shared/clause/variables.ts';
import { frenchTypography } from '#shared/typography.ts';
import type { ClauseTools } from '../../../editor/clause.ts';
import { RichText } from '../../../editor/RichText.tsx';
import { CONTRACT_TYPE_LABELS, LEVER_LABELS, PIECE_NAMES, THEME_LABELS } from '../../../labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CheckList } from '../own/CheckList.tsx';
import { TYPE_LABELS } from '../own/words.ts';
import { type Outcome, proposalFault } from './review.ts';

export type ProposalFormProps = {
  proposal: ClauseProposal;
  outcome: Outcome | null;
  isBusy: boolean;
  onChange: (part: Partial<ClauseProposal>) => void;
  onAccept: () => void;
  onSkip: () => void;
  onReopen: () => void;
};

const MOST_TITLE = 120;
const PIECE_OPTIONS = PIECES.map((value) => ({ value, label: PIECE_NAMES[value] }));

/** One proposal: what was read, what was guessed, what was lost; changed here, then accepted or passed over. */
export function ProposalForm({ proposal, outcome, isBusy, onChange, onAccept, onSkip, onReopen }: ProposalFormProps) {
  const [isAsked, setAsked] = useState(false);
  const fault = proposalFault(proposal);
  const accept = (): void => {
    setAsked(true);
    if (!fault) onAccept();
  };
  return (
    <section className="own-proposal" aria-label={`Proposition ${proposal.rank}`}>
      {proposal.under.length > 0 && <p className="soft small">{proposal.under.join(' › ')}</p>}
      {outcome && <Settled outcome={outcome} onReopen={onReopen} />}
      <ReadOnly value={outcome !== null}>
        <Said proposal={proposal} />
        <TextField label="Titre" isRequired maxLength={MOST_TITLE} value={proposal.title} onChange={(title) => onChange({ title })} />
        <Texts proposal={proposal} onChange={onChange} />
        <Variables proposal={proposal} />
        <Guesses proposal={proposal} onChange={onChange} />
        {outcome === null && (
          <div className="own-proposal__actions">
            <Button variant="primary" onPress={accept} isBusy={isBusy} busyLabel="Création…">
              Accepter&#x202f;: créer le brouillon
            </Button>
            <Button onPress={onSkip}>Passer</Button>
            {isAsked && fault && (
              <p className="field__error" role="alert">
                {fault}
              </p>
            )}
          </div>
        )}
      </ReadOnly>
    </section>
  );
}

function Settled({ outcome, onReopen }: { outcome: Outcome; onReopen: () => void }) {
  return outcome.kind === 'accepted' ? (
    <Finding
      tone="holds"
      title="Elle est dans les brouillons."
      mend={
        <LinkButton small to="/clauses/nos-clauses/$id" params={{ id: outcome.id }}>
          Ouvrir le brouillon
        </LinkButton>
      }
    />
  ) : (
    <Finding
      tone="notes"
      title="Vous l’avez passée."
      mend={
        <Button small onPress={onReopen}>
          La revoir
        </Button>
      }
    />
  );
}

/** What the file held and a clause cannot; and the clause of Clausier that it looks like. */
function Said({ proposal: { lost, resembles } }: { proposal: ClauseProposal }) {
  return (
    <>
      {resembles && (
        <Finding tone="notes" title={`Ce texte ressemble à une clause de la bibliothèque\u202f: «\u00a0${resembles.title}\u00a0».`}>
          <p>
            <Link to="/clauses/$slug" params={{ slug: resembles.slug }}>
              Ouvrir cette clause, et l’adapter plutôt que d’en créer une autre
            </Link>
          </p>
        </Finding>
      )}
      {lost.length > 0 && (
        <Finding tone="warns" title="Le fichier contenait ce qu’une clause ne garde pas">
          <ul>
            {lost.map((sentence) => (
              <li key={sentence}>{frenchTypography(sentence)}</li>
            ))}
          </ul>
        </Finding>
      )}
    </>
  );
}

function Texts({ proposal, onChange }: Pick<ProposalFormProps, 'proposal' | 'onChange'>) {
  const { texts, variables } = proposal;
  const tools = useMemo<ClauseTools>(() => {
    const all = [...variables.map(({ id, label }) => ({ id, label })), ...[...BUILT_IN_VARIABLES].map(([id, label]) => ({ id, label }))];
    return {
      labels: Object.fromEntries(all.map(({ id, label }) => [id, label])),
      variables: all,
      onNew: null,
      onOpen: null,
      onAround: null,
      citationOf: (id) => id,
    };
  }, [variables]);
  const set = (place: number, part: Partial<(typeof texts)[number]>): void =>
    onChange({ texts: texts.map((text, index) => (index === place ? { ...text, ...part } : text)) });
  return texts.map((text, index) => (
    // Texts have no identity of their own: their place is the only one.
    <div key={index} className="stack">
      <Select
        label={texts.length > 1 ? `Pièce du texte ${index + 1}` : 'Pièce du marché'}
        {...(text.piece === null ? { help: 'Rien dans le fichier ne la dit\u202f: choisissez.' } : {})}
        value={text.piece}
        options={PIECE_OPTIONS}
        onChange={(piece) => set(index, { piece })}
      />
      <RichText label={texts.length > 1 ? `Texte ${index + 1}` : 'Texte'} value={text.blocks} onChange={(blocks) => set(index, { blocks })} clause={tools} />
    </div>
  ));
}

function Variables({ proposal: { variables } }: { proposal: ClauseProposal }) {
  if (variables.length === 0) return null;
  return (
    <div>
      <h3 className="own-difference__title">Variables trouvées dans les blancs du texte</h3>
      <ul>
        {variables.map(({ id, label, type, unit }) => (
          <li key={id}>
            {label} <span className="soft small">{[TYPE_LABELS[type], unit].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">Leurs noms, leurs bornes et leurs valeurs de départ se complètent dans le brouillon.</p>
    </div>
  );
}

function Guesses({ proposal, onChange }: Pick<ProposalFormProps, 'proposal' | 'onChange'>) {
  return (
    <details>
      <summary>
        {`Classement deviné\u202f: ${[...proposal.levers.map((lever) => LEVER_LABELS[lever]), ...proposal.themes.map((theme) => THEME_LABELS[theme])].join(', ') || 'rien de reconnu'}`}
      </summary>
      <div className="stack">
        <CheckList
          legend="Leviers"
          options={LEVERS.map((value) => ({ value, label: LEVER_LABELS[value] }))}
          value={proposal.levers}
          onChange={(levers) => onChange({ levers })}
        />
        <CheckList
          legend="Thèmes"
          options={THEMES.map((value) => ({ value, label: THEME_LABELS[value] }))}
          value={proposal.themes}
          onChange={(themes) => onChange({ themes })}
        />
        <CheckList
          legend="Types de contrat"
          options={CONTRACT_TYPES.map((value) => ({ value, label: CONTRACT_TYPE_LABELS[value] }))}
          value={proposal.contractTypes}
          onChange={(contractTypes) => onChange({ contractTypes })}
        />
      </div>
    </details>
  );
}
