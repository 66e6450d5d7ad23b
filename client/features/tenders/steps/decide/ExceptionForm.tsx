import { useMemo } from 'react';
import { SOCIAL_EXCEPTION_IDS } from './exceptions.ts';
import type { LotRegime, RegimeException } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { hasCondition } from '#shared/rules/helpers.ts';
import { useFamilies } from '../../reading/useFamilies.ts';
import { exceptionReason } from '#shared/tender/exception.ts';
import type { Law } from '#shared/tender/law.ts';
import { frenchTypography } from '#shared/typography.ts';
import { BlocksView } from '../../../../ui/BlocksView.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Articles } from '../../reading/Articles.tsx';
import type { StepProps } from '../../workspace.ts';

type Props = StepProps & { law: Law | null; answers: LotRegime | undefined };

/** « Aucune clause »: the closed list of reasons, the facts in writing, and the reason as the rapport de présentation will hold it. */
export function ExceptionForm({ workspace, law, answers }: Props) {
  const families = useFamilies(workspace.onDay);
  const exceptions = answers?.exceptions ?? [];
  if (!answers) return null;
  if (exceptions.length === 0)
    return (
      <p className="law-note">
        {'Pour ce lot, la loi ne demande pas de condition sociale\u202f: aucun motif n’est à écrire. Vous pouvez noter la raison de votre choix au dossier.'}
      </p>
    );
  const hasClause = hasCondition(workspace.lot, 'social', { others: [], clauses: families.items });
  return (
    <div className="exception">
      {hasClause && <p className="law-note">{'Une condition sociale est déjà choisie pour ce lot\u202f: ce motif ne sert que si vous y renoncez.'}</p>}
      <Choice workspace={workspace} exceptions={exceptions} />
      <Circumstances workspace={workspace} />
      {law && <Preview workspace={workspace} law={law} />}
    </div>
  );
}

const openWord = ({ open }: RegimeException): string => (open === null ? 'À compléter' : open ? 'Ouvert' : 'Fermé');

function Choice({ workspace, exceptions }: StepProps & { exceptions: readonly RegimeException[] }) {
  const { lot, changeLot, onDay } = workspace;
  const shown = exceptions.filter(({ id, open }) => open !== false || id === lot.exception);
  const closed = exceptions.filter((one) => !shown.includes(one));
  const options = SOCIAL_EXCEPTION_IDS.flatMap((value) => {
    const one = shown.find(({ id }) => id === value);
    return one ? [{ value, label: frenchTypography(one.title), help: frenchTypography(`${openWord(one)} : ${one.reason}`) }] : [];
  });
  return (
    <Anchor name="exception">
      <RadioGroup
        label="Motif, dans la liste fermée de la loi"
        value={lot.exception}
        options={options}
        onChange={(exception) => changeLot(lot.id, (current) => ({ ...current, exception }))}
        error={lot.exception === null ? 'Choisissez un motif\u202f: sans lui, la condition sociale reste due.' : undefined}
      />
      {closed.map((one) => (
        <p key={one.id} className="exception__closed">
          <span aria-hidden="true">✕ </span>
          {frenchTypography(`${one.title} : fermé. ${one.reason}`)}
        </p>
      ))}
      <Articles ids={[...new Set(exceptions.flatMap(({ references }) => references))]} on={onDay} />
    </Anchor>
  );
}

function Circumstances({ workspace }: StepProps) {
  const { lot, changeLot } = workspace;
  return (
    <Anchor name="circumstances">
      <TextArea
        label="Circonstances propres à ce lot"
        help={
          'Des faits datés et vérifiables\u202f: l’offre et les métiers, les durées, les qualifications exigées, les échanges avec le facilitateur ou les entreprises (par catégorie, sans nom), les autres conditions sociales étudiées et pourquoi elles ne conviennent pas.'
        }
        rows={5}
        maxLength={LIMITS.longText}
        value={lot.circumstances}
        onChange={(circumstances) => changeLot(lot.id, (current) => ({ ...current, circumstances }))}
      />
    </Anchor>
  );
}

/** The text as it will stand in the Word file, and what it still lacks. */
function Preview({ workspace, law }: StepProps & { law: Law }) {
  const { tender, lot } = workspace;
  const reason = useMemo(() => exceptionReason(tender, lot, law), [tender, lot, law]);
  if (!reason) return null;
  return (
    <>
      {reason.complete ? (
        <Finding tone="holds" title="Le motif est complet." />
      ) : (
        <Finding tone="warns" title={'Le motif n’est pas encore complet.'}>
          <ul>
            {reason.missing.map((one) => (
              <li key={one}>{frenchTypography(one)}</li>
            ))}
          </ul>
        </Finding>
      )}
      <details className="law-value" open={lot.circumstances.trim() !== ''}>
        <summary>Aperçu du motif à garder au dossier</summary>
        <BlocksView blocks={reason.blocks} references={[]} headingLevel={4} hasNotes={false} />
        <Articles ids={reason.references} on={law.on} confidence={reason.confidence} />
      </details>
    </>
  );
}
