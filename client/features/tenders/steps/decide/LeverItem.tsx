import { type ReactNode, useState } from 'react';
import type { LeverRecommendation, Reason } from '#shared/api/recommendations.ts';
import type { Decision, DecisionLever, LotRegime } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Law } from '#shared/tender/law.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../../ui/Button.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Articles } from '../../reading/Articles.tsx';
import type { StepProps } from '../../workspace.ts';
import { decisionOf, needsReason, withReason } from './decisions.ts';
import { ExceptionForm } from './ExceptionForm.tsx';
import { Mark } from './Mark.tsx';
import { Reserved } from './Reserved.tsx';
import { SuggestedClauses } from './SuggestedClauses.tsx';
import { DECISION_MARKS, FIT_MARKS } from './words.ts';

export type LeverItemProps = StepProps & {
  item: LeverRecommendation;
  index: number;
  count: number;
  order: readonly DecisionLever[];
  law: Law | null;
  answers: LotRegime | undefined;
  opensFirst: boolean;
  onDecide: (decision: Decision) => void;
  onMove: (by: -1 | 1) => void;
};

/** One lever: its fit, the first reason, the two gestures; the rest unfolds. */
export function LeverItem(props: LeverItemProps) {
  const { workspace, item, opensFirst, onDecide } = props;
  const { decision } = decisionOf(workspace.lot, item.lever);
  const [isOpen, setOpen] = useState(opensFirst);
  const decide = (wanted: Decision): void => {
    onDecide(wanted);
    if (wanted === 'retained' && item.lever !== 'none') setOpen(true);
  };
  return (
    <li className={`lever lever--${decision}`} data-lever={item.lever}>
      <div className="lever__head">
        <div className="lever__name">
          <h3 className="lever__title">
            <button type="button" className="rows__toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              <span aria-hidden="true" className="rows__chevron">
                {isOpen ? '▾' : '▸'}
              </span>
              {item.title}
            </button>
          </h3>
          <div className="lever__marks">
            <Mark mark={FIT_MARKS[item.fit]} />
            {decision !== 'undecided' && <Mark mark={DECISION_MARKS[decision]} />}
          </div>
        </div>
        <LeverTools {...props} decision={decision} onDecide={decide} />
      </div>
      {!isOpen && item.reasons[0] && <p className="lever__first">{frenchTypography(item.reasons[0].text)}</p>}
      <LeverDecision {...props} decision={decision} />
      {isOpen && <LeverBody {...props} />}
    </li>
  );
}

function LeverTools({ item, index, count, onDecide, onMove, decision }: LeverItemProps & { decision: Decision }) {
  return (
    <div className="lever__tools">
      <Button small aria-pressed={decision === 'retained'} aria-label={`Retenir\u202f: ${item.title}`} onPress={() => onDecide('retained')}>
        Retenir
      </Button>
      <Button small aria-pressed={decision === 'set-aside'} aria-label={`Écarter\u202f: ${item.title}`} onPress={() => onDecide('set-aside')}>
        Écarter
      </Button>
      <Button small variant="quiet" data-move="-1" aria-label={`Monter\u202f: ${item.title}`} isDisabled={index === 0} onPress={() => onMove(-1)}>
        Monter
      </Button>
      <Button small variant="quiet" data-move="1" aria-label={`Descendre\u202f: ${item.title}`} isDisabled={index === count - 1} onPress={() => onMove(1)}>
        Descendre
      </Button>
    </div>
  );
}

/** What the decision asks for: a reason, for whom the lot is reserved, the written exception. */
function LeverDecision({ workspace, item, order, law, answers, decision }: LeverItemProps & { decision: Decision }) {
  const { lot, changeLot } = workspace;
  if (decision === 'set-aside') {
    const { reason } = decisionOf(lot, item.lever);
    const isAsked = needsReason(item, decision);
    return (
      <Anchor name={`levers/${item.lever}`}>
        <TextArea
          label={`Pourquoi écarter ce levier${isAsked ? '' : ' (facultatif)'}`}
          rows={2}
          maxLength={LIMITS.longText}
          value={reason}
          error={isAsked && !reason.trim() ? 'Ce levier est recommandé\u202f: écrivez pourquoi vous l’écartez.' : undefined}
          onChange={(typed) => changeLot(lot.id, (current) => withReason(current, order, item.lever, typed))}
        />
      </Anchor>
    );
  }
  if (decision !== 'retained') return null;
  if (item.lever === 'reserved-lot') return <Reserved workspace={workspace} item={item} />;
  if (item.lever === 'none') return <ExceptionForm workspace={workspace} law={law} answers={answers} />;
  return null;
}

function LeverBody({ workspace, item }: LeverItemProps) {
  const { onDay } = workspace;
  return (
    <div className="lever__body">
      <Reasons title="Pourquoi" reasons={item.reasons} on={onDay} />
      <Reasons title="À surveiller" reasons={item.cautions} on={onDay} />
      <SuggestedClauses workspace={workspace} item={item} />
    </div>
  );
}

function Reasons({ title, reasons, on }: { title: string; reasons: readonly Reason[]; on: string }): ReactNode {
  if (reasons.length === 0) return null;
  return (
    <div className="lever__part">
      <h4 className="lever__label">{title}</h4>
      <ul className="lever__reasons">
        {reasons.map(({ text, references, confidence }) => (
          <li key={text}>
            <p>{frenchTypography(text)}</p>
            <Articles ids={references} on={on} confidence={confidence} />
          </li>
        ))}
      </ul>
    </div>
  );
}
