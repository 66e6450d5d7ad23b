import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { LEVER_LABELS } from '../../../labels.ts';
import { useLawDay } from '../../../lawDay.ts';
import { clausesQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { RowList } from '../../../workspace/RowList.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { useClauseTitles } from '../parts/useClauseTitles.ts';
import { useSection } from '../save/useScheme.ts';
import { StepHeader } from './StepHeader.tsx';

const MOST = 60;

export function AnnexesStep() {
  const [slugs, edit] = useSection('clauseSlugs');
  const titles = useClauseTitles();
  return (
    <>
      <StepHeader title="Clauses annexées" lead="Les clauses que le schéma recommande, imprimées en annexe avec leurs articles à la date du droit choisie." />
      <Section title="Clauses choisies" anchor="clauses">
        {slugs.length === 0 && (
          <EmptyState title="Aucune clause annexée">
            <p>Cherchez une clause ci-dessous, ou reprenez celles que vos actions citent.</p>
          </EmptyState>
        )}
        <RowList
          rows={slugs.map((id) => ({ id }))}
          edit={(change) => edit((current) => change(current.map((id) => ({ id }))).map(({ id }) => id))}
          label="Clauses annexées"
          nameOf={({ id }) => titles.of(id)}
          removedText="Clause retirée des annexes."
        >
          {({ id }) => (
            <Link to="/clauses/$slug" params={{ slug: id }} target="_blank">
              Lire cette clause (nouvel onglet)
            </Link>
          )}
        </RowList>
        <CitedClauses />
      </Section>
      <Search />
    </>
  );
}

/** Clauses that the actions cite and the annexes lack. */
function CitedClauses() {
  const [axes] = useSection('axes');
  const [slugs, edit] = useSection('clauseSlugs');
  const cited = [...new Set(axes.flatMap((axis) => axis.objectives.flatMap(({ actions }) => actions.flatMap(({ clauseSlugs }) => clauseSlugs))))].filter(
    (slug) => !slugs.includes(slug),
  );
  if (cited.length === 0) return null;
  return (
    <div className="row">
      <Button
        onPress={() => edit((current) => [...current, ...cited].slice(0, LIMITS.rows).slice(0, MOST))}
      >{`Ajouter les ${cited.length} clauses citées par vos actions`}</Button>
    </div>
  );
}

function Search() {
  const { on } = useLawDay();
  const [slugs, edit] = useSection('clauseSlugs');
  const [typed, setTyped] = useState('');
  const clauses = useQuery(clausesQuery({ on, q: typed.trim().slice(0, LIMITS.searchQuery), limit: 30 }));
  return (
    <Section title="Chercher dans la bibliothèque" anchor="chercher">
      <TextField
        label="Chercher une clause"
        type="search"
        placeholder="insertion, réemploi, lot réservé…"
        maxLength={LIMITS.searchQuery}
        value={typed}
        onChange={setTyped}
      />
      <QueryView query={clauses}>
        {({ items, total }) => (
          <>
            <p role="status" className="soft small">
              {total > items.length ? `${items.length} premières clauses sur ${total}` : `${total} clause${total > 1 ? 's' : ''}`}
            </p>
            <ul className="picker">
              {items.map((clause) => (
                <li key={clause.slug} className="clause-result">
                  <div className="picker__body">
                    <p className="picker__title">{clause.title}</p>
                    <p>{clause.summary}</p>
                    <p className="row">
                      <span className="soft">{clause.levers.map((lever) => LEVER_LABELS[lever]).join(', ')}</span>
                      <ConfidenceMark value={clause.confidence} />
                    </p>
                  </div>
                  {slugs.includes(clause.slug) ? (
                    <span className="soft small">Annexée</span>
                  ) : (
                    <Button
                      small
                      isDisabled={slugs.length >= MOST}
                      aria-label={`Annexer\u202f: ${clause.title}`}
                      onPress={() => edit((current) => [...current, clause.slug])}
                    >
                      Annexer
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Section>
  );
}
