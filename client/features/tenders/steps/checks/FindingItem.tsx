import { useEffect, useRef, useState } from 'react';
import type { Finding, Severity } from '#shared/api/findings.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Finding as FindingFrame, type FindingTone } from '../../../../ui/Finding.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { Articles } from '../../reading/Articles.tsx';
import type { StepProps } from '../../workspace.ts';
import { targetOf } from './target.ts';
import { Passage } from './Passage.tsx';

type Props = StepProps & { finding: Finding };

const TONES: Record<Severity, FindingTone> = { blocking: 'blocks', attention: 'warns', advice: 'notes' };
const WORDS: Record<Severity, string> = { blocking: '■ Bloquant', attention: '▲ Attention', advice: '◇ Conseil' };

/** One finding: what was seen, why it matters, what to do, where. */
export function FindingItem({ workspace, finding }: Props) {
  const { severity, overridden, message, explanation, proposal, references, confidence, rule, title, where } = finding;
  return (
    <FindingFrame
      tone={overridden === null ? TONES[severity] : 'notes'}
      title={
        <>
          <span className="check__word">{overridden === null ? WORDS[severity] : '✕ Mis de côté'}</span> {message}
        </>
      }
      rule={
        <span className="check__rule">
          <span>{`${rule} · ${title}`}</span>
          <Articles ids={references} on={workspace.onDay} confidence={confidence} />
        </span>
      }
      mend={<Mend workspace={workspace} finding={finding} />}
    >
      {overridden !== null && <p className="check__reason">{`Motif\u202f: ${overridden}`}</p>}
      <p>{proposal}</p>
      <details className="check__why">
        <summary>Pourquoi c’est important</summary>
        <p>{explanation}</p>
      </details>
      {where.documentId !== null && where.paragraph !== null && <Passage tenderId={workspace.tender.id} documentId={where.documentId} where={where} />}
    </FindingFrame>
  );
}

/** The way out in sight takes the focus when the one just used goes away. */
const mendId = ({ id }: Finding): string => `mend-${id}`;
const focusMend = (finding: Finding): number => requestAnimationFrame(() => document.getElementById(mendId(finding))?.focus());

/** The ways out: the field, or setting aside with a reason. */
function Mend({ workspace, finding }: Props) {
  const [isWriting, setWriting] = useState(false);
  // What the pieces lack, or say against each other, is mended in the files.
  const isInFiles = finding.where.documentId !== null || finding.rule.startsWith('X');
  const place = isInFiles ? null : targetOf(finding.where.path, workspace.tender);
  const go = (): void => {
    if (place) workspace.goTo(place.step, place.anchor, place.lotId ?? undefined);
  };
  const close = (): void => {
    setWriting(false);
    focusMend(finding);
  };
  if (isWriting) return <SetAside workspace={workspace} finding={finding} onDone={close} />;
  return (
    <>
      {place && finding.overridden === null && (
        <Button reads small aria-label={`Aller au champ\u202f: ${finding.title}`} onPress={go}>
          Aller au champ
        </Button>
      )}
      {isInFiles && finding.overridden === null && <OpenFiles workspace={workspace} finding={finding} />}
      {finding.overridden !== null && <TakeBack workspace={workspace} finding={finding} />}
      {finding.severity !== 'blocking' && finding.overridden === null && (
        <Button small variant="quiet" id={mendId(finding)} aria-label={`Mettre de côté\u202f: ${finding.title}`} onPress={() => setWriting(true)}>
          Mettre de côté
        </Button>
      )}
    </>
  );
}

function OpenFiles({ workspace, finding }: Props) {
  const { documentId } = finding.where;
  const label = documentId === null ? 'Aller aux fichiers' : 'Ouvrir le fichier';
  return (
    <Button
      reads
      small
      aria-label={`${label}\u202f: ${finding.title}`}
      onPress={() => workspace.goTo('fichiers', documentId === null ? undefined : `document/${documentId}`)}
    >
      {label}
    </Button>
  );
}

const withoutOne = ({ workspace, finding }: Props): void =>
  workspace.change((tender) => ({ overrides: tender.overrides.filter((one) => one.finding !== finding.id) }));

function TakeBack({ workspace, finding }: Props) {
  const takeBack = (): void => {
    withoutOne({ workspace, finding });
    focusMend(finding);
  };
  return (
    <Button small id={mendId(finding)} aria-label={`Remettre\u202f: ${finding.title}`} onPress={takeBack}>
      Remettre dans les constats
    </Button>
  );
}

function SetAside({ workspace, finding, onDone }: Props & { onDone: () => void }) {
  const [reason, setReason] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const keep = (): void => {
    workspace.change((tender) => ({
      overrides: [...tender.overrides.filter((one) => one.finding !== finding.id), { finding: finding.id, reason: reason.trim() }].slice(-LIMITS.rows),
    }));
    onDone();
    toast('Constat mis de côté, motif gardé dans la consultation.', () => withoutOne({ workspace, finding }));
  };
  return (
    <div className="check__aside" ref={box}>
      <TextArea
        label="Pourquoi passer outre"
        help="Ce motif reste dans la consultation, avec le constat."
        rows={2}
        maxLength={LIMITS.longText}
        value={reason}
        onChange={setReason}
      />
      <div className="row">
        <Button small isDisabled={!reason.trim()} onPress={keep}>
          Mettre de côté
        </Button>
        <Button small variant="quiet" onPress={onDone}>
          Annuler
        </Button>
      </div>
    </div>
  );
}
