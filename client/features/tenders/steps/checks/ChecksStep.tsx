import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FindingList } from '#shared/api/findings.ts';
import { formatDay } from '#shared/format.ts';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { Finding as FindingFrame } from '../../../../ui/Finding.tsx';
import { PageHeader } from '../../../../ui/PageHeader.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { documentsQuery, findingsQuery } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { FindingItem } from './FindingItem.tsx';
import { countSentence, counts, grouped } from './group.ts';
import './checks.css';

/** All the checks, on the data and on the files, with the way to mend each. */
export function ChecksStep({ workspace }: StepProps) {
  const { tender, onDay } = workspace;
  const findings = useQuery(findingsQuery(tender.id));
  return (
    <>
      <PageHeader
        title="Contrôles"
        documentTitle={`Contrôles – ${tender.title}`}
        lead={`La consultation et vos fichiers, lus avec le droit au ${formatDay(onDay)}. Chaque constat dit pourquoi, et comment y remédier.`}
      />
      <QueryView query={findings} loading="Contrôle de la consultation et des fichiers…">
        {(list) => <Groups workspace={workspace} list={list} />}
      </QueryView>
    </>
  );
}

function Groups({ workspace, list }: StepProps & { list: FindingList }) {
  const { tender } = workspace;
  const documents = useQuery(documentsQuery(tender.id)).data?.items ?? [];
  const [hasAdvice, setAdvice] = useState(true);
  // What is set aside shows at once; the server says the same after the save.
  const reasons = new Map(tender.overrides.map(({ finding, reason }) => [finding, reason]));
  const items = list.items.map((finding) => ({ ...finding, overridden: reasons.get(finding.id) ?? null }));
  const summary = counts(items);
  const shown = items.filter(({ severity }) => hasAdvice || severity !== 'advice');
  return (
    <>
      <div className="checks__summary">
        <p role="status" className="checks__count">
          {countSentence(summary)}
        </p>
        {summary.advice > 0 && <Checkbox label={`Montrer les conseils (${summary.advice})`} isSelected={hasAdvice} onChange={setAdvice} />}
      </div>
      {items.length === 0 && (
        <FindingFrame tone="holds" title="Aucun constat">
          <p>Les données et les fichiers ne montrent rien à corriger. Une relecture par un juriste reste utile.</p>
        </FindingFrame>
      )}
      {grouped(shown, tender, documents).map((group) => (
        <Section key={group.key} title={group.title}>
          <ul className="checks">
            {group.findings.map((finding) => (
              <li key={finding.id}>
                <FindingItem workspace={workspace} finding={finding} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
