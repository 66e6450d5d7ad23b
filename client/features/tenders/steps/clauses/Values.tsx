import { useState } from 'react';
import type { TenderClause, TenderVariable } from '#shared/api/tender-clauses.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../../ui/Button.tsx';
import { VariableField } from '../../../clauses/VariableField.tsx';
import type { StepProps } from '../../workspace.ts';
import { withValue } from './choose.ts';

const isCcag = ({ id }: TenderVariable): boolean => id.startsWith('ccag.');

/** The values of a clause, each asked once; those the clause proposes fold away. */
export function Values({ workspace, clause, onGo }: StepProps & { clause: TenderClause; onGo: (id: string) => void }) {
  const fields = clause.variables.filter((variable) => !isCcag(variable));
  // Decided when the clause opens: a field must not move while one types in it.
  const [folded] = useState(() => new Set(fields.filter(({ origin }) => origin === 'default').map(({ id }) => id)));
  const missing = clause.variables.filter(({ origin }) => origin === 'missing');
  const draw = (variable: TenderVariable) => <Value key={variable.id} workspace={workspace} slug={clause.slug} variable={variable} />;
  const proposed = fields.filter(({ id }) => folded.has(id));
  return (
    <div className="values">
      <h4 className="values__title">Valeurs</h4>
      <Missing missing={missing.filter((variable) => !isCcag(variable))} onGo={onGo} />
      <CcagValues workspace={workspace} variables={clause.variables.filter(isCcag)} />
      {fields.filter(({ id }) => !folded.has(id)).map(draw)}
      {proposed.length > 0 && (
        <details className="values__fold" open={proposed.length <= 3}>
          <summary>{`Valeurs proposées par la clause (${proposed.length})`}</summary>
          <p className="field__help">Des points de départ, à confirmer ou à changer.</p>
          <div className="stack">{proposed.map(draw)}</div>
        </details>
      )}
    </div>
  );
}

function Missing({ missing, onGo }: { missing: readonly TenderVariable[]; onGo: (id: string) => void }) {
  if (missing.length === 0) return null;
  return (
    <div className="variables__missing">
      <p>{missing.length === 1 ? 'Il manque une valeur\u202f:' : `Il manque ${missing.length} valeurs\u202f:`}</p>
      <ul className="plain-list">
        {missing.map(({ id, label }) => (
          <li key={id}>
            <button type="button" className="variables__go" onClick={() => onGo(id)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Article numbers come from the CCAG of the consultation, chosen once for all. */
function CcagValues({ workspace, variables }: StepProps & { variables: readonly TenderVariable[] }) {
  if (variables.length === 0) return null;
  const known = variables.filter(({ value }) => value !== null);
  return (
    <div className="values__ccag">
      {known.length > 0 && <p className="small">{known.map(({ label, value }) => `${label}\u202f: ${value}`).join(' · ')}</p>}
      {known.length < variables.length && <p className="small">{'Le CCAG de la consultation n’est pas choisi, ou n’a pas cet article.'}</p>}
      <Button small variant="quiet" onPress={() => workspace.goTo('besoin', 'procedure/ccag')}>
        {known.length > 0 ? 'Changer de CCAG' : 'Choisir le CCAG'}
      </Button>
    </div>
  );
}

/** Where a value comes from, in words: « D’où vient cette valeur : heures retenues pour le lot 2. » */
const originSentence = ({ origin, from }: TenderVariable): string => {
  if (origin === 'tender') return `Repris de la consultation\u202f: ${from}.`;
  if (origin === 'default') return 'Proposé par la clause, à confirmer.';
  return origin === 'missing' ? 'À remplir.' : '';
};

function Value({ workspace, slug, variable }: StepProps & { slug: string; variable: TenderVariable }) {
  const { lot, changeLot } = workspace;
  const own = lot.clauses.find((chosen) => chosen.slug === slug)?.values[variable.id];
  const set = (value: string | number | undefined): void => changeLot(lot.id, (current) => withValue(current, slug, variable.id, value));
  // An emptied field stays empty while one is in it; what is proposed comes back on leaving.
  const leave = (): void => {
    if (own === '') set(undefined);
  };
  const help = [originSentence(variable), variable.help].filter(Boolean).join(' ');
  return (
    <div role="group" aria-label={variable.label} className={`value value--${variable.origin}`} onBlur={leave}>
      <VariableField
        variable={{ ...variable, help: frenchTypography(help) }}
        value={own ?? variable.value ?? undefined}
        onChange={(value) => set(value ?? '')}
      />
      {variable.origin === 'typed' && (
        <Button small variant="quiet" aria-label={`Revenir à la valeur proposée\u202f: ${variable.label}`} onPress={() => set(undefined)}>
          Revenir à la valeur proposée
        </Button>
      )}
    </div>
  );
}
