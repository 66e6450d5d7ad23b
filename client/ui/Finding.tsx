import type { ReactNode } from 'react';
import './Finding.css';

export type FindingTone = 'blocks' | 'warns' | 'holds' | 'notes';
const WORDS: Record<FindingTone, string> = { blocks: 'À corriger', warns: 'Attention', holds: 'Conforme', notes: 'À savoir' };

export type FindingProps = {
  tone: FindingTone;
  title: ReactNode /** The rule and its article, in small. */;
  rule?: ReactNode /** The way to mend: a link or a button. */;
  mend?: ReactNode;
  children?: ReactNode;
};

/** What a check found: a coloured edge, one sentence, the rule, and the way to mend. The tone is also said in words. */
export function Finding({ tone, title, rule, mend, children }: FindingProps) {
  return (
    <div className={`finding finding--${tone}`}>
      <p className="finding__title">
        <span className="visually-hidden">{WORDS[tone]}&#x202f;: </span>
        {title}
      </p>
      {children}
      {rule && <p className="finding__rule">{rule}</p>}
      {mend && <div className="finding__mend">{mend}</div>}
    </div>
  );
}
