import { useState } from 'react';
import type { Lever, Theme } from '#shared/api/clauses.ts';
import type { LotRegime, RegimeAnswer, TenderRegime } from '#shared/api/tenders.ts';
import { formatMoney } from '#shared/format.ts';
import { isConcession } from '#shared/tender/names.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Tag } from '../../../../ui/Tag.tsx';
import { useFamilies } from '../../reading/useFamilies.ts';
import { AddClause } from '../clauses/AddClause.tsx';
import { done } from './done.ts';
import { Articles } from '../../reading/Articles.tsx';
import type { TenderStepId } from '../../addresses.ts';
import type { StepProps } from '../../workspace.ts';
import { Mark } from './Mark.tsx';
import { ValueSteps } from '../../parts/ValueSteps.tsx';
import { LAW_QUESTIONS, OBLIGATION_MARKS } from './words.ts';

type Question = (typeof LAW_QUESTIONS)[number]['key'];

/** What one looks for in the library to fulfil each. */
const SEARCHES: Partial<Record<Question, { lever: Lever; theme: Theme }>> = {
  socialCondition: { lever: 'execution-condition', theme: 'insertion' },
  environmentalCondition: { lever: 'execution-condition', theme: 'environment' },
  environmentalCriterion: { lever: 'award-criterion', theme: 'environment' },
  annualReport: { lever: 'contract-terms', theme: 'environment' },
};

/** The answers of the law for the lot, and the estimated value they rest on. */
export function LawAnswers({ workspace, regime, answers }: StepProps & { regime: TenderRegime; answers: LotRegime }) {
  const [search, setSearch] = useState<Question | null>(null);
  const families = useFamilies(workspace.onDay);
  const mendOf = (key: Question): Mend | null => {
    if (SEARCHES[key]) return { label: 'Choisir une clause', onPress: () => setSearch(key) };
    return key === 'severalCriteria' ? { label: 'Aller aux critères', onPress: () => workspace.goTo('decider', 'criteria') } : null;
  };
  return (
    <>
      {!regime.dated && <Undated workspace={workspace} />}
      <ul className="law-answers">
        {LAW_QUESTIONS.map(({ key, title }) => {
          const answer = answers[key];
          if (!answer) return null;
          return (
            <Answer
              key={key}
              title={key === 'severalCriteria' && isConcession(workspace.tender) ? 'Plusieurs critères' : title}
              answer={answer}
              on={regime.on}
              done={isDue(answer) ? done(key, workspace.lot, families.items) : null}
              mend={mendOf(key)}
            />
          );
        })}
      </ul>
      {search && <AddClause workspace={workspace} start={SEARCHES[search] ?? {}} onClose={() => setSearch(null)} />}
      <Value regime={regime} workspace={workspace} />
    </>
  );
}

function Undated({ workspace }: StepProps) {
  return (
    <div className="law-note">
      <p>{'La date de l’avis ou du lancement n’est pas indiquée\u202f: le droit d’aujourd’hui est utilisé.'}</p>
      <Go workspace={workspace} step="besoin" anchor="procedure/launchOn">
        Indiquer la date
      </Go>
    </div>
  );
}

function Go({ workspace, step, anchor, children }: StepProps & { step: TenderStepId; anchor: string; children: string }) {
  return (
    <Button small variant="quiet" onPress={() => workspace.goTo(step, anchor)}>
      {children}
    </Button>
  );
}

const isDue = ({ obligation }: RegimeAnswer): boolean => obligation === 'required' || obligation === 'attention';

/** Due: whether the lot has it, in a word. Not due: nothing to say. */
function Done({ done: what }: { done: string | false | null }) {
  if (what === null) return null;
  return what === false ? <Tag tone="ochre">○ Reste à prévoir</Tag> : <Tag tone="green">{`✓ ${what}`}</Tag>;
}

/** What fulfils it, in one gesture. */
type Mend = { label: string; onPress: () => void };
type AnswerProps = { title: string; answer: RegimeAnswer; on: string; done: string | false | null; mend: Mend | null };

function Answer({ title, answer, on, done: what, mend }: AnswerProps) {
  return (
    <li className="law-answers__row">
      <div className="law-answers__head">
        <h3 className="law-answers__title">{title}</h3>
        <Mark mark={OBLIGATION_MARKS[answer.obligation]} />
        <Done done={what} />
      </div>
      <div className="law-answers__words">
        <p>{frenchTypography(answer.reason)}</p>
        <Articles ids={answer.references} on={on} confidence={answer.confidence} />
        {what === false && mend && (
          <div>
            <Button small aria-label={`${mend.label}\u202f: ${title}`} onPress={mend.onPress}>
              {mend.label}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}

/** The estimated value and its working: it decides the threshold. */
function Value({ regime, workspace }: StepProps & { regime: TenderRegime }) {
  const { value } = regime;
  return (
    <details className="law-value">
      <summary>{`Valeur estimée\u202f: ${value.complete ? '' : 'au moins '}${formatMoney(value.cents)} hors taxes`}</summary>
      <div className="stack">
        <ValueSteps steps={value.steps} />
        {[...value.missing, ...value.warnings].map((sentence) => (
          <p key={sentence} className="soft small">
            {frenchTypography(sentence)}
          </p>
        ))}
        <Articles ids={value.references} on={regime.on} />
        {!value.complete && (
          <div>
            <Go workspace={workspace} step="lots" anchor={`lots/${workspace.lot.number - 1}/amountCents`}>
              Compléter les montants
            </Go>
          </div>
        )}
      </div>
    </details>
  );
}
